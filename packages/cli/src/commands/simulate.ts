import { type Assumptions, costChange, type Simulation, simulate } from '@ontarget/analysis/simulate';
import type { TableData } from '@ontarget/evaluator/engine';
import type { Plan } from '@ontarget/evaluator/format';
import type { Command } from 'commander';
import { EXIT } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import { printJson } from '../output/json.ts';
import { type Sensitivity, simulationText } from '../output/simulation.ts';
import { simulationJson } from '../output/simulation-json.ts';
import {
  type AssumptionOptions,
  assumptionOptions,
  assumptionsOf,
  peopleOf,
  repeated,
  unknownResults,
} from '../plan/assumptions.ts';
import { variedParameters } from '../plan/parameters.ts';
import { smallestGroup } from '../plan/privacy.ts';
import { dataPlaces } from '../plan/sources.ts';
import { type VersionOptions, versionsFor } from '../plan/versions.ts';
import { Progress } from '../progress.ts';
import { isPublicLog, print } from '../terminal.ts';

interface SimulateOptions extends VersionOptions, AssumptionOptions {
  readonly data: readonly string[];
  readonly parameters: boolean;
  readonly json?: boolean;
}

/** `ontarget simulate`: what a year may cost and how its people may come out. */
export function define(command: Command): void {
  command
    .argument('[folder]', 'the plan folder', '.')
    .addOption(
      repeated('-d, --data <place>', 'where the roster is: a folder, or table=file', 'data beside the plan'),
    );
  for (const option of assumptionOptions()) command.addOption(option);
  command
    .option('--no-parameters', 'leave out what a tenth more or less of each parameter would cost')
    .option('--evaluator <file>', 'simulate a compiled evaluator instead of the plan in the folder')
    .option('--root <folder>', 'let `use` reach other folders inside this one')
    .option('--json', 'print the result as JSON (schema/simulate.schema.json)')
    .addHelpText('after', HELP)
    .action(simulatePlan);
}

const HELP = `
Percentiles are written with their values: "10% 70%, 50% 100%, 90% 130%" says that one in ten comes to 70% or less,
and half to 100% or less. The same seed draws the same years again, to the last byte.

Examples:
  ontarget simulate plans/sales
  ontarget simulate plans/sales --attainment "10% 55%, 50% 90%, 90% 140%" --draws 500
  ontarget simulate plans/sales --attainment "Renewals: 10% 85%, 90% 105%" --result "Referrals: $40K"
  ontarget simulate plans/sales --history exports/attainment-2026.csv --in-step 40%`;

async function simulatePlan(folder: string, options: SimulateOptions): Promise<void> {
  const [version] = await versionsFor(folder, options);
  if (version === undefined) throw new Failure('there is no plan to simulate');
  const { plan } = version;
  const places = await dataPlaces(folder, options.data);
  const tables = await peopleOf(plan, places);
  const assumptions = await assumptionsOf([plan], places, options);
  const varied =
    options.parameters && options.evaluator === undefined ? await variedParameters(folder, options) : [];
  const others = varied.flatMap(({ less, more }) => [less ?? [], more ?? []].flat());
  const base = simulated(plan, tables, assumptions, others);
  const costs = base.otherCosts.values();
  const sensitivities = varied.map(({ less, more, ...parameter }): Sensitivity => {
    const change = (other: Plan | undefined, what: 'lower' | 'higher') => {
      const cost = other === undefined ? undefined : costs.next().value;
      return cost === undefined ? {} : { [what]: costChange(base, cost) };
    };
    return { ...parameter, ...change(less, 'lower'), ...change(more, 'higher') };
  });
  if (options.json) {
    printJson(
      'simulate',
      simulationJson(base, sensitivities, { plan, assumptions, smallest: smallestIn(places) }),
    );
  } else print(simulationText(base, sensitivities, { plan, assumptions, smallest: smallestIn(places) }));
}

/** What a public log shows of few people would tell somebody's pay. */
function smallestIn(places: Parameters<typeof smallestGroup>[0]): number {
  return isPublicLog() ? smallestGroup(places) : 1;
}

function simulated(
  plan: Plan,
  tables: Readonly<Record<string, TableData>>,
  assumptions: Assumptions,
  others: readonly Plan[],
): Simulation {
  const progress = new Progress();
  try {
    const { draws } = assumptions;
    const result = simulate({
      plan,
      tables,
      assumptions,
      others,
      progress: (done) =>
        progress.tell(`draw ${done.toLocaleString('en-US')} of ${draws.toLocaleString('en-US')}`),
    });
    if (result.ok) return result;
    const [problem] = result.problems;
    if (problem !== undefined)
      throw new Failure(`the roster cannot be used: ${problem.message}`, undefined, EXIT.errors);
    throw unknownResults(result.unknown, [plan]);
  } finally {
    progress.done();
  }
}
