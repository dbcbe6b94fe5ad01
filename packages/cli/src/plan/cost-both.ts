import { type CostInput, type CostsByBoth, costsByBoth } from '@ontarget/analysis/diff';
import { type Assumptions, simulatedTables } from '@ontarget/analysis/simulate';
import type { Plan } from '@ontarget/evaluator/format';
import { Option } from 'commander';
import { EXIT } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import { badRowCounts } from '../output/bad-rows.ts';
import { Progress } from '../progress.ts';
import { type AssumptionOptions, assumptionOptions, assumptionsOf, unknownResults } from './assumptions.ts';
import { readPlanData } from './data.ts';
import { smallestGroup } from './privacy.ts';
import type { Side } from './side.ts';
import { type DataPlaces, dataPlaces } from './sources.ts';

/** What both plans are paid for, and what is supposed of it. */
export interface CostOptions extends AssumptionOptions {
  readonly same?: CostInput['same'];
}

/** The same drawn years by two plans, and how small a group may be told of where many read. */
export interface CostBoth {
  readonly costs: CostsByBoth;
  readonly assumptions: Assumptions;
  readonly same: CostInput['same'];
  readonly smallest: number;
  readonly before: Plan;
  readonly after: Plan;
}

/** `--cost`, and what it draws by; each of them says `--cost`, too. */
export function costOptions(): Option[] {
  const more = [
    new Option('--same <what>', 'with --cost: what is the same for both plans; else results').choices([
      'results',
      'attainments',
    ]),
    ...assumptionOptions('with --cost: '),
  ];
  return [
    new Option('--cost', 'also draw a year over and over, and pay each by both plans'),
    ...more.map((option) => option.implies({ cost: true })),
  ];
}

/**
 * Draws a year and pays it by both plans, for the people of one roster.
 *
 * @param folder whose roster is taken, and whose project file
 * @throws Failure where the roster cannot be read by either, or nothing says what a measure comes to
 */
export async function costBoth(
  before: Side,
  after: Side,
  { folder, data, ...options }: CostOptions & { readonly folder: string; readonly data: readonly string[] },
): Promise<CostBoth> {
  const places = await dataPlaces(folder, data);
  const [was, is] = [await peopleFor(before, places), await peopleFor(after, places)];
  const assumptions = await assumptionsOf([after.plan, before.plan], places, options);
  const same = options.same ?? places.project?.cost?.same ?? 'results';
  const progress = new Progress();
  try {
    const costs = costsByBoth({
      before: { plan: before.plan, tables: was },
      after: { plan: after.plan, tables: is },
      assumptions,
      same,
      progress: (done) =>
        progress.tell(
          `year ${done.toLocaleString('en-US')} of ${assumptions.draws.toLocaleString('en-US')}, by both plans`,
        ),
    });
    if (costs.ok)
      return {
        costs,
        assumptions,
        same,
        smallest: smallestGroup(places),
        before: before.plan,
        after: after.plan,
      };
    if (costs.unknown.length > 0) throw unknownResults(costs.unknown, [after.plan, before.plan]);
    const name = costs.side === 'before' ? before.name : after.name;
    const codes = [...new Set(costs.problems.map(({ code }) => code))].join(', ');
    throw new Failure(
      codes === '' ? `nobody of the roster is paid by ${name}` : `the roster does not fit ${name} (${codes})`,
      'Run `ontarget simulate` with the same data to see the rows.',
      EXIT.errors,
    );
  } finally {
    progress.done();
  }
}

/** A table of deals is not read: results are drawn. */
async function peopleFor({ name, plan }: Side, places: DataPlaces) {
  const { tables, bad } = await readPlanData({ ...plan, tables: simulatedTables(plan) }, places, false);
  if (bad.length === 0) return tables;
  throw new Failure(
    `${badRowCounts(bad)} by the contract of ${name}, so no year is drawn`,
    'Run `ontarget simulate` with the same data to see them.',
    EXIT.errors,
  );
}
