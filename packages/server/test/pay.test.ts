import type { PayRun, PayRunDone } from '@ontarget/report';
import { sourcesIn } from '@ontarget/report';
import { afterEach, expect, test } from 'vitest';
import { CancellationTokenSource } from 'vscode-languageserver-protocol/node';
import {
  PAY_EXPLAIN_REQUEST,
  PAY_PROGRESS,
  PAY_ROW_REQUEST,
  PAY_RUN_REQUEST,
  PAY_SOURCES_REQUEST,
  type PayExplainResult,
  type PayProgressParams,
  type PayRowResult,
  type PayRunParams,
  type PaySourcesResult,
} from '../src/protocol.ts';
import { Client } from './client.ts';

let client: Client;
afterEach(async () => {
  expect(client.logged).toEqual([]);
  await client.close();
});

const PLAN = `plan "Pay" {
  currency USD  year 2027-01-01 to 2027-12-31  paid quarterly  rounding half up to $0.01, each component
  target pay phased evenly
  leavers earn on deals closed up to their last day, quota and target pay by days
}
data deals { id text key  closed date  owner payee  amount money }
measure Sold { total amount of deals  dated closed  credited to owner }
role Seller "Account executive" {
  on top { commission Commission on Sold each quarter by itself at 10% }
}
`;
const ROSTER = 'payee,role,start,end\nAnn Lee,Seller,2026-01-01,\nBen Ortiz,Seller,2026-01-01,\n';
const DEALS =
  'id,closed,owner,amount\nD1,2027-01-05,Ann Lee,1000\nD2,2027-02-10,Ann Lee,500.05\nD3,2027-03-01,Ben Ortiz,70\n';
const Q1 = '2027-01-01/2027-03-31';

async function opened(files: Record<string, string>, plan = PLAN): Promise<void> {
  client = await Client.open({ 'plan/plan.ote': plan, ...files });
  await client.show('plan/plan.ote', plan);
  await client.until('there is a plan', async () => (await sources()) !== null);
}

function sources(data?: string): Promise<PaySourcesResult> {
  return client.connection.sendRequest(PAY_SOURCES_REQUEST, {
    uri: client.uri('plan/plan.ote'),
    ...(data && { data }),
  });
}

function run(more: Partial<PayRunParams> = {}): Promise<PayRun> {
  const params = { uri: client.uri('plan/plan.ote'), period: Q1, quarantine: false, ...more };
  return client.connection.sendRequest(PAY_RUN_REQUEST, params);
}

async function paid(more: Partial<PayRunParams> = {}): Promise<PayRunDone> {
  const answer = await run(more);
  if (!answer.ok) throw new Error(answer.message);
  return answer;
}

const lines = ({ statements }: PayRunDone) =>
  statements.map(({ payee, status, paid: amount }) => `${payee}: ${amount?.text ?? status}`);

const files = { 'plan/data/roster.csv': ROSTER, 'plan/data/deals.csv': DEALS };

test('says what can be paid, and from which files', async () => {
  await opened(files);
  expect(await sources()).toMatchObject({
    title: 'Pay',
    data: { name: 'plan/data' },
    periods: [{ key: Q1, label: 'FY27-Q1' }, {}, {}, {}],
    tables: expect.arrayContaining([
      { name: 'deals', files: ['deals.csv'], optional: false },
      { name: 'results', files: [], optional: true },
    ]),
  });
});

test('pays a period as the engine does, from CSV and JSON alike', async () => {
  await opened(files);
  const answer = await paid();
  // 10% of $1,500.05, half up, and of $70.
  expect(lines(answer)).toEqual(['Ann Lee: $150.01', 'Ben Ortiz: $7']);
  expect(answer).toMatchObject({
    paid: { text: '$157.01' },
    rows: expect.arrayContaining([{ table: 'deals', count: 3 }]),
    problems: [],
  });
  await client.close();
  const json = JSON.stringify([{ id: 'D1', closed: '2027-01-05', owner: 'Ann Lee', amount: 1000.5 }]);
  await opened({ 'plan/data/roster.csv': ROSTER, 'plan/data/deals.json': json });
  expect(lines(await paid())).toEqual(['Ann Lee: $100.05', 'Ben Ortiz: $0']);
});

test('explains anybody, and knows the line of each step and row', async () => {
  await opened(files);
  await paid();
  const uri = client.uri('plan/plan.ote');
  const explained = await client.connection.sendRequest<PayExplainResult>(PAY_EXPLAIN_REQUEST, {
    uri,
    payee: 'Ann Lee',
  });
  expect(explained).toMatchObject({
    payee: 'Ann Lee',
    currency: 'USD',
    period: Q1,
    parts: [{ status: 'paid' }],
  });
  const trees = explained?.parts.flatMap((part) => part.trees) ?? [];
  expect(sourcesIn(trees).get('role/Seller/Commission/payout')?.line).toBe(9);
  expect(JSON.stringify(trees)).toContain('"value":"15001/100"');
  const row = (table: string, record: number) =>
    client.connection.sendRequest<PayRowResult>(PAY_ROW_REQUEST, {
      uri,
      table,
      file: `${table}.csv`,
      record,
    });
  expect(await row('deals', 2)).toEqual({ uri: client.uri('plan/data/deals.csv'), line: 3, isText: true });
  expect(await row('deals', 9)).toBeNull();
  expect(await row('constructor', 1)).toBeNull();
  expect(await client.connection.sendRequest(PAY_EXPLAIN_REQUEST, { uri, payee: 'Nobody' })).toBeNull();
});

test('pays nobody where a row breaks its contract, or holds whoever it could touch', async () => {
  await opened({ ...files, 'plan/data/deals.csv': `${DEALS}D4,2027-03-05,Ben Ortiz,lots\n` });
  expect(await run()).toMatchObject({
    ok: false,
    badCount: 1,
    bad: [{ table: 'deals', file: 'deals.csv', record: 4, column: 'amount' }],
  });
  const answer = await paid({ quarantine: true });
  expect(lines(answer)).toEqual(['Ann Lee: $150.01', 'Ben Ortiz: held']);
  expect(answer.problems).toMatchObject([{ payee: 'Ben Ortiz', rows: [{ table: 'deals', record: 4 }] }]);
});

test('knows the file of a row where a table is read from several', async () => {
  const data = { deals: { path: 'plan/deals/*.csv' } };
  await opened({
    'ontarget.json': JSON.stringify({ data }),
    'plan/data/roster.csv': ROSTER,
    'plan/deals/2026.csv': 'id,closed,owner,amount\nC1,2026-12-05,Ann Lee,10\nC2,2026-12-06,Ann Lee,20\n',
    'plan/deals/2027.csv': `${DEALS}D4,2027-03-05,Ben Ortiz,lots\n`,
  });
  const answer = await paid({ quarantine: true });
  const rows = answer.problems.flatMap((problem) => problem.rows);
  expect(rows).toEqual([{ table: 'deals', file: 'plan/deals/2027.csv', record: 4, key: 'D4' }]);
  const uri = client.uri('plan/plan.ote');
  const place = (file: string, record: number) =>
    client.connection.sendRequest<PayRowResult>(PAY_ROW_REQUEST, { uri, table: 'deals', file, record });
  // Both files have a second row.
  expect(await place('plan/deals/2026.csv', 2)).toEqual({
    uri: client.uri('plan/deals/2026.csv'),
    line: 3,
    isText: true,
  });
  expect(await place('plan/deals/2027.csv', 2)).toEqual({
    uri: client.uri('plan/deals/2027.csv'),
    line: 3,
    isText: true,
  });
  expect(await place('plan/deals/2027.csv', 4)).toEqual({
    uri: client.uri('plan/deals/2027.csv'),
    line: 5,
    isText: true,
  });
  expect(await place('plan/deals/2026.csv', 4)).toBeNull();
  const params = { uri, payee: 'Ann Lee' };
  const explained = await client.connection.sendRequest<PayExplainResult>(PAY_EXPLAIN_REQUEST, params);
  expect(JSON.stringify(explained)).toContain('"source":{"file":"plan/deals/2027.csv","record":2');
});

test('says which file is missing, what is empty and what is for the command line', async () => {
  await opened({ 'plan/data/roster.csv': ROSTER });
  expect(await run()).toMatchObject({ ok: false, message: expect.stringContaining('deals.csv') });
  await client.write('plan/data/deals.csv', '');
  expect(await run()).toMatchObject({ ok: false, bad: [{ reason: expect.stringContaining('empty') }] });
  await client.write('plan/data/deals.csv', DEALS);
  await client.write('plan/data/roster.csv', 'payee,role,start,end\n');
  expect(await run()).toMatchObject({
    ok: false,
    message: 'The roster has no rows, so there is nobody to pay.',
  });
  expect(await run({ period: 'FY09-Q9' })).toMatchObject({ ok: false });
});

/** Deals of a dollar each, a tenth of which is paid. */
const manyDeals = (count: number) =>
  `id,closed,owner,amount\n${Array.from({ length: count }, (_, index) => `D${index},2027-01-05,Ann Lee,1\n`).join('')}`;

test('has a word for more rows than it reads, and for Parquet', async () => {
  await opened({ 'plan/data/roster.csv': ROSTER, 'plan/data/deals.csv': manyDeals(200_001) });
  expect(await run()).toMatchObject({
    ok: false,
    tooLarge: true,
    message: 'These are more than 200,000 rows, which the command line pays.',
  });
  await client.close();
  await opened({ 'plan/data/roster.csv': ROSTER, 'plan/data/deals.parquet': 'PAR1' });
  expect((await sources())?.tables.find(({ name }) => name === 'deals')).toMatchObject({ byCommand: true });
  expect(await run()).toMatchObject({
    ok: false,
    tooLarge: true,
    message: 'A table is a Parquet file, which the command line pays.',
  });
});

test('tells how far a run is, and answers whoever types before it is through', async () => {
  await opened({ 'plan/data/roster.csv': ROSTER, 'plan/data/deals.csv': manyDeals(100_000) });
  const told: PayProgressParams[] = [];
  client.connection.onNotification(PAY_PROGRESS, (progress: PayProgressParams) => {
    told.push(progress);
  });
  let isThrough = false;
  const running = run().finally(() => {
    isThrough = true;
  });
  await client.until('rows are being read', () => told.length > 0, 60_000);
  await client.type('plan/plan.ote', PLAN.replace('at 10%', 'at Nothing'));
  await client.until('the mistake is told', () => client.codes('plan/plan.ote').length > 0, 60_000);
  expect(isThrough).toBe(false);
  // By the plan as it was when the run began.
  expect(await running).toMatchObject({ ok: true, paid: { text: '$10,000' } });
  expect(told.every(({ folder }) => folder === client.uri('plan'))).toBe(true);
  expect(told.some(({ phase, done }) => phase === 'reading' && done > 0)).toBe(true);
});

test('is canceled, and replaced by a newer run', async () => {
  await opened({ 'plan/data/roster.csv': ROSTER, 'plan/data/deals.csv': manyDeals(50_000) });
  const params = { uri: client.uri('plan/plan.ote'), period: Q1, quarantine: false };
  const canceled = new CancellationTokenSource();
  const first = client.connection.sendRequest<PayRun>(PAY_RUN_REQUEST, params, canceled.token);
  canceled.cancel();
  expect(await first).toMatchObject({ ok: false, message: 'Canceled: nobody is paid.' });
  const [older, newer] = await Promise.all([run(), run()]);
  expect(older).toMatchObject({ ok: false, message: 'Canceled: nobody is paid.' });
  expect(newer).toMatchObject({ ok: true, paid: { text: '$5,000' } });
});

test('reads what the project file says, inside the opened folder alone, and what was posted', async () => {
  const project = (path: string) =>
    JSON.stringify({ data: { deals: { path, dialect: { delimiter: ';', decimalMark: ',' } } } });
  await opened({
    'plan/data/roster.csv': ROSTER,
    'ontarget.json': project('exports/deals-*.csv'),
    'exports/deals-1.csv': 'id;closed;owner;amount\nD1;2027-01-05;Ann Lee;10,5\n',
    'exports/deals-2.csv': 'id;closed;owner;amount\nD2;2027-01-06;Ann Lee;10\n',
    'exports/other.csv': 'nothing',
    'ledger/.keep': '',
  });
  expect((await sources())?.tables.find(({ name }) => name === 'deals')?.files).toEqual([
    'exports/deals-1.csv',
    'exports/deals-2.csv',
  ]);
  expect(lines(await paid())).toEqual(['Ann Lee: $2.05', 'Ben Ortiz: $0']);
  await client.write('ledger/plan.ndjson', 'not a ledger\n');
  expect(await run()).toMatchObject({ ok: false, message: expect.stringContaining('ledger') });
});

test('reads nothing outside the opened folder', async () => {
  await opened({ ...files, 'ontarget.json': JSON.stringify({ data: { deals: '../../../etc/pass*' } }) });
  const answer = await run();
  expect(answer.ok).toBe(false);
  expect(JSON.stringify(answer)).not.toContain('root');
  expect((await sources('file:///etc'))?.data.name).toBe('plan/data');
});

test('pays by no plan with errors', async () => {
  await opened(files, PLAN.replace('at 10%', 'at Nothing'));
  expect(await sources()).toMatchObject({ problem: expect.stringContaining('errors'), periods: [] });
  expect(await run()).toMatchObject({ ok: false, message: 'The plan has errors.' });
});
