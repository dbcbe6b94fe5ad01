import type { InputTable, Plan } from '@ontarget/evaluator/format';
import { parseDate } from '@ontarget/evaluator/numbers';
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
}

/** Whether anything asks for the rules about people and years; without it `check` reads no data. */
export function asksForDataRules({ data, history, publishedOn }: DataRuleOptions): boolean {
  return data.length > 0 || history !== undefined || publishedOn !== undefined;
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
    ...(publishedOn === undefined ? {} : { published: publishedOn }),
    smallestGroup: smallestGroup(places),
  };
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
