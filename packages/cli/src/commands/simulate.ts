import {
  type Assumptions,
  costChange,
  type Distribution,
  type Simulation,
  simulate,
  simulatedTables,
  USUAL,
  USUAL_ATTAINMENT,
} from '@ontarget/analysis/simulate';
import type { TableData } from '@ontarget/evaluator/engine';
import type { Plan } from '@ontarget/evaluator/format';
import { floor, mul, parsePercentLiteral, rational } from '@ontarget/evaluator/numbers';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { EXIT } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import { badRowsText } from '../output/bad-rows.ts';
import { printJson } from '../output/json.ts';
import { type Sensitivity, simulationText } from '../output/simulation.ts';
import { simulationJson } from '../output/simulation-json.ts';
import { distributionOf, measureNamed, readStated } from '../plan/chances.ts';
import { readPlanData } from '../plan/data.ts';
import { attainmentsBefore } from '../plan/history.ts';
import { variedParameters } from '../plan/parameters.ts';
import { smallestGroup } from '../plan/privacy.ts';
import { type DataPlaces, dataPlaces } from '../plan/sources.ts';
import { type VersionOptions, versionsFor } from '../plan/versions.ts';
import { Progress } from '../progress.ts';
import { isPublicLog, print } from '../terminal.ts';

interface SimulateOptions extends VersionOptions {
  readonly data: readonly string[];
  readonly attainment: readonly string[];
  readonly result: readonly string[];
  readonly history?: string;
  readonly inStep: number;
  readonly draws: number;
  readonly seed: number;
  readonly parameters: boolean;
  readonly json?: boolean;
}

/** `ontarget simulate`: what a year may cost and how its people may come out. */
export function define(command: Command): void {
  command
    .argument('[folder]', 'the plan folder', '.')
    .addOption(
      repeated('-d, --data <place>', 'where the roster is: a folder, or table=file', 'data beside the plan'),
    )
    .addOption(
      repeated(
        '--attainment <percentiles>',
        'how quotas and targets are reached, of all or of one measure ("NewARR: …"); may be repeated',
        USUAL_ATTAINMENT,
      ),
    )
    .addOption(
      repeated(
        '--result <percentiles>',
        'what a measure without a quota comes to in a year ("Renewals: $300K"); may be repeated',
        'none',
      ),
    )
    .option(
      '--history <file>',
      'results of the past to draw attainments from (docs/data.md says its columns)',
    )
    .addOption(
      new Option(
        '--in-step <percent>',
        'how many go with the market, all alike, instead of by their own luck',
      )
        .argParser(readShare)
        .default(USUAL.inStep, '25%'),
    )
    .addOption(
      new Option('--draws <number>', 'how many years to draw').argParser(readCount).default(USUAL.draws),
    )
    .addOption(
      new Option('--seed <number>', 'another seed draws other years')
        .argParser(readCount)
        .default(USUAL.seed),
    )
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
  const assumptions = await assumptionsOf(plan, places, options);
  const base = simulated(plan, tables, assumptions, 'draw');
  const sensitivities =
    options.parameters && options.evaluator === undefined
      ? (await variedParameters(folder, options)).map((parameter): Sensitivity => {
          const change = (varied: Plan | undefined, what: string) =>
            varied === undefined
              ? {}
              : {
                  [what]: costChange(
                    base,
                    simulated(plan, tables, assumptions, `${parameter.name} ${what}: draw`, varied),
                  ),
                };
          return { ...parameter, ...change(parameter.less, 'lower'), ...change(parameter.more, 'higher') };
        })
      : [];
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
  what: string,
  paidBy = plan,
): Simulation {
  const progress = new Progress();
  try {
    const { draws } = assumptions;
    const result = simulate({
      plan,
      tables,
      assumptions,
      paidBy,
      progress: (done) =>
        progress.tell(`${what} ${done.toLocaleString('en-US')} of ${draws.toLocaleString('en-US')}`),
    });
    if (result.ok) return result;
    const [problem] = result.problems;
    if (problem !== undefined)
      throw new Failure(`the roster cannot be used: ${problem.message}`, undefined, EXIT.errors);
    const names = result.unknown;
    throw new Failure(
      `nothing says what ${names.join(', ')} ${names.length === 1 ? 'comes' : 'come'} to: the plan has no quota or target for ${names.length === 1 ? 'it' : 'them'}`,
      `Say it, for example: ${names.map((name) => `--result "${name}: ${exampleOf(plan, name)}"`).join(' ')}`,
    );
  } finally {
    progress.done();
  }
}

function exampleOf(plan: Plan, measure: string): string {
  const unit = plan.measures[measure]?.unit;
  if (unit === 'percent' || unit === 'score') return '10% 50%, 50% 60%, 90% 70%';
  return unit === 'count' ? '10% 40, 50% 60, 90% 90' : '10% $100K, 50% $300K, 90% $500K';
}

/** The roster, and tables that formulas look things up in: no table of deals is read. */
async function peopleOf(plan: Plan, places: DataPlaces) {
  const { tables, bad } = await readPlanData({ ...plan, tables: simulatedTables(plan) }, places, false);
  if (bad.length > 0) throw new Failure(`${badRowsText(bad)}`, 'Mend the rows first.', EXIT.errors);
  return tables;
}

async function assumptionsOf(plan: Plan, places: DataPlaces, options: SimulateOptions): Promise<Assumptions> {
  let attainment = distributionOf(USUAL_ATTAINMENT, 'percent', plan.currency, '--attainment');
  const attainments: Record<string, Distribution> = {
    ...(options.history === undefined ? {} : await attainmentsBefore(options.history, places, plan)),
  };
  for (const text of options.attainment) {
    const stated = readStated(text);
    const distribution = distributionOf(stated.text, 'percent', plan.currency, '--attainment');
    if (stated.measure === undefined) attainment = distribution;
    else {
      measureNamed(plan, stated.measure, '--attainment');
      attainments[stated.measure] = distribution;
    }
  }
  const results: Record<string, Distribution> = {};
  for (const text of options.result) {
    const { measure, text: stated } = readStated(text);
    if (measure === undefined)
      throw new Failure(`--result ${text} names no measure`, 'Write --result "Renewals: $300K".');
    const { unit } = measureNamed(plan, measure, '--result');
    results[measure] = distributionOf(stated, unit, plan.currency, '--result');
  }
  const { inStep, draws, seed } = options;
  return { attainment, attainments, results, inStep, draws, seed };
}

function repeated(flags: string, description: string, shown: string): Option {
  return new Option(flags, description)
    .argParser((value: string, before: readonly string[]) => [...before, value])
    .default([], shown);
}

function readShare(text: string): number {
  const share = parsePercentLiteral(text);
  if (!share.ok || share.value.n < 0n || share.value.n > share.value.d)
    throw new InvalidArgumentError('It is a percent between 0% and 100%.');
  return Number(floor(mul(share.value, rational(10_000))));
}

function readCount(text: string): number {
  const count = Number(text);
  if (!/^\d{1,9}$/.test(text) || count < 1) throw new InvalidArgumentError('It is a whole number from 1.');
  return count;
}
