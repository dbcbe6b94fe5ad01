import { digestOf } from '../../format/digest.ts';
import { type Cell, cellIdentity } from '../cells.ts';
import type { InputRow, RunInput } from '../input.ts';
import type { Posting } from '../ledger/posting.ts';
import { byText } from '../order.ts';
import { own } from '../own.ts';
import { AT_ONCE, type Pace, type Steps } from '../steps.ts';

/**
 * The id of a run: a digest of the evaluators, the period, the rows and the ledger that it starts from. Rows count
 * as a set: their order, and where they were read from, do not matter.
 *
 * A run that was posted before starts, when repeated, from the ledger as it stood ahead of its own postings, and so
 * gets its old id again.
 */
export async function runIdOf(
  input: RunInput,
  periodKey: string,
  pace: Pace = AT_ONCE,
): Promise<{ id: string; repeated: boolean }> {
  const inputs = await digestOf(await inputsOf(input, pace));
  const idFrom = async (ledger: readonly Posting[]): Promise<string> =>
    digestOf({
      inputs,
      period: periodKey,
      ledger: await digestOf(ledger.map((posting) => ({ ...posting }))),
    });
  const earlier = new Set(
    input.ledger.filter(({ postedIn }) => postedIn === periodKey).map(({ run }) => run),
  );
  for (const run of earlier) {
    const start = input.ledger.findIndex((posting) => posting.run === run);
    if ((await idFrom(input.ledger.slice(0, start))) === run) return { id: run, repeated: true };
  }
  return { id: await idFrom(input.ledger), repeated: false };
}

async function inputsOf({ evaluators, tables, quarantined = [] }: RunInput, pace: Pace) {
  const filled = Object.entries(tables).filter(([, { rows }]) => rows.length > 0);
  const digests: string[][] = [];
  for (const [name, { rows }] of filled) digests.push([name, ...(await rowDigests(rows, pace))]);
  return {
    evaluators: evaluators
      .map(({ digest, effective: { from, to = '' } }) => JSON.stringify([digest, from, to]))
      .sort(byText),
    tables: digests.sort(([x = ''], [y = '']) => byText(x, y)),
    quarantined: quarantined
      .map(({ table, values, bad }) =>
        JSON.stringify([
          table,
          rowText(values, Object.keys(values).sort(byText)),
          bad.map(({ column }) => column).sort(),
        ]),
      )
      .sort(byText),
  };
}

/** How many rows are digested at once: one text of all rows of a big file would be longer than a text can be. */
const ROWS_AT_ONCE = 10_000;

/** Digests of a table's rows in the order of their contents, so that the order they were read in does not matter. */
async function rowDigests(rows: readonly InputRow[], pace: Pace): Promise<string[]> {
  const texts = await pace(sortedTexts(rows));
  const digests: string[] = [];
  for (let from = 0; from < texts.length; from += ROWS_AT_ONCE) {
    digests.push(await digestOf(texts.slice(from, from + ROWS_AT_ONCE)));
  }
  return digests;
}

/** Rows between two steps. */
const ROWS = 500;

function* sortedTexts(rows: readonly InputRow[]): Steps<string[]> {
  const columns = columnsOf(rows);
  yield;
  let runs: string[][] = [];
  for (let from = 0; from < rows.length; from += ROWS) {
    runs.push(
      rows
        .slice(from, from + ROWS)
        .map(({ values }) => rowText(values, columns))
        .sort(),
    );
    yield;
  }
  // Merged by pairs: sorting all texts of a big file at once would be one long step.
  while (runs.length > 1) {
    const merged: string[][] = [];
    for (let pair = 0; pair < runs.length; pair += 2) merged.push(yield* inOrder(runs[pair], runs[pair + 1]));
    runs = merged;
  }
  return runs[0] ?? [];
}

function* inOrder(one: readonly string[] = [], other: readonly string[] = []): Steps<string[]> {
  const merged: string[] = [];
  let [left, right] = [0, 0];
  while (left < one.length || right < other.length) {
    const [a, b] = [one[left], other[right]];
    if (b === undefined || (a !== undefined && a <= b)) {
      merged.push(a as string);
      left += 1;
    } else {
      merged.push(b);
      right += 1;
    }
    if (merged.length % (20 * ROWS) === 0) yield;
  }
  return merged;
}

function columnsOf(rows: readonly InputRow[]): readonly string[] {
  const columns = new Set<string>();
  for (const { values } of rows) for (const column of Object.keys(values)) columns.add(column);
  return [...columns].sort(byText);
}

/** A row's values in one text; a blank is the same as a column left out. */
function rowText(values: Readonly<Record<string, Cell>>, columns: readonly string[]): string {
  const parts: string[] = [];
  for (const column of columns) {
    const cell = own(values, column) ?? null;
    if (cell !== null) parts.push(column, cellIdentity(cell));
  }
  return JSON.stringify(parts);
}
