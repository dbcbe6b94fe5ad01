import type { InputTable, Plan } from '@ontarget/evaluator/format';
import { parseDate, parseMoneyLiteral, type Rational } from '@ontarget/evaluator/numbers';
import { readTable } from '@ontarget/warehouse/node';
import { type DataInputs, dataDiagnostics, type Snapshot } from '@ontarget/workspace/node';
import { EXIT } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import { badRowsText } from '../output/bad-rows.ts';
import { pastResults } from './past-results.ts';
import { smallestGroup } from './privacy.ts';
import { type DataPlaces, dataPlaces, sourceOf } from './sources.ts';

/** What lies beside a plan that rules about people and years are judged by. */
export interface DataRuleOptions {
  readonly data: readonly string[];
  readonly history?: string;
  readonly publishedOn?: string;
  readonly cost?: string;
}

/** Whether anything asks for the rules about people and years; without it `check` reads no data. */
export function asksForDataRules({ data, history, publishedOn, cost }: DataRuleOptions): boolean {
  return data.length > 0 || [history, publishedOn, cost].some((one) => one !== undefined);
}

/** The snapshot with what the rules about people and years tell, behind what it told before. */
export async function withDataRules(
  folder: string,
  snapshot: Snapshot,
  options: DataRuleOptions,
): Promise<Snapshot> {
  const plan = snapshot.evaluator?.file.plan;
  if (plan === undefined) return snapshot;
  const found = dataDiagnostics(snapshot, await inputsOf(folder, plan, options));
  return { ...snapshot, diagnostics: [...snapshot.diagnostics, ...found] };
}

async function inputsOf(folder: string, plan: Plan, options: DataRuleOptions): Promise<DataInputs> {
  const places = await dataPlaces(folder, options.data);
  const history = await pastResults(options.history, places, plan);
  const roster = await rosterOf(plan, places);
  const { publishedOn } = options;
  if (publishedOn !== undefined && !parseDate(publishedOn).ok)
    throw new Failure(`--published-on ${publishedOn} is no day`, 'Write it as 2027-01-15.');
  return {
    ...(history === undefined ? {} : { history }),
    ...(roster === undefined ? {} : { roster }),
    ...(options.cost === undefined ? {} : { cost: moneyOf(options.cost, plan) }),
    ...(publishedOn === undefined ? {} : { published: publishedOn }),
    smallestGroup: smallestGroup(places),
  };
}

function moneyOf(text: string, { currency }: Plan): Rational {
  const money = parseMoneyLiteral(text, currency);
  if (money.ok && money.value.currency === currency && money.value.amount.n >= 0n) return money.value.amount;
  throw new Failure(
    `--cost ${text} is no amount in ${currency}`,
    'Write it as $1.2M, or with another currency 1.2M EUR.',
  );
}

/** The roster where it is a file and there is one; a row that breaks its contract keeps everything from being judged. */
async function rosterOf(plan: Plan, places: DataPlaces): Promise<DataInputs['roster'] | undefined> {
  const table = plan.tables.roster;
  if (table?.kind !== 'input') return undefined;
  const source = sourceOf('roster', places);
  if (source === undefined) return undefined;
  const { rows, bad } = await readTable('roster', table satisfies InputTable, source);
  if (bad.length > 0)
    throw new Failure(`the roster has rows that cannot be read\n${badRowsText(bad)}`, undefined, EXIT.errors);
  return rows.map(({ values }) => values);
}
