import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { type InputRow, run } from '@ontarget/evaluator/engine';
import type { Plan } from '@ontarget/evaluator/format';
import { formatRational, rational } from '@ontarget/evaluator/numbers';
import { PLAIN_DIALECT } from '@ontarget/warehouse';
import { NotAtVolume, payAtVolume, readTable, type VolumeResult } from '@ontarget/warehouse/node';
import { nodeFileSystem, openPlan, uriOfPath } from '@ontarget/workspace/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Prints, SuspectKeys } from '../../packages/warehouse/src/node/volume/distinct-keys.ts';
import { staffRows, writeDeals } from '../bench/performance/deals.ts';

const folder = mkdtempSync(join(tmpdir(), 'ontarget-volume-'));
afterAll(() => rmSync(folder, { recursive: true }));

const staff = { sellers: 40, engineers: 8, managers: 5 };
const roster = staffRows(staff);
const csv = join(folder, 'deals.csv');
const parquet = join(folder, 'deals.parquet');
let plan: Plan;
let digest: string;

beforeAll(async () => {
  const plans = join(import.meta.dirname, '../bench/performance/plans');
  const { evaluator } = await openPlan(nodeFileSystem(), uriOfPath(join(plans, 'crediting')));
  if (evaluator === undefined) throw new Error('the plan does not compile');
  plan = evaluator.file.plan;
  digest = evaluator.digest;
  writeDeals(csv, 2_000, staff);
  await toParquet(csv, parquet);
});

async function toParquet(from: string, to: string): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(
    `COPY (SELECT id, closed::DATE AS closed, owner, helper, engineer, stage, amount::DECIMAL(12, 2) AS amount
     FROM read_csv('${from}', header = true, all_varchar = true)) TO '${to}' (FORMAT parquet)`,
  );
  connection.closeSync();
  instance.closeSync();
}

/** What the reference engine pays for the same rows, as exact text by payee. */
async function byReference(
  file: string,
  period: string,
  people: readonly InputRow[] = roster,
  of: Plan = plan,
): Promise<Map<string, string>> {
  const table = plan.tables.deals;
  if (table?.kind !== 'input') throw new Error('the plan has no deals');
  const source = { files: [{ path: file, name: 'deals.csv' }], dialect: PLAIN_DIALECT };
  const { rows, bad } = await readTable('deals', table, source);
  expect(bad).toEqual([]);
  const { statements } = await run({
    evaluators: [{ plan: of, digest, effective: { from: of.year.first } }],
    period,
    tables: { roster: { rows: people }, deals: { rows } },
    ledger: [],
  });
  return new Map(statements.map(({ payee, paid, status }) => [payee, paid?.value ?? status]));
}

/** Cents as the exact text of an amount. */
const textOf = (cents: number): string => formatRational(rational(cents, 100));

function byPayee({ roles }: VolumeResult): Map<string, string> {
  return new Map(
    roles.flatMap(({ payees, result }) =>
      payees.map((payee, at): [string, string] => [
        payee,
        result.status(at) === 'paid' ? textOf(result.paid?.values[at] as number) : result.status(at),
      ]),
    ),
  );
}

const atVolume = (files: readonly string[], rows: readonly InputRow[] = roster, period = 'FY27-Q2') =>
  payAtVolume({ plan, period, roster: rows, files });

describe('files of transactions pay what the reference engine pays', () => {
  test.each(['FY27-Q1', 'FY27-Q2', 'FY27-Q4'])('in %s, from CSV and from Parquet', async (period) => {
    const expected = await byReference(csv, period);
    expect(new Set(expected.values()).size).toBeGreaterThan(40);
    for (const file of [csv, parquet]) {
      const result = await atVolume([file], roster, period);
      expect(result.rows).toBe(2_000);
      const paid = byPayee(result);
      expect(Object.fromEntries(paid)).toEqual(Object.fromEntries(expected));
    }
  });

  test('whatever the order of the rows, with quotes, carriage returns and no last line end', async () => {
    const expected = await byReference(csv, 'FY27-Q2');
    const [headings = '', ...lines] = readFileSync(csv, 'utf8').trim().split('\n');
    const quoted = lines
      .reverse()
      .map((line, at) => (at % 3 === 0 ? line.replace(/^([^,]+)/, '"$1"') : line));
    const other = join(folder, 'other.csv');
    writeFileSync(other, [headings, ...quoted].join('\r\n'));
    expect(Object.fromEntries(byPayee(await atVolume([other])))).toEqual(Object.fromEntries(expected));
  });

  test('wherever a piece of the file that is read at once ends', async () => {
    const expected = Object.fromEntries(await byReference(csv, 'FY27-Q2'));
    const [headings = '', ...lines] = readFileSync(csv, 'utf8').trim().split('\n');
    const long = lines.map((line, at) => {
      const [id = '', ...cells] = line.split(',');
      return [`"${id},${'x'.repeat(120)}"`, ...cells.map((cell) => (at % 3 === 0 ? `"${cell}"` : cell))].join(
        ',',
      );
    });
    const file = join(folder, 'pieces.csv');
    // Longer than 256 kibibytes, and moved on until the end of a piece has gone through a whole record.
    for (let moved = 0; moved < 200; moved += 11) {
      writeFileSync(file, `${[headings, ...long].join('\r\n').replace('x', 'x'.repeat(moved + 1))}\r\n`);
      expect(readFileSync(file).length).toBeGreaterThan(300_000);
      expect(Object.fromEntries(byPayee(await atVolume([file])))).toEqual(expected);
    }
  });

  test('of several files', async () => {
    const expected = await byReference(csv, 'FY27-Q2');
    const [headings = '', ...lines] = readFileSync(csv, 'utf8').trim().split('\n');
    const parts = [lines.slice(0, 700), lines.slice(700)].map((part, at) => {
      const path = join(folder, `part-${at}.csv`);
      writeFileSync(path, `${[headings, ...part].join('\n')}\n`);
      return path;
    });
    expect(Object.fromEntries(byPayee(await atVolume(parts)))).toEqual(Object.fromEntries(expected));
  });
});

test('totals that count other rows than each other, as engineers are credited with lost deals, too', async () => {
  const other = structuredClone(plan) as unknown as {
    tables: Record<string, { credits?: unknown[]; where?: { among: string[] } }>;
  };
  const supported = Object.values(other.tables).filter(({ credits }) =>
    JSON.stringify(credits)?.includes('engineer'),
  );
  expect(supported).toHaveLength(1);
  const [{ where } = {}] = supported;
  expect(where?.among).toEqual(['won']);
  where?.among.push('lost');
  const changed = other as unknown as Plan;
  const expected = Object.fromEntries(await byReference(csv, 'FY27-Q4', roster, changed));
  expect(expected).not.toEqual(Object.fromEntries(await byReference(csv, 'FY27-Q4')));
  for (const file of [csv, parquet]) {
    const result = await payAtVolume({ plan: changed, period: 'FY27-Q4', roster, files: [file] });
    expect(Object.fromEntries(byPayee(result))).toEqual(expected);
  }
});

describe('however cells are written', () => {
  /** The deals, with people, keys and the order of rows as somebody else would write them. */
  async function paidAlike(
    change: (cells: string[], at: number) => string[],
    rows: readonly InputRow[] = roster,
    sort: (lines: string[]) => string[] = (lines) => lines,
  ): Promise<void> {
    const [headings = '', ...lines] = readFileSync(csv, 'utf8').trim().split('\n');
    const others = sort(lines.map((line, at) => change(line.split(','), at).join(',')));
    const file = join(folder, 'written.csv');
    const columns = join(folder, 'written.parquet');
    writeFileSync(file, `${[headings, ...others].join('\n')}\n`);
    await toParquet(file, columns);
    const expected = Object.fromEntries(await byReference(file, 'FY27-Q2', rows));
    expect(new Set(Object.values(expected)).size).toBeGreaterThan(40);
    for (const one of [file, columns]) {
      for (const keys of ['checked', 'promised'] as const) {
        const result = await payAtVolume({ plan, period: 'FY27-Q2', roster: rows, files: [one], keys });
        expect(Object.fromEntries(byPayee(result))).toEqual(expected);
      }
    }
  }

  /** Names of one to thirty bytes, some of more than one byte a letter. */
  const nameOf = (id: string) => {
    const number = Number(id.slice(1)) % 100_000;
    return `${id[0]}${number.toString(36)}${'é'.repeat(number % 4)}${' of the north'.slice(0, number % 13)}`;
  };
  const renamed = roster.map((row) => {
    const { payee, manager } = row.values;
    return {
      ...row,
      values: {
        ...row.values,
        payee: nameOf(String(payee)),
        manager: typeof manager === 'string' ? nameOf(manager) : null,
      },
    };
  });
  const people = (cells: string[], of: (id: string) => string) =>
    cells.map((cell, at) => (at >= 2 && at <= 4 && cell !== '' ? of(cell) : cell));

  test('names of many lengths', async () => {
    expect(new Set(renamed.map(({ values }) => String(values.payee).length)).size).toBeGreaterThan(8);
    await paidAlike((cells) => people(cells, nameOf), renamed);
  });

  test('names with commas, which stand in quotes', async () => {
    const comma = (id: string) => `${id.slice(0, 4)}, ${id.slice(4)}`;
    const rows = roster.map((row) => {
      const { payee, manager } = row.values;
      const values = {
        payee: comma(String(payee)),
        manager: typeof manager === 'string' ? comma(manager) : null,
      };
      return { ...row, values: { ...row.values, ...values } };
    });
    await paidAlike((cells) => people(cells, (id) => `"${comma(id)}"`), rows);
  });

  test('keys of many lengths in any order', async () => {
    const backwards = (lines: string[]) => lines.reverse();
    await paidAlike((cells, at) => [`D${'x'.repeat(at % 40)}${at}`, ...cells.slice(1)], roster, backwards);
    await paidAlike((cells, at) => [String(at * 7), ...cells.slice(1)]);
  });

  test('amounts with fewer and more places, and days of many years', async () => {
    await paidAlike((cells, at) => {
      const [id = '', closed = '', owner = '', helper = '', engineer = '', stage = '', amount = ''] = cells;
      const written = [amount, amount.replace(/0$/, ''), amount.replace(/\.\d\d$/, ''), amount][at % 4] ?? '';
      const day = at % 9 === 0 ? closed.replace(/^20../, String(1900 + (at % 200))) : closed;
      return [id, day.replace('02-29', '02-28'), owner, helper, engineer, stage, written];
    });
  });
});

test('columns that nothing is read from have to be good, too', async () => {
  const other = structuredClone(plan) as unknown as {
    tables: { deals: { columns: Record<string, unknown> } };
  };
  other.tables.deals.columns.note = { type: 'text' };
  other.tables.deals.columns.signed = { type: 'date', blank: true };
  const changed = other as unknown as Plan;
  const [headings = '', ...lines] = readFileSync(csv, 'utf8').trim().split('\n');
  const pay = async (note: string, signed: string) => {
    const file = join(folder, 'more.csv');
    const more = lines.map(
      (line, at) => `${line},${at === 6 ? note : 'x'},${at === 6 ? signed : '2025-02-28'}`,
    );
    writeFileSync(file, `${[`${headings},note,signed`, ...more].join('\n')}\n`);
    return byPayee(await payAtVolume({ plan: changed, period: 'FY27-Q2', roster, files: [file] }));
  };
  expect(await pay('y', '')).toEqual(await byReference(csv, 'FY27-Q2'));
  await expect(pay('', '')).rejects.toThrow('record 7 of deals: note is blank');
  await expect(pay('y', '2025-02-29')).rejects.toThrow('record 7 of deals: signed is no date');
  await expect(payAtVolume({ plan: changed, period: 'FY27-Q2', roster, files: [parquet] })).rejects.toThrow(
    'the column signed is of the type missing',
  );
});

describe('prints of keys that are alike', () => {
  const bytesOf = (text: string) => new Uint8Array([...new TextEncoder().encode(text), ...new Uint8Array(8)]);
  const pieceOf = (text: string) => {
    const bytes = bytesOf(text);
    return { bytes, view: new DataView(bytes.buffer) };
  };

  test('are found among many, and only these', () => {
    const prints = new Prints();
    for (let at = 0; at < 100_000; at += 1) prints.add(Math.imul(at, 0x9e3779b1), at % 50_000);
    expect(prints.suspects().size).toBe(0);
    for (let at = 0; at < 100_000; at += 1) prints.add(Math.imul(at, 0x9e3779b1), 7);
    prints.add(Math.imul(77, 0x9e3779b1), 7);
    prints.add(Math.imul(99, 0x9e3779b1), 8);
    expect(prints.suspects()).toEqual(new Map([[Math.imul(77, 0x9e3779b1), new Set([7])]]));
  });

  test('do not decide: the keys themselves do', () => {
    // As if all keys had the same print.
    const all = { get: () => ({ has: () => true }) } as unknown as ConstructorParameters<
      typeof SuspectKeys
    >[0];
    const keys = new SuspectKeys(all);
    for (let at = 0; at < 1_000; at += 1) {
      const key = `D${at}`;
      expect(keys.take(pieceOf(key), 0, key.length)).toBe(true);
    }
    expect(keys.take(pieceOf('D77'), 0, 3)).toBe(false);
  });
});

describe('what is not taken is refused by name, and nobody is paid', () => {
  const HEADINGS = 'id,closed,owner,helper,engineer,stage,amount';
  const good = 'D1,2027-02-01,S100000,S100001,E100000,won,100.00';

  test.each([
    [
      'somebody who is not in the roster',
      'D2,2027-02-01,S999999,,,won,1.00',
      'record 2 of deals: owner is nobody of the roster',
    ],
    ['a blank that may not be', 'D2,2027-02-01,,,,won,1.00', 'record 2 of deals: owner is blank'],
    ['less than a cent', 'D2,2027-02-01,S100000,,,won,1.005', "finer than the currency's smallest unit"],
    ['a comma in an amount', 'D2,2027-02-01,S100000,,,won,"1,000.00"', 'no amount that is read at volume'],
    ['another way to write a day', 'D2,2/1/2027xx,S100000,,,won,1.00', 'no date such as 2027-03-31'],
    ['a day that there is not', 'D2,2027-02-30,S100000,,,won,1.00', 'no date such as 2027-03-31'],
    ['a word that the plan does not have', 'D2,2027-02-01,S100000,,,open,1.00', "none of the plan's words"],
    [
      'a key that stands in two rows',
      'D1,2027-02-01,S100000,,,won,1.00',
      'record 2 of deals: its id is the one of an earlier record, too',
    ],
    ['a cell too few', 'D2,2027-02-01,S100000,,,won', 'fewer cells than there are headings'],
    ['a cell too many', 'D2,2027-02-01,S100000,,,won,1.00,', 'more cells than there are headings'],
    ['a quote that is never closed', 'D2,2027-02-01,"S100000,,,won,1.00', 'a quote is never closed'],
  ])('%s', async (_, line, because) => {
    const file = join(folder, 'bad.csv');
    writeFileSync(file, `${[HEADINGS, good, line].join('\n')}\n`);
    await expect(atVolume([file])).rejects.toThrow(because);
    await expect(atVolume([file])).rejects.toThrow(NotAtVolume);
  });

  test.each([
    [
      'somebody who is not in the roster',
      "'D2', DATE '2027-02-01', 'X', NULL, NULL, 'won', 1.00",
      'record 2 of deals: owner is nobody of the roster',
    ],
    [
      'somebody else in a row that does not count',
      "'D2', DATE '2027-02-01', 'S100000', 'X', NULL, 'lost', 1.00",
      'record 2 of deals: helper is nobody of the roster',
    ],
    [
      'a blank that may not be',
      "'D2', DATE '2027-02-01', NULL, NULL, NULL, 'won', 1.00",
      'record 2 of deals: owner is blank',
    ],
    [
      'a word that the plan does not have',
      "'D2', DATE '2027-02-01', 'S100000', NULL, NULL, 'open', 1.00",
      "record 2 of deals: stage is none of the plan's words",
    ],
    [
      'a key that stands in two rows',
      "'D1', DATE '2027-02-01', 'S100000', NULL, NULL, 'won', 1.00",
      'record 2 of deals: its id is the one of an earlier record, too',
    ],
    ['less than a cent', "'D2', DATE '2027-02-01', 'S100000', NULL, NULL, 'won', 1.005", 'decimal'],
  ])('in Parquet: %s', async (_, values, because) => {
    const file = join(folder, 'bad.parquet');
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    await connection.run(
      `COPY (SELECT * FROM (VALUES ('D1', DATE '2027-02-01', 'S100000', NULL::VARCHAR, NULL::VARCHAR, 'won', 1.00), (${values}))
       AS deals (id, closed, owner, helper, engineer, stage, amount)) TO '${file}' (FORMAT parquet)`,
    );
    connection.closeSync();
    instance.closeSync();
    await expect(atVolume([file])).rejects.toThrow(because);
  });

  test('a roster with stretches, or with a circle of managers', async () => {
    const [first, ...others] = roster as [InputRow, ...InputRow[]];
    const changed = (values: InputRow['values']): InputRow[] => [
      { ...first, values: { ...first.values, ...values } },
      ...others,
    ];
    await expect(atVolume([csv], [...roster, first])).rejects.toThrow('several rows in the roster');
    await expect(atVolume([csv], changed({ end: { date: 20_800 } }))).rejects.toThrow(
      'not assigned on every day',
    );
    await expect(atVolume([csv], changed({ manager: 'S100000' }))).rejects.toThrow('leads back to itself');
    await expect(atVolume([csv], changed({ manager: 'nobody' }))).rejects.toThrow('is not in the roster');
  });

  // Found by reading: two deals of one day had a payout here, and are an error for the reference engine.
  test('deals in an order in which two may have one place', async () => {
    const text = JSON.stringify(plan).replaceAll('"by":["closed","id"]', '"by":["closed"]');
    const byDay = JSON.parse(text) as Plan;
    expect(text).not.toBe(JSON.stringify(plan));
    await expect(payAtVolume({ plan: byDay, period: 'FY27-Q2', roster, files: [csv] })).rejects.toThrow(
      'two deals may have one place in the order of closed: id is no part of it',
    );
  });
});
