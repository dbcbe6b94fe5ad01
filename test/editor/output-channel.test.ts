import {
  COST_REQUEST,
  PASTE_REQUEST,
  PAY_EXPLAIN_REQUEST,
  PAY_ROW_REQUEST,
  PAY_RUN_REQUEST,
  PAY_SOURCES_REQUEST,
  PREVIEW_REQUEST,
  RUN_TESTS_REQUEST,
} from '@ontarget/server/protocol';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Trace, TraceFormat } from 'vscode-languageserver-protocol/node';
import { Client } from '../../packages/server/test/client.ts';
import { privateTrace } from '../../packages/vscode/src/client/private-trace.ts';

/** Names and amounts that stand in the data alone. */
const CANARIES = [
  'Canary Quill',
  'canary.quill@example.com',
  '77431',
  '77,431',
  '15486',
  '15,486',
  'Wren Pompous',
];

const PLAN = `plan "Pay" {
  currency USD  year 2027-01-01 to 2027-12-31  paid quarterly  rounding half up to $0.01, each component
  target pay phased evenly
  leavers earn on deals closed up to their last day, quota and target pay by days
}
data deals { id text key  closed date  owner payee  amount money }
measure Sold { total amount of deals  dated closed  credited to owner }
role Seller "Account executive" {
  on top { commission Commission on Sold each quarter by itself at 20% }
}
examples for Seller, first quarter {
  | Sold || Commission |
  | $10  || $2         |

}
`;
const ROSTER = 'payee,role,start,end\nCanary Quill,Seller,2026-01-01,\nWren Pompous,Seller,2026-01-01,\n';
const DEALS = 'id,closed,owner,amount\ncanary.quill@example.com,2027-01-05,Canary Quill,77431\n';
const Q1 = '2027-01-01/2027-03-31';

let client: Client;
let told: string[];

beforeEach(() => {
  told = [];
  for (const level of ['log', 'info', 'warn', 'error', 'debug'] as const)
    vi.spyOn(console, level).mockImplementation(
      (...said: unknown[]) => void told.push(said.map(String).join(' ')),
    );
  vi.spyOn(process.stderr, 'write').mockImplementation((said) => {
    told.push(String(said));
    return true;
  });
});

afterEach(async () => {
  vi.restoreAllMocks();
  await client.close();
});

/** Everything that the output channel would show, with all of the conversation traced. */
async function channel(format: TraceFormat, files: Record<string, string>): Promise<void> {
  client = await Client.open({ 'plan/plan.ote': PLAN, ...files });
  const shown = (message: string, ...more: unknown[]) => told.push([message, ...more].map(String).join('\n'));
  const output = privateTrace({ trace: shown } as never);
  await client.connection.trace(
    Trace.Verbose,
    {
      // As the client's own tracer puts them.
      log: (message: unknown, data?: string) =>
        output.trace(
          typeof message === 'string' ? [message, data].filter(Boolean).join('\n') : JSON.stringify(message),
        ),
    },
    { sendNotification: false, traceFormat: format },
  );
  await client.show('plan/plan.ote', PLAN);
}

async function everything(): Promise<unknown[]> {
  const uri = client.uri('plan/plan.ote');
  const ask = (method: string, params: object) =>
    client.connection.sendRequest(method, params).catch((error: unknown) => {
      // The extension writes failures of its requests into the channel.
      told.push(String(error));
      return error;
    });
  const answers = [await ask(PAY_SOURCES_REQUEST, { uri })];
  for (const quarantine of [false, true])
    answers.push(await ask(PAY_RUN_REQUEST, { uri, period: Q1, quarantine }));
  for (const payee of ['Canary Quill', 'Wren Pompous', 'nobody'])
    answers.push(await ask(PAY_EXPLAIN_REQUEST, { uri, payee }));
  answers.push(await ask(PAY_ROW_REQUEST, { uri, table: 'deals', file: 'deals.csv', record: 0 }));
  answers.push(
    await ask(PREVIEW_REQUEST, { uri }),
    await ask(RUN_TESTS_REQUEST, { folder: client.uri('plan') }),
  );
  const settings = { attainments: {}, results: { Sold: '77431' }, draws: '10' };
  answers.push(await ask(COST_REQUEST, { uri, settings }));
  const at = { line: 13, character: 0 };
  const text = 'Canary Quill\t77431\nWren Pompous\t15486\n';
  answers.push(await ask(PASTE_REQUEST, { uri, range: { start: at, end: at }, text }));
  return answers;
}

describe.each([
  ['text', TraceFormat.Text],
  ['JSON', TraceFormat.JSON],
])('the output channel, with all traced as %s', (_, format) => {
  it('has no name and no amount of anybody who is paid', async () => {
    await channel(format, { 'plan/data/roster.csv': ROSTER, 'plan/data/deals.csv': DEALS });
    const answers = JSON.stringify(await everything());
    // They are paid, explained and pasted, so that there is something to leak.
    for (const canary of ['Canary Quill', '15486.2', '77431'])
      expect(answers.replaceAll(',', '')).toContain(canary);
    expect(told.length).toBeGreaterThan(10);
    expectNone();
  });

  it('has none either where the data is wrong in every way', async () => {
    const broken: Record<string, string>[] = [
      { 'plan/data/roster.csv': ROSTER.replace('2026-01-01', '77431'), 'plan/data/deals.csv': DEALS },
      { 'plan/data/roster.csv': ROSTER, 'plan/data/deals.csv': DEALS.replace('77431', 'Wren Pompous') },
      { 'plan/data/roster.csv': ROSTER, 'plan/data/deals.csv': `${DEALS}"Canary Quill,77431` },
      {
        'plan/data/roster.csv': 'Canary Quill;77431\n',
        'plan/data/deals.json': '[{"owner": "Canary Quill", 77431',
      },
    ];
    for (const files of broken) {
      await channel(format, files);
      await everything();
      expectNone();
      await client.close();
    }
    await channel(format, {});
  });
});

function expectNone(): void {
  const all = [...told, ...client.logged, ...client.shown].join('\n');
  for (const canary of CANARIES) expect(all).not.toContain(canary);
}
