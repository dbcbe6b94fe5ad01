import {
  type Assumptions,
  constant,
  type Distribution,
  type NotSimulated,
  observed,
  type Simulation,
  simulate,
  simulatedTables,
} from '@ontarget/analysis/simulate';
import type { TableData } from '@ontarget/evaluator/engine';
import type { Plan } from '@ontarget/evaluator/format';
import { isCurrency, rational } from '@ontarget/evaluator/numbers';
import fc from 'fast-check';
import { randomPlan } from '../properties/plan/arbitrary.ts';
import { compiledText } from '../properties/plan/compiled.ts';
import { randomStory } from '../properties/plan/stories.ts';
import { tablesOf } from '../properties/plan/tables.ts';
import { planText } from '../properties/plan/text.ts';

/** What was compared: how many plans could be drawn, and how many of their people were paid by which engine. */
export interface Compared {
  plans: number;
  inColumns: number;
  byReference: number;
  readonly why: Map<string, number>;
}

/** Chances that hit 0%, gates, and thirds: some never change, some have a line, some were observed. */
const attainments: readonly Distribution[] = [
  constant(rational(1)),
  observed([rational(0), rational(1, 3), rational(49, 100), rational(1, 2), rational(1), rational(7, 4)]),
  {
    kind: 'stated',
    points: [
      { share: rational(1, 10), value: rational(1, 7) },
      { share: rational(1, 2), value: rational(19, 20) },
      { share: rational(9, 10), value: rational(13, 10) },
    ],
  },
];

export const randomAssumptions: fc.Arbitrary<Pick<Assumptions, 'attainment' | 'inStep' | 'seed'>> = fc.record(
  {
    attainment: fc.constantFrom(...attainments),
    inStep: fc.constantFrom(0, 2_500, 10_000),
    seed: fc.integer({ min: 1, max: 1_000_000 }),
  },
);

/** Draws some years of so many random plans by both engines. Fails with the smallest plan that they do not agree on. */
export async function compareRandomYears(runs: number, draws: number): Promise<Compared> {
  const all: Compared = { plans: 0, inColumns: 0, byReference: 0, why: new Map() };
  await fc.assert(
    fc.asyncProperty(randomPlan, randomStory, randomAssumptions, async (model, story, chances) => {
      const text = planText(model);
      const { plan } = await compiledText(text);
      const known = new Set(Object.keys(simulatedTables(plan)));
      const tables = Object.fromEntries(
        Object.entries(tablesOf(model, story)).filter(([name]) => known.has(name)),
      );
      compareYears(plan, tables, { ...chances, attainments: {}, results: {}, draws }, all, { text });
    }),
    { numRuns: runs, endOnFailure: true },
  );
  return all;
}

/** Draws the years of a plan by both engines; throws where anything that is told of them differs. */
export function compareYears(
  plan: Plan,
  tables: Readonly<Record<string, TableData>>,
  asked: Assumptions,
  all: Compared,
  { text = '', paidBy = plan, others = [] }: { text?: string; paidBy?: Plan; others?: readonly Plan[] } = {},
): void {
  const assumptions = sized(plan, tables, asked);
  const fast = simulate({ plan, tables, assumptions, paidBy, others });
  const reference = simulate({ plan, tables, assumptions, paidBy, others, by: 'reference' });
  const [found, expected] = [fast, reference].map(shown);
  if (found !== expected) throw new Error([found, expected, text].join('\n'));
  if (!fast.ok) return;
  all.plans += 1;
  const left = fast.byReference.reduce((sum, { people }) => sum + people, 0);
  all.byReference += left;
  all.inColumns += fast.payees - left;
  for (const { because, people } of fast.byReference)
    all.why.set(because, (all.why.get(because) ?? 0) + people);
}

/** Supposes something of each measure that nothing says the size of. */
function sized(plan: Plan, tables: Readonly<Record<string, TableData>>, asked: Assumptions): Assumptions {
  const first = simulate({ plan, tables, assumptions: { ...asked, draws: 1 } });
  if (first.ok) return asked;
  const results = Object.fromEntries(
    first.unknown.map((name, index): [string, Distribution] => [name, resultOf(plan, name, index)]),
  );
  return { ...asked, results };
}

function resultOf(plan: Plan, name: string, index: number): Distribution {
  const unit = plan.measures[name]?.unit ?? 'number';
  if (isCurrency(unit)) return constant(rational(100_000 + index, 3));
  if (unit === 'percent' || unit === 'score' || unit === 'number')
    return observed([rational(1, 3), rational(9, 10), rational(1)]);
  return constant(rational(12 + index));
}

/** Everything but which engine paid whom. */
export function shown(value: Simulation | NotSimulated): string {
  const same = { ...value, byReference: undefined };
  return JSON.stringify(same, (_, one: unknown) => (typeof one === 'bigint' ? String(one) : one));
}
