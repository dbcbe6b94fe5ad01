import { afterEach, expect, test } from 'vitest';
import {
  type CancellationToken,
  CancellationTokenSource,
  type Diagnostic,
  DocumentDiagnosticRequest,
  WorkspaceDiagnosticRequest,
} from 'vscode-languageserver-protocol/node';
import { Client } from './client.ts';
import { smallPlan } from './plan.ts';

const PULL = { textDocument: { diagnostic: {} }, workspace: { diagnostics: { refreshSupport: true } } };
const WRONG = smallPlan.replace('20%  Company', '30%  Company');
const [HEAD, REST] = [
  smallPlan.slice(0, smallPlan.indexOf('data deals')),
  smallPlan.slice(smallPlan.indexOf('data deals')),
];

let client: Client;
afterEach(async () => {
  expect(client.logged).toEqual([]);
  await client.close();
});

async function pull(name: string, previousResultId?: string) {
  return client.connection.sendRequest(DocumentDiagnosticRequest.type, {
    textDocument: { uri: client.uri(name) },
    ...(previousResultId === undefined ? {} : { previousResultId }),
  });
}

const codesIn = (report: { items?: Diagnostic[] }) => report.items?.map(({ code }) => code);

/** What changed in any file, by the file's name: the numbers known before are sent along. */
async function changed(known: Record<string, string>, token?: CancellationToken) {
  const previousResultIds = Object.entries(known).map(([name, value]) => ({ uri: client.uri(name), value }));
  const { items } = await client.connection.sendRequest(
    WorkspaceDiagnosticRequest.type,
    { previousResultIds },
    token,
  );
  return items.map((item) => ({ ...item, name: item.uri.split('/').at(-1) ?? '' }));
}

test('an editor that asks is answered with what the text shows, and not told as well', async () => {
  client = await Client.open({ 'plan.ote': WRONG }, {}, PULL);
  await client.show('plan.ote', WRONG);
  const first = await pull('plan.ote');
  expect(codesIn(first as { items: Diagnostic[] })).toContain('weights-not-100');
  const again = await pull('plan.ote', first.resultId ?? '');
  expect(
    again.kind === 'unchanged' || codesIn(again as { items: Diagnostic[] })?.includes('weights-not-100'),
  ).toBe(true);
  await client.type('plan.ote', smallPlan);
  expect(codesIn((await pull('plan.ote')) as { items: Diagnostic[] })).not.toContain('weights-not-100');
  expect(client.of('plan.ote')).toEqual([]);
  expect(client.codes('plan.ote')).toEqual([]);
});

test('what the second pass finds is asked for again', async () => {
  const text = `${smallPlan}examples for AE, first quarter { | NewARR || NewBusiness |\n | $300K || $1 |\n }\n`;
  client = await Client.open({ 'plan.ote': text }, {}, PULL);
  await client.show('plan.ote', text);
  await client.until('it is to be asked for again', () =>
    client.refreshes.includes('workspace/diagnostic/refresh'),
  );
  expect(codesIn((await pull('plan.ote')) as { items: Diagnostic[] })).toContain('example-fails');
});

test('files that no editor shows are reported when they change, and nothing is reported twice', async () => {
  client = await Client.open({ 'head.ote': HEAD, 'rest.ote': REST }, {}, PULL);
  await client.show('head.ote', HEAD);
  await client.type('head.ote', HEAD.replace('USD', 'EUR'));
  let known: Record<string, string> = {};
  await client.until('the other file is reported', async () => {
    for (const item of await changed(known)) {
      known = { ...known, [item.name]: item.resultId ?? '' };
      if (item.name === 'rest.ote' && 'items' in item && codesIn(item)?.includes('currency-mixed'))
        return true;
    }
    return false;
  });
  for (;;) {
    const source = new CancellationTokenSource();
    // Nothing has changed: the request waits until it is cancelled.
    const timer = setTimeout(() => source.cancel(), 600);
    const items = await changed(known, source.token).catch(() => []);
    clearTimeout(timer);
    if (items.length === 0) break;
    for (const item of items) {
      expect(known[item.name], item.name).not.toBe(item.resultId);
      known = { ...known, [item.name]: item.resultId ?? '' };
    }
  }
  await client.type('head.ote', HEAD);
  const cleared = await changed(known);
  expect(cleared.length).toBeGreaterThan(0);
});

// VS Code drops the answers on a file that it closes, and forgets the number of what it shows of it:
// what was wrong with a file that was deleted at that moment stayed in the list of problems.
test('a file that is closed is reported again, and one that is gone as empty to an editor that forgot it', async () => {
  client = await Client.open({ 'plan.ote': WRONG }, {}, PULL);
  await client.show('plan.ote', WRONG);
  let known: Record<string, string> = {};
  const learn = async () => {
    const items = await changed(known);
    for (const { name, resultId } of items) known = { ...known, [name]: resultId ?? '' };
    return items.find(({ name }) => name === 'plan.ote');
  };
  await client.until('what is wrong is reported', async () => {
    const report = await learn();
    return report?.kind === 'full' && codesIn(report)?.includes('weights-not-100') === true;
  });
  const before = known['plan.ote'];
  const waiting = learn();
  await client.hide('plan.ote');
  expect(await waiting).toMatchObject({ kind: 'full', resultId: expect.not.stringMatching(`^${before}$`) });

  await client.remove('plan.ote');
  await client.until('it has nothing wrong', async () => {
    const report = await learn();
    return report?.kind === 'full' && report.items.length === 0;
  });
  known = {};
  expect(await learn()).toMatchObject({ kind: 'full', items: [] });
});

test('an editor that cannot ask is told', async () => {
  client = await Client.open({ 'plan.ote': WRONG });
  await client.show('plan.ote', WRONG);
  await client.until('the weight is told', () => client.codes('plan.ote').includes('weights-not-100'));
});
