import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PAY_EXPLAIN_REQUEST, PAY_RUN_REQUEST, type PayProgressParams } from '@ontarget/server/protocol';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { CancellationTokenSource } from 'vscode-languageserver-protocol/node';
import { Client } from '../../server/test/client.ts';
import { row, workbook } from '../../warehouse/test/workbook.ts';
import { CommandPayer } from '../src/payout/command-payer.ts';
import { serveProgram } from '../src/workspace-command/node/serve.ts';

/** The built command, in a process of its own. */
const COMMAND = {
  program: process.execPath,
  args: [process.env.ONTARGET_COMMAND ?? join(import.meta.dirname, '../../cli/bin/ontarget')],
  path: [],
};
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
const ROWS = 200_500;

let folder: string;
let payer: CommandPayer;
const told: PayProgressParams[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ontarget-large-'));
  await writeFile(join(folder, 'plan.ote'), PLAN);
  await writeFile(join(folder, 'roster.csv'), ROSTER);
  const deals = Array.from({ length: ROWS }, (_, index) => `D${index},2027-01-05,Ann Lee,1\n`);
  await writeFile(join(folder, 'deals.csv'), `id,closed,owner,amount\n${deals.join('')}`);
  told.length = 0;
  payer = new CommandPayer(serveProgram, (progress) => told.push(progress));
});

afterEach(async () => {
  payer.end();
  await rm(folder, { recursive: true });
});

const uri = (name = '') => pathToFileURL(join(folder, name)).href;
const run = (token = new CancellationTokenSource().token, unsaved: { uri: string; text: string }[] = []) =>
  payer.run(
    { start: COMMAND, folder, root: uri(), unsaved },
    { uri: uri('plan.ote'), data: uri(), period: '2027-01-01/2027-03-31', quarantine: false },
    token,
  );

/** The command finds the lines of rows when they are asked for, and the language server while it reads. */
function withoutLines(explained: unknown): unknown {
  return JSON.parse(
    JSON.stringify(explained, (_, value) =>
      typeof value === 'object' && value !== null && 'record' in value
        ? { ...value, line: undefined }
        : value,
    ),
  );
}

it('pays more rows than the language server does, by what is typed, and explains and finds rows', async () => {
  // $1 each, of which what is not saved yet pays a fifth.
  const answer = await run(undefined, [{ uri: uri('plan.ote'), text: PLAN.replace('at 10%', 'at 20%') }]);
  expect(answer).not.toHaveProperty('message');
  expect(answer).toMatchObject({
    ok: true,
    paid: { text: '$40,100' },
    rows: expect.arrayContaining([{ table: 'deals', count: ROWS }]),
    statements: [
      { payee: 'Ann Lee', title: 'Account executive', paid: { text: '$40,100' } },
      { payee: 'Ben Ortiz', paid: { text: '$0' } },
    ],
  });
  expect(told.some(({ phase, done }) => phase === 'reading' && done > 0)).toBe(true);
  const explained = await payer.explain({ uri: uri('plan.ote'), payee: 'Ann Lee' });
  expect(explained).toMatchObject({ payee: 'Ann Lee', parts: [{ status: 'paid' }] });
  expect(
    await payer.row({ uri: uri('plan.ote'), table: 'deals', file: 'deals.csv', record: 150_000 }),
  ).toEqual({
    uri: uri('deals.csv'),
    line: 150_001,
    isText: true,
  });
  payer.end();
  expect(await payer.explain({ uri: uri('plan.ote'), payee: 'Ann Lee' })).toBeNull();
});

it('comes to the same totals, payees and explanations as the language server on the same data', async () => {
  await writeFile(join(folder, 'deals.csv'), DEALS);
  const byCommand = await run();
  const client = await Client.open({ 'plan.ote': PLAN, 'data/roster.csv': ROSTER, 'data/deals.csv': DEALS });
  try {
    const asked = { uri: client.uri('plan.ote') };
    const params = { ...asked, period: '2027-01-01/2027-03-31', quarantine: false };
    const byServer = await client.connection.sendRequest(PAY_RUN_REQUEST, params);
    expect(byServer).toMatchObject({ ok: true, paid: { text: '$157.01' } });
    expect(byCommand).toEqual(byServer);
    const payee = 'Ann Lee';
    const explained = await client.connection.sendRequest(PAY_EXPLAIN_REQUEST, { ...asked, payee });
    expect(withoutLines(await payer.explain({ uri: uri('plan.ote'), payee }))).toEqual(
      withoutLines(explained),
    );
  } finally {
    await client.close();
  }
});

it('pays from an Excel workbook, whose rows no editor shows; the language server says that it does not', async () => {
  const lines = DEALS.trim().split('\n');
  // A blank row above the headings: a row is named as the sheet numbers it.
  const sheet = lines.map((line, at) => row(at + 2, ...line.split(','))).join('');
  const book = workbook({ sheets: { deals: sheet } });
  await rm(join(folder, 'deals.csv'));
  await writeFile(join(folder, 'deals.xlsx'), book);
  expect(await run()).toMatchObject({ ok: true, paid: { text: '$157.01' } });
  const asked = { uri: uri('plan.ote'), table: 'deals', file: 'deals.xlsx', record: 2 };
  expect(await payer.row(asked)).toEqual({ uri: uri('deals.xlsx'), line: 4, isText: false });

  const client = await Client.open({ 'plan.ote': PLAN, 'data/roster.csv': ROSTER, 'data/deals.xlsx': 'PK' });
  try {
    const params = { uri: client.uri('plan.ote'), period: '2027-01-01/2027-03-31', quarantine: false };
    expect(await client.connection.sendRequest(PAY_RUN_REQUEST, params)).toMatchObject({
      ok: false,
      tooLarge: true,
      message: 'A table is an Excel workbook, which the command line pays.',
    });
  } finally {
    await client.close();
  }
});

it('is ended where the run is canceled', async () => {
  const canceled = new CancellationTokenSource();
  const running = run(canceled.token);
  setTimeout(() => canceled.cancel(), 500);
  expect(await running).toMatchObject({ ok: false, message: 'Canceled: nobody is paid.' });
  expect(await payer.row({ uri: uri('plan.ote'), table: 'deals', file: 'deals.csv', record: 1 })).toBeNull();
});

it('says that it has stopped, and nothing of what it printed', async () => {
  const start = {
    program: process.execPath,
    args: ['-e', 'console.error("Ann Lee $5"); process.exit(3)'],
    path: [],
  };
  const params = { uri: uri('plan.ote'), period: '2027-01-01/2027-03-31', quarantine: false };
  const { token } = new CancellationTokenSource();
  await expect(payer.run({ start, folder, root: uri(), unsaved: [] }, params, token)).rejects.toThrow(
    'The ontarget of this folder stopped before everybody was paid.',
  );
  const none = { ...start, program: join(folder, 'nowhere') };
  await expect(payer.run({ start: none, folder, root: uri(), unsaved: [] }, params, token)).rejects.toThrow(
    'stopped before everybody was paid',
  );
});
