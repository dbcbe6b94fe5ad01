import type { Examples, QuotaTerms, Role } from '../generated/ast.ts';
import { componentsOf } from '../resolve/components.ts';
import { clauseOf } from '../resolve/quota.ts';
import type { Check } from './context.ts';

const WORDS = 'unless the roster says otherwise';

/** A quota or target pay of somebody's own counts only where the role lets the roster say it. */
export const exampleSettingsMustChangeSomething: Check<Examples> = (examples, say) => {
  const role = examples.role?.ref;
  if (role === undefined) return;
  for (const setting of examples.settings) {
    const what =
      setting.$type === 'QuotaSetting' ? 'quota' : setting.$type === 'PaySetting' ? 'target pay' : undefined;
    if (what === undefined) continue;
    const isRead =
      setting.$type === 'QuotaSetting'
        ? termsOf(role).some((terms) => terms.fromRoster || terms.roster)
        : !isStated(role) || role.members.some((member) => 'roster' in member && member.roster === true);
    if (!isRead) say('example-setting-idle', { node: setting }, { role: role.name, what, words: WORDS });
  }
};

function termsOf(role: Role): QuotaTerms[] {
  const ofComponents = componentsOf(role).flatMap(
    (component) => clauseOf(component, 'QuotaClause')?.terms ?? [],
  );
  return [
    ...role.members.flatMap((member) => (member.$type === 'RoleQuota' ? (member.terms ?? []) : [])),
    ...ofComponents,
  ];
}

function isStated({ members }: Role): boolean {
  return members.some(({ $type }) => $type === 'OnTargetPay' || $type === 'BasePay' || $type === 'TargetPay');
}
