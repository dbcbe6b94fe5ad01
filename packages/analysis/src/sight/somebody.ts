import type { Expression, Plan, ValueId } from '@ontarget/evaluator/format';
import { type Rational, rational } from '@ontarget/evaluator/numbers';
import { own } from './plan-view.ts';
import { objectsIn, readsOf } from './reads.ts';

/** The team that somebody of the role is in: its own, else the first one that its pay can be read for. */
export function teamOf(plan: Plan, role: string): string | undefined {
  const known = own(plan.roles, role);
  if (known === undefined) return undefined;
  if (known.team !== undefined && choices(known.team)) return known.team;
  const asked = teamCases(plan, known.total);
  return asked.find((team) => known.team === undefined || isBelow(team, known.team)) ?? known.team;

  function choices(team: string): boolean {
    const cases = known === undefined ? [] : teamCases(plan, known.total);
    return cases.length === 0 || cases.includes(team);
  }
  function isBelow(team: string, above: string): boolean {
    for (let at: string | undefined = team; at !== undefined; at = own(plan.teams, at)?.parent)
      if (at === above) return true;
    return false;
  }
}

/** The teams that a role's pay tells apart. */
function teamCases(plan: Plan, from: ValueId): string[] {
  const teams = new Set<string>();
  for (const id of readsOf(plan, [from]).values) {
    for (const node of objectsIn(own(plan.values, id)?.formula))
      if (node.op === 'team') for (const team of Object.keys(node.cases as object)) teams.add(team);
  }
  return [...teams].sort();
}

/** An amount of which every share that plans use is exact enough to read. */
const NOMINAL = rational(120_000);

/** Columns that pay asks the roster for and that nothing stands in for. */
export function rosterColumns(plan: Plan, role: string): Record<string, Rational> {
  const total = own(plan.roles, role)?.total;
  if (total === undefined) return {};
  const columns: Record<string, Rational> = {};
  for (const id of readsOf(plan, [total]).values) {
    for (const name of askedOfRoster(own(plan.values, id)?.formula)) columns[name] = NOMINAL;
  }
  return columns;
}

/** The columns of the roster that a formula asks for and does without in no case. */
export function askedOfRoster(formula: Expression | undefined): string[] {
  return [...objectsIn(formula)]
    .filter((node) => node.op === 'roster' && node.whenBlank === undefined)
    .map((node) => String(node.column));
}
