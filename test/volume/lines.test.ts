import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { type ExplanationNode, explainOpened, OpenedRun, runOpened } from '@ontarget/evaluator/engine';
import {
  add,
  formatRational,
  mul,
  parseRational,
  type Rational,
  type RoundingMode,
  rational,
  roundTo,
  sub,
  sum,
  ZERO,
} from '@ontarget/evaluator/numbers';
import { PLAIN_DIALECT } from '@ontarget/warehouse';
import { payAtVolume, readTable } from '@ontarget/warehouse/node';
import { type FileSystem, nodeFileSystem, openPlan, uriOfPath } from '@ontarget/workspace/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { staffRows, writeDeals } from '../bench/performance/deals.ts';

const folder = mkdtempSync(join(tmpdir(), 'ontarget-lines-'));
afterAll(() => rmSync(folder, { recursive: true }));

const staff = { sellers: 12, engineers: 4, managers: 3 };
const roster = staffRows(staff);
const csv = join(folder, 'deals.csv');

/** Lower bounds, so that deals and refunds cross them. */
const lower = (text: string): string => text.replace('$500K', '$50K').replace('$2M', '$200K');

async function planOf(change: (text: string) => string) {
  const files: FileSystem = nodeFileSystem();
  const readFile = async (uri: string) => {
    const text = await files.readFile(uri);
    return uri.endsWith('.ote') ? change(text) : text;
  };
  const crediting = join(import.meta.dirname, '../bench/performance/plans/crediting');
  const { evaluator } = await openPlan({ ...files, readFile }, uriOfPath(crediting));
  if (evaluator === undefined) throw new Error('the plan does not compile');
  return { plan: evaluator.file.plan, digest: evaluator.digest };
}

type Compiled = Awaited<ReturnType<typeof planOf>>;

async function inputOf({ plan, digest }: Compiled, period: string): Promise<OpenedRun> {
  const table = plan.tables.deals;
  if (table?.kind !== 'input') throw new Error('the plan has no deals');
  const source = { files: [{ path: csv, name: 'deals.csv' }], dialect: PLAIN_DIALECT };
  const { rows } = await readTable('deals', table, source);
  return new OpenedRun({
    evaluators: [{ plan, digest, effective: { from: plan.year.first } }],
    period,
    tables: { roster: { rows: roster }, deals: { rows } },
    ledger: [],
  });
}

/** A run for each quarter. */
const runsOf = (one: Compiled) => Promise.all(QUARTERS.map((period) => inputOf(one, period)));

/** What a line says, as text. */
type Line = readonly [
  payee: string,
  component: string,
  deal: string | null,
  slice: string,
  credited: string,
  inside: string,
  rate: string,
  payout: string,
];

async function readLines(from: string): Promise<Line[]> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const result = await connection.runAndReadAll(
    `SELECT payee::VARCHAR, component::VARCHAR, deal, slice::VARCHAR, credited::VARCHAR, inside::VARCHAR, rate::VARCHAR, payout::VARCHAR
     FROM read_parquet('${from}/*.parquet')`,
  );
  connection.closeSync();
  instance.closeSync();
  const plain = (cell: unknown) => (cell === null ? '' : formatRational(exact(String(cell))));
  return result
    .getRows()
    .map(([payee, component, deal, slice, credited, inside, rate, payout]) => [
      String(payee),
      String(component),
      deal === null ? null : String(deal),
      slice === null ? '' : String(slice),
      plain(credited),
      plain(inside),
      plain(rate),
      plain(payout),
    ]);
}

/** A number as the engine writes it, or as a decimal. */
function exact(text: string): Rational {
  const places = /\.(\d+)$/.exec(text)?.[1]?.length;
  if (places !== undefined) return rational(BigInt(text.replace('.', '')), 10n ** BigInt(places));
  const parsed = parseRational(text);
  if (!parsed.ok) throw new TypeError(parsed.message);
  return parsed.value;
}

function rowsUnder(node: ExplanationNode, period: string): ExplanationNode | undefined {
  if (node.kind === 'rows') return node.period?.key === period ? node : undefined;
  for (const child of node.children) {
    const found = rowsUnder(child, period);
    if (found !== undefined) return found;
  }
  return undefined;
}

const QUARTERS = ['2027-01-01/2027-03-31', '2027-04-01/2027-06-30', '2027-07-01/2027-09-30'] as const;

/** What one component's deals come to, out of the reference engine's explanation: exact pay by deal and slice, of one quarter. */
function explained(runs: readonly OpenedRun[], payee: string, component: string, quarter: number) {
  const key = QUARTERS[quarter] as string;
  const [first = '', last = ''] = key.split('/');
  const [explanation] = explainOpened(runs[quarter] as OpenedRun, payee, component);
  const root = explanation?.trees[0];
  if (root === undefined) throw new Error('nothing is explained');
  const isInOrder = component === 'Selling';
  const node = rowsUnder(root, isInOrder ? `2027-01-01/${last}` : key);
  const rate = { Helping: rational(1, 200), Leading: rational(1, 400) }[component] ?? ZERO;
  const lines = (node?.rows ?? []).flatMap(({ row, date = '', amount, credited }, at) => {
    if (date < first) return [];
    const deal = Object.values(row.key).join();
    if (!isInOrder) {
      const whole = exact(credited.value);
      return [{ deal, slice: '', credited: whole, inside: whole, rate, pay: mul(whole, rate) }];
    }
    return (node?.children[at]?.slices ?? []).map((slice) => ({
      deal,
      slice: slice.node.split('/').at(-1) as string,
      credited: exact(amount.value),
      inside: exact(slice.inside.value),
      rate: exact(slice.rate.value),
      pay: exact(slice.pay.value),
    }));
  });
  // One credit for each payee and deal: of somebody who has two shares of a deal, both.
  const merged = new Map<string, (typeof lines)[number]>();
  for (const line of lines) {
    const before = isInOrder ? undefined : merged.get(line.deal);
    merged.set(
      `${line.deal}${isInOrder ? line.slice : ''}`,
      before === undefined
        ? line
        : {
            ...line,
            credited: add(before.credited, line.credited),
            inside: add(before.inside, line.inside),
            pay: add(before.pay, line.pay),
          },
    );
  }
  return [...merged.values()].filter(({ credited }) => credited.n !== 0n);
}

/** The lines of a quarter as the reference engine explains them, rounded on the running total or by themselves. */
function expectedLines(
  runs: readonly OpenedRun[],
  quarter: number,
  { mode, running }: { mode: RoundingMode; running: boolean },
): Line[] {
  const cent = rational(1, 100);
  return roster.flatMap(({ values: { payee, role } }) => {
    const component = { Seller: 'Selling', Engineer: 'Helping', Manager: 'Leading' }[String(role)] as string;
    let earned = running
      ? sum(
          Array.from({ length: quarter }, (_, at) => explained(runs, String(payee), component, at)).flatMap(
            (lines) => lines.map(({ pay }) => pay),
          ),
        )
      : ZERO;
    return explained(runs, String(payee), component, quarter).map((line): Line => {
      const before = roundTo(earned, cent, mode);
      earned = add(earned, line.pay);
      return [
        String(payee),
        `role/${String(role)}/${component}`,
        line.deal,
        line.slice,
        formatRational(line.credited),
        formatRational(line.inside),
        formatRational(line.rate),
        formatRational(sub(roundTo(earned, cent, mode), before)),
      ];
    });
  });
}

const sorted = (lines: readonly Line[]): string[] => lines.map((line) => line.join(' ')).sort();

const digestOf = (of: string): string =>
  readdirSync(of)
    .sort()
    .map(
      (name) =>
        `${name} ${createHash('sha256')
          .update(readFileSync(join(of, name)))
          .digest('hex')}`,
    )
    .join('\n');

let compiled: Compiled;
let runs: readonly OpenedRun[];

beforeAll(async () => {
  compiled = await planOf(lower);
  writeDeals(csv, 320, staff);
  runs = await runsOf(compiled);
});

const write = ({ plan }: Compiled, quarter: number, file = csv, into = 'lines') =>
  payAtVolume({
    plan,
    period: QUARTERS[quarter] as string,
    roster,
    files: [file],
    lines: join(folder, into),
  });

describe('lines are what the reference engine explains of each deal, to the cent', () => {
  test.each([0, 2])('in quarter %i, and add up to every payout', async (quarter) => {
    const expected = expectedLines(runs, quarter, { mode: 'half up', running: true });
    const { lines } = await write(compiled, quarter);
    const found = await readLines(join(folder, 'lines'));
    expect(sorted(found)).toEqual(sorted(expected));
    expect(lines).toEqual({ lines: found.length, together: [] });
    expect(found.length).toBeGreaterThan(150);
    expect(new Set(found.map(([, , , slice]) => slice)).size).toBeGreaterThan(2);

    const { statements } = await runOpened(runs[quarter] as OpenedRun);
    for (const { payee, components } of statements) {
      for (const { component, payout } of components) {
        const own = found.filter(([who, what]) => who === payee && what === component);
        expect(formatRational(sum(own.map((line) => exact(line[7]))))).toBe(payout?.value);
      }
    }
  });

  test.each([
    [
      'half even, each component by itself',
      'half even to $0.01, each component',
      { mode: 'half even', running: false },
    ],
    ['down, on the running total', 'down to $0.01, on the running total', { mode: 'down', running: true }],
  ] as const)('rounded %s', async (_, words, how) => {
    const other = await planOf((text) =>
      lower(text).replace('half up to $0.01, on the running total', words),
    );
    await write(other, 1);
    expect(sorted(await readLines(join(folder, 'lines')))).toEqual(
      sorted(expectedLines(await runsOf(other), 1, how)),
    );
  });
});

describe('the same lines come to the same bytes', () => {
  test('twice, from Parquet, and whatever the order of the rows', async () => {
    await write(compiled, 1);
    const expected = digestOf(join(folder, 'lines'));
    await write(compiled, 1, csv, 'again');
    expect(digestOf(join(folder, 'again'))).toBe(expected);

    const parquet = join(folder, 'deals.parquet');
    const shuffled = join(folder, 'shuffled.parquet');
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    const typed = `SELECT id, closed::DATE AS closed, owner, helper, engineer, stage, amount::DECIMAL(12, 2) AS amount
      FROM read_csv('${csv}', header = true, all_varchar = true)`;
    await connection.run(`COPY (${typed}) TO '${parquet}' (FORMAT parquet)`);
    await connection.run(
      `COPY (SELECT * FROM (${typed}) ORDER BY hash(id)) TO '${shuffled}' (FORMAT parquet)`,
    );
    connection.closeSync();
    instance.closeSync();
    const [headings = '', ...rows] = readFileSync(csv, 'utf8').trim().split('\n');
    const reversed = join(folder, 'reversed.csv');
    writeFileSync(reversed, [headings, ...rows.reverse()].join('\r\n'));
    for (const file of [parquet, shuffled, reversed]) {
      await write(compiled, 1, file, 'other');
      expect(digestOf(join(folder, 'other'))).toBe(expected);
    }
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  test('with the period and the currency in the metadata of each file', async () => {
    await write(compiled, 1);
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    const found = await connection.runAndReadAll(
      `SELECT decode(key), decode(value) FROM parquet_kv_metadata('${join(folder, 'lines/part-00001.parquet')}') ORDER BY 1`,
    );
    connection.closeSync();
    instance.closeSync();
    expect(found.getRows()).toEqual([
      ['currency', 'USD'],
      ['period', QUARTERS[1]],
    ]);
  });

  test('readable by their owner alone', async () => {
    await write(compiled, 1);
    const modes = [join(folder, 'lines'), join(folder, 'lines/part-00001.parquet')].map(
      (path) => statSync(path).mode & 0o077,
    );
    if (process.platform !== 'win32') expect(modes).toEqual([0, 0]);
  });

  test('with keys of any length, in their order', async () => {
    const long = join(folder, 'long.csv');
    const renamed = readFileSync(csv, 'utf8').replace(/^D(\d+)/gm, (_, number: string) =>
      Number(number) % 3 === 0
        ? `OPPORTUNITY-OF-${number}`
        : Number(number) % 3 === 1
          ? `Ö${number}`
          : `D${number}`,
    );
    writeFileSync(long, renamed);
    await write(compiled, 1, long, 'long');
    const deals = (await readLines(join(folder, 'long'))).map(([, , deal]) => deal ?? '');
    expect(deals.filter((deal) => deal.startsWith('OPPORTUNITY-OF-1')).length).toBeGreaterThan(20);
    expect(deals.filter((deal) => /^Ö\d{9}$/.test(deal)).length).toBeGreaterThan(20);
  });
});

test('what no single deal earns has one line without a deal, and its reason is told', async () => {
  const gated = await planOf((text) =>
    lower(text).replace('at 0.25%\n', 'at 0.25% {\n cap payout at $100 in full\n}\n'),
  );
  const { lines } = await write(gated, 1);
  expect(lines?.together.map(({ component }) => component)).toEqual(['role/Manager/Leading']);
  const found = (await readLines(join(folder, 'lines'))).filter(([, , deal]) => deal === null);
  expect(found.map(([payee, , , , , , , payout]) => [payee, payout])).toEqual([
    ['M100000', '100'],
    ['M100001', '100'],
    ['M100002', '100'],
  ]);
});

test('a name is never read as SQL', async () => {
  const name = "O'Neil'); DROP TYPE payees; --";
  const file = join(folder, 'hostile.csv');
  writeFileSync(file, readFileSync(csv, 'utf8').replaceAll('S100003', name));
  const renamed = roster.map((row) =>
    row.values.payee === 'S100003' ? { ...row, values: { ...row.values, payee: name } } : row,
  );
  const shuffled = join(folder, 'hostile-reversed.csv');
  const [headings = '', ...rows] = readFileSync(file, 'utf8').trim().split('\n');
  writeFileSync(shuffled, [headings, ...rows.reverse()].join('\n'));
  const { plan } = compiled;
  const pay = (from: string) =>
    payAtVolume({
      plan,
      period: QUARTERS[1],
      roster: renamed,
      files: [from],
      lines: join(folder, 'hostile'),
    });
  for (const from of [file, shuffled]) {
    await pay(from);
    const found = await readLines(join(folder, 'hostile'));
    expect(found.filter(([payee]) => payee === name).length).toBeGreaterThan(3);
  }
});
