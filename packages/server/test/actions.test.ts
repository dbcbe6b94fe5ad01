import { afterEach, expect, test } from 'vitest';
import {
  type ClientCapabilities,
  type CodeAction,
  CodeActionKind,
  CodeActionRequest,
} from 'vscode-languageserver-protocol/node';
import { Client } from './client.ts';
import { smallPlan } from './plan.ts';

const FILES: ClientCapabilities = {
  workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ['create'] } },
};

let client: Client;
afterEach(async () => {
  expect(client.logged).toEqual([]);
  await client.close();
});

async function opened(text: string, capabilities: ClientCapabilities = {}): Promise<void> {
  client = await Client.open({ 'plan.ote': text }, {}, capabilities);
  await client.show('plan.ote', text);
  await client.until('the plan is worked out', async () => (await client.preview('plan.ote')) !== null);
}

async function actions(what: string, behind: number, only?: string[], code?: string): Promise<CodeAction[]> {
  const { textDocument, position } = client.at('plan.ote', what, behind);
  const diagnostics = client.of('plan.ote').filter((one) => code !== undefined && one.code === code);
  const found = await client.connection.sendRequest(CodeActionRequest.type, {
    textDocument,
    range: { start: position, end: position },
    context: { diagnostics: diagnostics.slice(0, 1), ...(only === undefined ? {} : { only }) },
  });
  return (found ?? []) as CodeAction[];
}

const newTexts = ({ edit }: CodeAction) =>
  Object.values(edit?.changes ?? {})
    .flat()
    .map(({ newText }) => newText);

test('a marginal curve is made retroactive, and the title says what that pays', async () => {
  await opened(smallPlan);
  const found = await actions('curve Accelerated marginal', 8, [CodeActionKind.RefactorRewrite]);
  // At 120% of quota: 100% at 1x and 20% at 1.5x of $96,000, or 120% at 1.5x.
  expect(found.map(({ title }) => title)).toContain(
    'Make Accelerated retroactive: NewBusiness of AE at 120% of quota all year pays $172,800, not $124,800',
  );
  const action = found.find(({ title }) => title.startsWith('Make Accelerated'));
  expect(action === undefined ? [] : newTexts(action)).toEqual(['retroactive']);
  await client.type('plan.ote', smallPlan.replace('Accelerated marginal', 'Accelerated retroactive'));
  await client.until('the curve is the other one', async () => {
    const [back] = await actions('curve Accelerated retroactive', 8, [CodeActionKind.RefactorRewrite]);
    return (
      back?.title ===
      'Make Accelerated marginal: NewBusiness of AE at 120% of quota all year pays $124,800, not $172,800'
    );
  });
});

test('everything with one right fix is mended at once, where an editor asks for that', async () => {
  const text = smallPlan
    .replace('by itself  curve Accelerated {', 'by itself  curve Acelerated {')
    .replace('on NewARR ', 'on NewAR ');
  await opened(text);
  await client.until(
    'both names are told',
    () => client.codes('plan.ote').filter((code) => code === 'name-unknown').length === 2,
  );
  const [all] = await actions('plan', 0, [CodeActionKind.SourceFixAll]);
  expect(all?.kind).toBe('source.fixAll.ontarget');
  expect(all === undefined ? [] : newTexts(all).sort()).toEqual(['Accelerated', 'NewARR']);
  const alike = await actions('NewAR ', 1, undefined, 'name-unknown');
  expect(alike.map(({ title }) => title)).toContain('Mend all 2 of this file: name-unknown');
  expect(await actions('plan', 0)).not.toContainEqual(
    expect.objectContaining({ kind: 'source.fixAll.ontarget' }),
  );
});

test('a role moves into a file that the editor makes, and is not offered to one that makes none', async () => {
  await opened(smallPlan, FILES);
  const [move] = await actions('role AE', 6, [CodeActionKind.RefactorMove]);
  expect(move?.title).toBe('Move AE into a file of its own');
  expect(move?.edit?.documentChanges?.[0]).toMatchObject({ kind: 'create', uri: client.uri('ae.ote') });
  await client.close();
  await opened(smallPlan);
  expect(await actions('role AE', 6, [CodeActionKind.RefactorMove])).toEqual([]);
});

test('a design rule is accepted with a reason that its author gives', async () => {
  await opened(smallPlan);
  const code = 'over-achievement-unpaid';
  const known = client
    .codes('plan.ote')
    .find((one) => typeof one === 'string' && /team-share-high|over-achievement/.test(one));
  await client.until('a design rule is told', () => client.codes('plan.ote').includes(known ?? code));
  const told = client.of('plan.ote').find((one) => one.code === (known ?? code));
  const { textDocument } = client.at('plan.ote', 'plan');
  const found = await client.connection.sendRequest(CodeActionRequest.type, {
    textDocument,
    range: told?.range ?? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
    context: { diagnostics: told === undefined ? [] : [told] },
  });
  const accept = (found as CodeAction[]).find(({ title }) => title.startsWith('Accept'));
  expect(accept?.title).toMatch(/^Accept .*, with a reason$/);
  expect(accept === undefined ? '' : newTexts(accept).join()).toMatch(/accept [a-z-]+ because "TODO: why"/);
});

test('a choice that is left open is written in either reading, and each is told in money', async () => {
  const text = smallPlan.replace('on NewARR         each quarter by itself', 'on NewARR each quarter');
  client = await Client.open({ 'plan.ote': text });
  await client.show('plan.ote', text);
  await client.until('the choice is told in money of the plan', () =>
    client
      .of('plan.ote')
      .some(({ code, message }) => code === 'choice-timing' && /Here, .*\$/.test(String(message))),
  );
  const found = await actions('on NewARR each quarter', 12, [CodeActionKind.QuickFix], 'choice-timing');
  // 130% of $24,000 is 1 + 0.3 × 1.5 of it; 105% of $48,000 less $19,200; 52.5% of $96,000 less $19,200.
  const told = client.of('plan.ote').map(({ message }) => message);
  for (const pays of [
    'by itself" pays $34,800',
    'quota to date" pays $32,400',
    'full-year quota" pays $31,200',
  ])
    expect(told.join('\n')).toContain(pays);
  expect(found.map((action) => newTexts(action))).toEqual([
    ['each quarter by itself'],
    ['each quarter, year to date against quota to date'],
    ['each quarter, year to date against full-year quota'],
  ]);
  // Which of them is meant only a person can say.
  expect(found.map(({ isPreferred }) => isPreferred)).toEqual([false, false, false]);
  const [, toDate] = found;
  const written = toDate === undefined ? '' : newTexts(toDate).join('');
  await client.type('plan.ote', text.replace('each quarter  curve', `${written}  curve`));
  await client.until('the choice is made', () => !client.codes('plan.ote').includes('choice-timing'));
});
