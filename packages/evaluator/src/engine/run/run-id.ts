import { digestOf } from '../../format/digest.ts';
import { type Cell, cellIdentity } from '../cells.ts';
import type { RunInput } from '../input.ts';
import type { Posting } from '../ledger/posting.ts';
import { byText } from '../order.ts';

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
): Promise<{ id: string; repeated: boolean }> {
  const inputs = await digestOf(inputsOf(input));
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

function inputsOf({ evaluators, tables, quarantined = [] }: RunInput) {
  return {
    evaluators: evaluators
      .map(({ digest, effective: { from, to = '' } }) => JSON.stringify([digest, from, to]))
      .sort(byText),
    tables: Object.entries(tables)
      .map(([name, { rows }]) => [name, ...rows.map(({ values }) => rowText(values)).sort(byText)])
      .filter(({ length }) => length > 1)
      .sort(([a = ''], [b = '']) => byText(a, b)),
    quarantined: quarantined
      .map(({ table, values, bad }) =>
        JSON.stringify([table, rowText(values), bad.map(({ column }) => column).sort()]),
      )
      .sort(byText),
  };
}

/** A row's values in one text; a blank is the same as a column left out. */
function rowText(values: Readonly<Record<string, Cell>>): string {
  const cells = Object.entries(values).filter(([, cell]) => cell !== null);
  return JSON.stringify(
    cells.map(([column, cell]) => [column, cellIdentity(cell)]).sort(([a = ''], [b = '']) => byText(a, b)),
  );
}
