import {
  type Assumptions,
  type Distribution,
  simulatedTables,
  USUAL,
  USUAL_ATTAINMENT,
} from '@ontarget/analysis/simulate';
import type { Plan } from '@ontarget/evaluator/format';
import { floor, mul, parsePercentLiteral, rational } from '@ontarget/evaluator/numbers';
import { InvalidArgumentError, Option } from 'commander';
import { EXIT } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import { badRowsText } from '../output/bad-rows.ts';
import { distributionOf, measureNamed, readStated } from './chances.ts';
import { readPlanData } from './data.ts';
import { attainmentsBefore } from './history.ts';
import type { DataPlaces } from './sources.ts';

/** What is supposed about a year, as options say it. */
export interface AssumptionOptions {
  readonly attainment: readonly string[];
  readonly result: readonly string[];
  readonly history?: string;
  /** Of ten thousand. */
  readonly inStep: number;
  readonly draws: number;
  readonly seed: number;
}

/** The options of every command that draws a year. @param only `with --cost: `, where they belong to another option */
export function assumptionOptions(only = ''): Option[] {
  return [
    repeated(
      '--attainment <percentiles>',
      `${only}how quotas and targets are reached, of all or of one measure ("NewARR: …"); may be repeated`,
      USUAL_ATTAINMENT,
    ),
    repeated(
      '--result <percentiles>',
      `${only}what a measure without a quota comes to in a year ("Renewals: $300K"); may be repeated`,
      'none',
    ),
    new Option(
      '--history <file>',
      `${only}results of the past to draw attainments from (docs/data.md says its columns)`,
    ),
    new Option(
      '--in-step <percent>',
      `${only}how many go with the market, all alike, instead of by their own luck`,
    )
      .argParser(readShare)
      .default(USUAL.inStep, '25%'),
    new Option('--draws <number>', `${only}how many years to draw`).argParser(readCount).default(USUAL.draws),
    new Option('--seed <number>', `${only}another seed draws other years`)
      .argParser(readCount)
      .default(USUAL.seed),
  ];
}

/** An option that may be given several times. */
export function repeated(flags: string, description: string, shown: string): Option {
  return new Option(flags, description)
    .argParser((value: string, before: readonly string[]) => [...before, value])
    .default([], shown);
}

/**
 * What options suppose of the measures of plans: of two the first one that has a measure says its unit.
 *
 * @param plans of one currency; at least one
 */
export async function assumptionsOf(
  plans: readonly [Plan, ...Plan[]],
  places: DataPlaces,
  options: AssumptionOptions,
): Promise<Assumptions> {
  const [{ currency }] = plans;
  const having = (measure: string) =>
    plans.find(({ measures }) => Object.hasOwn(measures, measure)) ?? plans[0];
  let attainment = distributionOf(USUAL_ATTAINMENT, 'percent', currency, '--attainment');
  const attainments: Record<string, Distribution> = {
    ...(options.history === undefined ? {} : await attainmentsBefore(options.history, places, plans[0])),
  };
  for (const text of options.attainment) {
    const stated = readStated(text);
    const distribution = distributionOf(stated.text, 'percent', currency, '--attainment');
    if (stated.measure === undefined) attainment = distribution;
    else {
      measureNamed(having(stated.measure), stated.measure, '--attainment');
      attainments[stated.measure] = distribution;
    }
  }
  const results: Record<string, Distribution> = {};
  for (const text of options.result) {
    const { measure, text: stated } = readStated(text);
    if (measure === undefined)
      throw new Failure(`--result ${text} names no measure`, 'Write --result "Renewals: $300K".');
    const { unit } = measureNamed(having(measure), measure, '--result');
    results[measure] = distributionOf(stated, unit, currency, '--result');
  }
  const { inStep, draws, seed } = options;
  return { attainment, attainments, results, inStep, draws, seed };
}

/** The roster, and tables that formulas look things up in: no table of deals is read. */
export async function peopleOf(plan: Plan, places: DataPlaces) {
  const { tables, bad } = await readPlanData({ ...plan, tables: simulatedTables(plan) }, places, false);
  if (bad.length > 0) throw new Failure(`${badRowsText(bad)}`, 'Mend the rows first.', EXIT.errors);
  return tables;
}

/** Why nothing is drawn where nobody says what measures come to. */
export function unknownResults(names: readonly string[], plans: readonly Plan[]): Failure {
  const [comes, it] = names.length === 1 ? ['comes', 'it'] : ['come', 'them'];
  const whose = plans.length === 1 ? 'the plan has' : 'the plans have';
  const example = (name: string) =>
    exampleOf(
      plans.find(({ measures }) => Object.hasOwn(measures, name)),
      name,
    );
  return new Failure(
    `nothing says what ${names.join(', ')} ${comes} to: ${whose} no quota or target for ${it}`,
    `Say it, for example: ${names.map((name) => `--result "${name}: ${example(name)}"`).join(' ')}`,
  );
}

function exampleOf(plan: Plan | undefined, measure: string): string {
  const unit = plan?.measures[measure]?.unit;
  if (unit === 'percent' || unit === 'score') return '10% 50%, 50% 60%, 90% 70%';
  return unit === 'count' ? '10% 40, 50% 60, 90% 90' : '10% $100K, 50% $300K, 90% $500K';
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
