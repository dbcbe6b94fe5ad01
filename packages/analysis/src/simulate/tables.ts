import type { Plan } from '@ontarget/evaluator/format';

/**
 * The tables of a plan that a simulation reads: the roster, and those that formulas look things up in. No table of deals is
 * read, since results are drawn.
 */
export function simulatedTables(plan: Plan): Plan['tables'] {
  const { roster } = plan.tables;
  const people = roster?.kind === 'derived' ? roster.parts.map(({ from }) => from) : ['roster'];
  const credited = new Set(
    Object.values(plan.tables).flatMap((table) => (table.kind === 'credits' ? [table.from] : [])),
  );
  return Object.fromEntries(
    Object.entries(plan.tables).filter(
      ([name]) => people.includes(name) || !(credited.has(name) || name === 'results'),
    ),
  );
}
