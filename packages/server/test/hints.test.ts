import { afterEach, expect, test } from 'vitest';
import {
  CodeLensRequest,
  CodeLensResolveRequest,
  DidChangeConfigurationNotification,
  ExecuteCommandRequest,
  InlayHintRequest,
} from 'vscode-languageserver-protocol/node';
import { Client } from './client.ts';
import { smallPlan } from './plan.ts';

const TABLE = `components for Sales {
  Firm  on Revenue.Sales  each quarter by itself  curve Accelerated
  New   on NewARR         each quarter by itself  curve Accelerated { quota $1M in the year, phased 10% 20% 30% 40% }
}
roles in Sales {
  | role | target pay | Firm | New |
  | Head | $40K       | 60%  | 40% |
}
`;
const EXAMPLES = `examples for AE, first quarter {
  | NewARR | Revenue.Sales || NewBusiness |
  | $300K  | $3M           || $24K        |
  | $150K  | $3M           || $13K        |
}
`;
const REFRESH = { workspace: { inlayHint: { refreshSupport: true }, codeLens: { refreshSupport: true } } };

let client: Client;
afterEach(async () => {
  expect(client.logged).toEqual([]);
  await client.close();
});

/** The words that a hint is shown behind, and the hint. */
async function hints(text: string): Promise<string[]> {
  const { textDocument } = client.at('plan.ote', 'plan');
  const lines = text.split('\n');
  const range = { start: { line: 0, character: 0 }, end: { line: lines.length, character: 0 } };
  const found = (await client.connection.sendRequest(InlayHintRequest.type, { textDocument, range })) ?? [];
  return found.map(({ position, label }) => {
    const before = lines[position.line]?.slice(0, position.character).trim().split(/ {2,}/).at(-1);
    return `${before} ⟨${label}⟩`;
  });
}

async function opened(text: string, ...more: [object?, object?]): Promise<void> {
  client = await Client.open({ 'plan.ote': text }, { commands: { preview: 'p', places: 's' } }, ...more);
  await client.show('plan.ote', text);
  await client.until('the plan is worked out', async () => (await client.preview('plan.ote')) !== null);
}

test('money, what 1x is, quotas, weight totals and targets stand behind what they come from', async () => {
  await opened(smallPlan);
  expect(await hints(smallPlan)).toEqual([
    // A goal of $12M, all of it handed to Sales.
    'Sales 100% ⟨$12,000,000⟩',
    'on-target pay $240K, 50% ⟨$120,000⟩',
    'variable pay { ⟨= 100%⟩',
    // 80% of $120,000, over a quota of $1.2M.
    '80% ⟨$96,000⟩',
    'curve Accelerated ⟨1x = 8% of New ARR⟩',
    'quota $1.2M in the year, phased evenly ⟨$300,000 each quarter⟩',
    '20% ⟨$24,000⟩',
    'curve Accelerated ⟨1x = 0.2% of New ARR⟩',
    'on Revenue.Sales ⟨$12,000,000⟩',
  ]);
});

test('rows of a table of roles have their hints in their cells', async () => {
  const text = `${smallPlan}${TABLE}`;
  await opened(text);
  expect((await hints(text)).slice(9)).toEqual([
    'curve Accelerated ⟨1x = 0.2% of New ARR⟩',
    'on Revenue.Sales ⟨$12,000,000⟩',
    // $16,000 over $1M.
    'curve Accelerated ⟨1x = 1.6% of New ARR⟩',
    'curve Accelerated { quota $1M in the year, phased 10% 20% 30% 40% ⟨Q1 $100,000 · Q2 $200,000 · Q3 $300,000 · Q4 $400,000⟩',
    '| 40% | ⟨= 100%⟩',
    '| 60% ⟨$24,000⟩',
    '| 40% ⟨$16,000⟩',
  ]);
});

test('a kind that the settings turn off is not shown, also where they change', async () => {
  await opened(
    smallPlan,
    { workspace: { configuration: true } },
    { inlayHints: { money: false, targets: false } },
  );
  const shown = async () => (await hints(smallPlan)).map((hint) => /⟨(.*)⟩/.exec(hint)?.[1]);
  expect(await shown()).toEqual([
    '= 100%',
    '1x = 8% of New ARR',
    '$300,000 each quarter',
    '1x = 0.2% of New ARR',
  ]);
  await client.connection.sendNotification(DidChangeConfigurationNotification.type, {
    settings: {
      ontarget: {
        inlayHints: { money: true, baseRate: false, quotas: false, weights: false, targets: false },
      },
    },
  });
  expect(await shown()).toEqual(['$120,000', '$96,000', '$24,000']);
});

test('what is being typed keeps the hints of what it was, at its new places, and they are asked for again', async () => {
  await opened(smallPlan, REFRESH);
  const typed = smallPlan.replace('20%  Company', '30%  Company').replace('role AE', '\n\nrole AE');
  await client.type('plan.ote', typed);
  const early = await hints(typed);
  expect(early).toContain('variable pay { ⟨= 110%⟩');
  expect(early).toContain('80% ⟨$96,000⟩');
  await client.type('plan.ote', smallPlan.replace('$240K', '$480K'));
  const before = client.refreshes.length;
  await client.until(
    'hints and lenses are to be asked for again',
    () => client.refreshes.length >= before + 2,
  );
  expect(await hints(smallPlan)).toContain('80% ⟨$192,000⟩');
});

async function lenses(): Promise<{ line: number; title: string; command: string; arguments?: unknown[] }[]> {
  const { textDocument } = client.at('plan.ote', 'plan');
  const found = (await client.connection.sendRequest(CodeLensRequest.type, { textDocument })) ?? [];
  return Promise.all(
    found.map(async (lens) => {
      const { command, range } = await client.connection.sendRequest(CodeLensResolveRequest.type, lens);
      return { line: range.start.line, title: '', command: '', ...command };
    }),
  );
}

test('lenses say who is paid on a goal, what a role is paid at target, and which examples hold', async () => {
  const text = `${smallPlan}${EXAMPLES}`;
  await opened(text);
  const found = await lenses();
  expect(found.map(({ title }) => title)).toEqual([
    'Nobody is paid on it itself; 1 through its parts',
    'Paid on it: AE',
    'At target: $120,000 in the year, of $240,000 on-target pay',
    // $150K of a quota of $300K pays half of $24,000, not $13K.
    '1 of 2 rows pay what they say',
  ]);
  const [, carriers, atTarget, examples] = found;
  expect(carriers?.command).toBe('s');
  const line = text.slice(0, text.indexOf('20%  Company')).split('\n').length - 1;
  expect(JSON.stringify(carriers?.arguments)).toContain(`"start":{"line":${line},`);
  expect(atTarget?.command).toBe('p');
  await client.connection.sendRequest(ExecuteCommandRequest.type, {
    command: examples?.command ?? '',
    arguments: examples?.arguments ?? [],
  });
  await client.until('the result is shown', () => client.shown.length > 0);
  expect(client.shown).toEqual([
    '1 of 2 rows pay what they say. Row 2: NewBusiness should be $13K, and it is $12,000.',
  ]);
});

test('a lens whose declaration was taken away says nothing', async () => {
  await opened(smallPlan);
  const { textDocument } = client.at('plan.ote', 'plan');
  const before = (await client.connection.sendRequest(CodeLensRequest.type, { textDocument })) ?? [];
  await client.type('plan.ote', smallPlan.slice(0, smallPlan.indexOf('goal Revenue')));
  for (const lens of before) {
    const { command } = await client.connection.sendRequest(CodeLensResolveRequest.type, lens);
    expect(command?.title).toBe('');
  }
});
