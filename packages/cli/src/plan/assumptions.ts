import { join } from 'node:path';
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
  readonly inStep?: number;
  readonly draws?: number;
  readonly seed?: number;
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
      `${only}how many go with the market, all alike, instead of by their own luck; else 25%`,
    ).argParser(readShare),
    new Option('--draws <number>', `${only}how many years to draw; else ${USUAL.draws}`).argParser(readCount),
    new Option('--seed <number>', `${only}another seed draws other years; else ${USUAL.seed}`).argParser(
      readCount,
    ),
  ];
}

/** An option that may be given several times. */
export function repeated(flags: string, description: string, shown: string): Option {
  return new Option(flags, description)
    .argParser((value: string, before: readonly string[]) => [...before, value])
    .default([], shown);
}

/**
 * What options suppose of the measures of plans, and the project file where they say nothing: of two plans the first one that
 * has a measure says its unit.
 *
 * @param plans of one currency; at least one
 */
export async function assumptionsOf(
  plans: readonly [Plan, ...Plan[]],
  places: DataPlaces,
  options: AssumptionOptions,
): Promise<Assumptions> {
  const { project } = places;
  const { cost = {}, folder = '' } = project ?? {};
  const ofProject = statedIn(plans, {
    attainment: cost.attainment ?? [],
    result: cost.result ?? [],
    where: 'cost in ontarget.json: ',
    isShared: true,
  });
  const asked = statedIn(plans, { ...options, where: '', isShared: false });
  const history = options.history ?? (cost.history === undefined ? undefined : join(folder, cost.history));
  const [{ currency }] = plans;
  return {
    attainment:
      asked.attainment ??
      ofProject.attainment ??
      distributionOf(USUAL_ATTAINMENT, 'percent', currency, '--attainment'),
    attainments: {
      ...(history === undefined ? {} : await attainmentsBefore(history, places, plans[0])),
      ...ofProject.attainments,
      ...asked.attainments,
    },
    results: { ...ofProject.results, ...asked.results },
    inStep: options.inStep ?? (cost.inStep === undefined ? USUAL.inStep : readShare(cost.inStep)),
    draws: options.draws ?? cost.draws ?? USUAL.draws,
    seed: options.seed ?? cost.seed ?? USUAL.seed,
  };
}

interface StatedTexts {
  readonly attainment: readonly string[];
  readonly result: readonly string[];
  /** In front of what is wrong with one of them. */
  readonly where: string;
  /** Whether other plans have a part in it, so that a measure which these do not have is one of theirs. */
  readonly isShared: boolean;
}

interface StatedIn {
  readonly attainment: Distribution | undefined;
  readonly attainments: Readonly<Record<string, Distribution>>;
  readonly results: Readonly<Record<string, Distribution>>;
}

function statedIn(plans: readonly [Plan, ...Plan[]], texts: StatedTexts): StatedIn {
  const { where, isShared } = texts;
  const [{ currency }] = plans;
  const [ofAttainment, ofResult] = [`${where}--attainment`, `${where}--result`];
  const having = (measure: string) => plans.find(({ measures }) => Object.hasOwn(measures, measure));
  const isOthers = (measure: string) => isShared && having(measure) === undefined;
  let attainment: Distribution | undefined;
  const attainments: Record<string, Distribution> = {};
  for (const text of texts.attainment) {
    const stated = readStated(text);
    if (stated.measure !== undefined && isOthers(stated.measure)) continue;
    const distribution = distributionOf(stated.text, 'percent', currency, ofAttainment);
    if (stated.measure === undefined) attainment = distribution;
    else {
      measureNamed(having(stated.measure) ?? plans[0], stated.measure, ofAttainment);
      attainments[stated.measure] = distribution;
    }
  }
  const results: Record<string, Distribution> = {};
  for (const text of texts.result) {
    const { measure, text: stated } = readStated(text);
    if (measure === undefined)
      throw new Failure(`${ofResult} ${text} names no measure`, 'Write --result "Renewals: $300K".');
    if (isOthers(measure)) continue;
    const { unit } = measureNamed(having(measure) ?? plans[0], measure, ofResult);
    results[measure] = distributionOf(stated, unit, currency, ofResult);
  }
  return { attainment, attainments, results };
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
