import type { Column, Plan } from '@ontarget/evaluator/format';
import {
  type CellReader,
  ChoiceReader,
  DateReader,
  KeyReader,
  MoneyReader,
  PayeeReader,
} from './cell-readers.ts';
import { NotAtVolume } from './not-at-volume.ts';
import type { Payees } from './payees.ts';
import { type Batch, newBatch, type RowsAsked } from './rows.ts';
import type { SourceShape } from './shape.ts';

/** What a file of rows is read for. */
export interface Scan {
  readonly plan: Plan;
  readonly source: SourceShape;
  readonly asked: RowsAsked;
  readonly payees: Payees;
}

/** A reader for each column of a file that is asked for, and where the key stands. */
export function readersOf(
  headings: readonly string[],
  { plan, source, asked, payees }: Scan,
  batch: Batch,
): { readers: (CellReader | undefined)[]; key: number } {
  const places = new Map(
    Object.entries(source.contract.columns).map(([name, { header }]) => [
      name,
      headings.indexOf(header ?? name),
    ]),
  );
  if (new Set(headings).size !== headings.length)
    throw new NotAtVolume(`two columns of ${source.table} have one heading`);
  const readers: (CellReader | undefined)[] = headings.map(() => undefined);
  const set = (name: string, reader: CellReader) => {
    const place = places.get(name) ?? -1;
    if (place < 0) throw new NotAtVolume(`${source.table} has no column ${name}`);
    readers[place] = reader;
  };
  const columnOf = (name: string): Column => {
    const column = source.contract.columns[name];
    if (column === undefined) throw new NotAtVolume(`${source.table} has no column ${name} in the plan`);
    return column;
  };
  set(asked.key, new KeyReader(asked.key));
  set(asked.date, new DateReader(plan, asked.date, columnOf(asked.date), batch));
  for (const name of asked.sound ?? []) {
    const column = columnOf(name);
    set(name, column.type === 'date' ? soundDate(plan, name, column) : new KeyReader(name));
  }
  for (const name of asked.payees) {
    set(name, new PayeeReader(name, columnOf(name), payees, batch.payees[name] as Int32Array));
  }
  for (const name of asked.choices) {
    set(name, new ChoiceReader(name, columnOf(name), batch.choices[name] as Uint8Array));
  }
  for (const name of asked.money) {
    set(name, new MoneyReader(name, plan.currency, batch.money[name] as Float64Array));
  }
  return { readers, key: places.get(asked.key) ?? -1 };
}

/** A date that only has to be good, or blank where it may be. */
function soundDate(plan: Plan, name: string, column: Column): CellReader {
  const nowhere = newBatch({ date: name, key: '', payees: [], choices: [], money: [] });
  const reader = new DateReader(plan, name, { ...column, blank: false }, nowhere);
  return {
    problem: reader.problem,
    read: (piece, from, to, row) =>
      (from === to && column.blank === true) || reader.read(piece, from, to, row),
  };
}
