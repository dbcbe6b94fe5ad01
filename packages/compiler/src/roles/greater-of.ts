import type { Expression } from '@ontarget/evaluator/format';
import type { GreaterOf, Role } from '@ontarget/language/ast';
import { greatest, least } from '../build/expressions.ts';
import type { Compilation } from '../compilation.ts';
import { ids } from '../names.ts';
import { cannotCompile, refuse } from '../problems.ts';

/**
 * The payouts of some components that are due, added up. Of components named by `pays the greater of` (or the lesser)
 * only one counts, decided for each payment on what is due then.
 */
export function payoutsDue(
  c: Compilation,
  role: Role,
  components: readonly { readonly id: string }[],
): Expression[] {
  const given = new Set(components.map(({ id }) => id));
  const choices = clausesOf(role)
    .map((clause) => ({ clause, of: memberIds(c, role, clause) }))
    .filter(({ of }) => of.some((id) => given.has(id)));
  const chosen = new Set<string>();
  const parts = choices.map(({ clause, of }): Expression => {
    for (const id of of) {
      const name = id.split('/').at(-1) ?? id;
      if (!given.has(id)) {
        cannotCompile(
          clause,
          name,
          'it is not paid, or not together with the other components that it is held against',
        );
      }
      if (chosen.has(id))
        refuse('said-twice', clause, {
          owner: role.name,
          what: `"the greater of" for ${name}`,
          first: 'above',
        });
      chosen.add(id);
    }
    return (clause.which === 'greater' ? greatest : least)(of.map((id) => due(id)));
  });
  return [...parts, ...components.filter(({ id }) => !chosen.has(id)).map(({ id }) => due(id))];
}

function due(component: string): Expression {
  return { op: 'due', component, stage: 'payout' };
}

function clausesOf(role: Role): GreaterOf[] {
  return role.members.flatMap((member) =>
    member.$type === 'TotalTerms' || member.$type === 'VariablePay'
      ? member.clauses.filter((clause) => clause.$type === 'GreaterOf')
      : [],
  );
}

/** Each component once: one that is named twice would be held against itself. */
function memberIds(c: Compilation, role: Role, clause: GreaterOf): string[] {
  const names = clause.components.map(({ $refText }) => $refText);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined)
    refuse('said-twice', clause, { owner: role.name, what: twice, first: 'in the same line' });
  for (const name of names) {
    const id = ids.component(role.name, name);
    if (c.omitted.has(id)) cannotCompile(clause, name, 'it could not be compiled itself');
  }
  return names.map((name) => ids.component(role.name, name));
}
