import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the published cases are: a folder for each, with `case.json`, its plans and their data. */
export const casesFolder = join(import.meta.dirname, '../published');

/** What can be said of a published example. */
export const VERDICTS = [
  'pass',
  'pass under a stated reading',
  'source wrong',
  'not determined by the source',
  'fails',
] as const;
export type Verdict = (typeof VERDICTS)[number];

/** One worked example that somebody published, in our own words. */
export interface PublishedCase {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  readonly constructs: readonly string[];
  /** What the source's plan says, in short. */
  readonly says: string;
  readonly verdict: Verdict;
  /** Why it is no plain pass: the readings, the source's mistake, what it leaves open, or what we cannot say. */
  readonly reason?: string;
  /** The plans that say it: one for each reading of the source's words. */
  readonly plans: readonly CasePlan[];
  /** Numbers of the source that no plan can come to, because the source does not say how. */
  readonly open?: readonly { readonly what: string; readonly value: string }[];
  /** Numbers of the source that no plan of ours comes to yet. */
  readonly missing?: readonly { readonly what: string; readonly value: string }[];
}

/** A plan of a case, with the numbers that the source states for it. */
export interface CasePlan {
  /** Inside the case's folder; `.` where there is one plan. */
  readonly folder: string;
  /** The reading of the source that the plan writes down, where it leaves more than one. */
  readonly reading?: string;
  /** What the plan is about, where a source has several examples that ask for plans of their own. */
  readonly about?: string;
  readonly stated: readonly StatedValue[];
}

/** A number of the source, and where ours stands. */
export interface StatedValue {
  readonly what: string;
  /** As the source prints it: `$26,000`, `1.33%`, `0.5`. Its decimals are those that ours is rounded to, half up. */
  readonly value: string;
  /** What the source prints instead, where it miscalculated and `value` is what its own terms come to. */
  readonly printed?: string;
  /** A cell of the plan's examples: the table's title, the row from 1, the heading. */
  readonly cell?: readonly [table: string, row: number, heading: string];
  /** A named value of a run on the case's data: the payment period, the payee, the name as in an examples table; the deal's key behind `each deal`. */
  readonly run?: RunPlace;
  /** Several named values of runs that add up to it. */
  readonly sum?: readonly RunPlace[];
  /** Named values of runs that are taken from that sum. */
  readonly less?: readonly RunPlace[];
}

/** A value of a run: the payment period, the payee, the name; the deal's key behind `each deal`. */
export type RunPlace = readonly [period: string, payee: string, name: string, deal?: string];

/** Every case, by id. Throws where a case is not written as it has to be. */
export function publishedCases(): readonly PublishedCase[] {
  return readdirSync(casesFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
    .map(readCase);
}

function readCase(id: string): PublishedCase {
  const file = join(casesFolder, id, 'case.json');
  const read = JSON.parse(readFileSync(file, 'utf8')) as PublishedCase;
  const faults = faultsOf(read, id);
  if (faults.length > 0) throw new Error(`${id}/case.json: ${faults.join('; ')}`);
  return read;
}

function faultsOf(read: PublishedCase, folder: string): string[] {
  const { id, title, source, says, constructs, verdict, plans, reason, open = [], missing = [] } = read;
  const stated = plans.flatMap((plan) => plan.stated);
  return [
    [id !== folder, `its id is ${id}`],
    [[title, source, says].some((text) => !text), 'title, source and says are needed'],
    [constructs.length === 0, 'it names no construct'],
    [!VERDICTS.includes(verdict), `"${verdict}" is no verdict`],
    [verdict !== 'pass' && !reason, 'a verdict other than pass needs its reason'],
    [stated.length + open.length + missing.length === 0, 'it states no value'],
    [
      stated.some(({ cell, run, sum }) => [cell, run, sum].filter((one) => one !== undefined).length !== 1),
      'a value needs a cell, a run or a sum',
    ],
    [plans.some((plan) => plan.stated.length === 0), 'a plan states no value'],
    [
      plans.length > 1 && plans.some(({ reading, about }) => !reading && !about),
      'each of several plans needs its reading, or what it is about',
    ],
    [
      plans.some((plan) => !existsSync(join(casesFolder, id, plan.folder, 'plan.ote'))),
      'a plan is not there',
    ],
  ].flatMap(([wrong, message]) => (wrong ? [String(message)] : []));
}
