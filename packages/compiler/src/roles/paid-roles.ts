import { declarationsIn, folderKey, folderOf } from '@ontarget/language';
import type { Role } from '@ontarget/language/ast';
import { AstUtils } from 'langium';
import type { Compilation } from '../compilation.ts';
import { declared } from '../declared.ts';

/**
 * The plan's own roles, and those of a library it uses. The roles of another plan are paid by that plan: here they are
 * only names of who carries a goal.
 */
export function paidRoles(c: Compilation): Role[] {
  const plans = new Set(
    c.model.documents
      .filter(({ parseResult }) =>
        declarationsIn(parseResult.value).some(({ $type }) => $type === 'PlanHeader'),
      )
      .map(({ uri }) => folderOf(uri)),
  );
  plans.delete(folderKey(c.model.folder));
  return declared(c, 'Role').filter((role) => !plans.has(folderOf(AstUtils.getDocument(role).uri)));
}
