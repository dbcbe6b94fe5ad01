import type { Plan, ValueId } from '@ontarget/evaluator/format';
import { own } from './plan-view.ts';
import { objectsIn, readsOf } from './reads.ts';

/** How a measure that no goal counts leads to one that a goal does. */
export type Leads = 'worked out from' | 'the same rows as';

/** Other measures that measures lead to. */
export interface LeadingTo {
  readonly how: Leads;
  readonly measures: readonly string[];
}

/**
 * What measures lead to, the nearest first: what they are worked out from, however far down (a ratio, a sum, a formula); and
 * what adds up the same column of the same rows, credited to somebody else (an overlay of the deals that a goal counts).
 */
export function leadingTo(plan: Plan, measures: readonly string[]): LeadingTo[] {
  const others = Object.keys(plan.measures).filter((name) => !measures.includes(name));
  const results = measures.flatMap((name) => resultsOf(plan, name));
  const { values, entered, credits } = readsOf(plan, results);
  const isReadBy = (name: string) =>
    resultsOf(plan, name).some((id) => values.has(id)) || entered.has(name) || credits.has(`credits/${name}`);
  const counted = new Set(measures.flatMap((name) => countedBy(plan, name)));
  return [
    { how: 'worked out from', measures: others.filter(isReadBy) },
    {
      how: 'the same rows as',
      measures: others.filter((name) => countedBy(plan, name).some((one) => counted.has(one))),
    },
  ];
}

function resultsOf(plan: Plan, measure: string): readonly ValueId[] {
  return own(plan.measures, measure)?.results ?? [];
}

/** What the totals of a measure add up, whoever is credited: the column, the table, and which of its rows. */
function countedBy(plan: Plan, measure: string): readonly string[] {
  const ofPlan = counted.get(plan) ?? new Map<string, readonly string[]>();
  counted.set(plan, ofPlan);
  const found = ofPlan.get(measure) ?? countedIn(plan, measure);
  ofPlan.set(measure, found);
  return found;
}

/** Asked of every measure of a plan for every component. */
const counted = new WeakMap<Plan, Map<string, readonly string[]>>();

function countedIn(plan: Plan, measure: string): string[] {
  return resultsOf(plan, measure).flatMap((id) =>
    [...objectsIn(own(plan.values, id)?.formula)].flatMap((node) => {
      const table = node.op === 'total' ? own(plan.tables, String(node.credits)) : undefined;
      if (table?.kind !== 'credits') return [];
      // An evaluator writes the same formula in the same way.
      return [JSON.stringify([node.function, node.of, node.where, table.from, table.where])];
    }),
  );
}
