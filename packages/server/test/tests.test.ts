import { afterEach, expect, test } from 'vitest';
import { type CodeAction, CodeActionRequest } from 'vscode-languageserver-protocol/node';
import { RUN_TESTS_REQUEST, type RunTestsAnswer, type RunTestsResult } from '../src/protocol.ts';
import { Client } from './client.ts';
import { smallPlan } from './plan.ts';

let client: Client;
afterEach(async () => {
  expect(client.logged).toEqual([]);
  await client.close();
});

/** A quarter's quota is $300,000 and its target pay 80% of $30,000. */
const examples = `
examples "A quarter" for AE, first quarter {
  | NewARR || NewBusiness attainment | NewBusiness |
  | $300K  || 100%                   | $24,000     |
  | $450K  || 150%                   | $40,000     |
}

examples for AE, first quarter {
  | NewARR || NewBusiness |
  | $100K  || $8,000      |
}
`;

async function open(text: string, capabilities = {}): Promise<void> {
  client = await Client.open({ 'plan.ote': smallPlan, 'examples.ote': text }, {}, capabilities);
  await client.show('plan.ote', smallPlan);
  await client.show('examples.ote', text);
}

async function run(coverage = false): Promise<RunTestsAnswer> {
  const params = { folder: client.uri('.').replace(/\/\.?$/, ''), coverage };
  const answer = await client.connection.sendRequest<RunTestsResult>(RUN_TESTS_REQUEST, params);
  if (answer === null) throw new Error('there is no plan');
  return answer;
}

test('tells the tables and rows of a plan when they change, each at its place', async () => {
  await open(examples);
  await client.until('the tables are told', () => client.tests?.tables.length === 2);
  const [table, other] = client.tests?.tables ?? [];
  expect(table).toMatchObject({
    id: 'A quarter, AE',
    title: 'A quarter, AE',
    uri: client.uri('examples.ote'),
    range: { start: { line: 1, character: 0 }, end: { line: 5, character: 1 } },
  });
  expect(table?.rows.map(({ id, title }) => [id, title])).toEqual([
    ['A quarter, AE/1', 'NewARR $300K'],
    ['A quarter, AE/2', 'NewARR $450K'],
  ]);
  expect(other).toMatchObject({ id: 'AE', rows: [{ id: 'AE/1' }] });

  await client.type('examples.ote', '');
  await client.until('there is none left', () => client.tests?.tables.length === 0);
});

test('runs what was typed just now: actual against expected, why, and what to write instead', async () => {
  await open(examples);
  await run();
  // Half of a quarter more than its quota, at 1.5 times: 175% of $24,000.
  await client.type('examples.ote', examples.replace('$40,000', '$41,000'));
  const { plan } = await run();
  expect(plan).toMatchObject({ title: 'FY27 sales', broken: false });
  expect(
    plan.tables.flatMap(({ rows }) => rows).flatMap(({ cells }) => cells.map(({ status }) => status)),
  ).toEqual(['passed', 'passed', 'passed', 'failed', 'passed']);
  expect(plan.tables[0]?.rows[1]?.cells[1]).toEqual({
    heading: 'NewBusiness',
    range: { start: { line: 4, character: 39 }, end: { line: 4, character: 46 } },
    expected: '$41,000',
    actual: '$42,000',
    status: 'failed',
    reasons: ['attainment is 150%', 'target pay is $24,000', 'slice 1 pays $24,000', 'slice 2 pays $18,000'],
    // The bar stays where it is.
    accept: {
      range: { start: { line: 4, character: 39 }, end: { line: 4, character: 51 } },
      newText: '$42,000     ',
    },
  });
});

test('a broken plan, a half-typed table and a file without a plan are answered too', async () => {
  await open(examples);
  await client.type('examples.ote', `${examples}\nexamples "half" for AE {\n  | NewARR |`);
  const half = await run();
  expect(half.plan.tables.map(({ id }) => id)).toContain('A quarter, AE');
  await client.type('plan.ote', 'plan');
  const broken = await run();
  expect(broken.plan.tables.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells))).toEqual([]);
  const nowhere = { folder: 'file:///nowhere' };
  expect(await client.connection.sendRequest(RUN_TESTS_REQUEST, nowhere)).toBeNull();
});

test('tells what the tables reach, in the text', async () => {
  await open(examples.replace(/ {2}\| \$450K.*\n/, ''));
  const { coverage = [] } = await run(true);
  const bands = coverage.filter(({ kind }) => kind === 'band');
  expect(bands.map(({ title, missing }) => [title, missing])).toEqual([
    ['Accelerated, below 100%: 1x', []],
    ['Accelerated, from 100%: 1.5x', []],
  ]);
  expect(bands[0]).toMatchObject({ uri: client.uri('plan.ote') });
  expect(coverage.find(({ title }) => title === 'AE Company')?.missing).toEqual(['reached']);
  expect((await run()).coverage).toBeUndefined();
});

test('accepting what is paid is offered at the cell, and reviewed where the editor can', async () => {
  await open(examples, {
    workspace: { workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} } },
  });
  await client.until('the cell is told', () => client.codes('examples.ote').includes('example-fails'));
  const [accept] = await acceptActions();
  const { uri } = client.at('examples.ote', '$40,000').textDocument;
  const range = { start: { line: 4, character: 39 }, end: { line: 4, character: 51 } };
  expect(accept).toMatchObject({
    title: 'Accept what it pays: $42,000',
    isPreferred: false,
    edit: {
      documentChanges: [
        {
          textDocument: { uri, version: null },
          edits: [{ range, newText: '$42,000     ', annotationId: 'accept' }],
        },
      ],
      changeAnnotations: { accept: { label: 'Expect $42,000 instead of $40,000', needsConfirmation: true } },
    },
  });
  await client.close();

  await open(examples);
  await client.until('the cell is told', () => client.codes('examples.ote').includes('example-fails'));
  const [plain] = await acceptActions();
  expect(plain?.edit).toEqual({
    changes: { [client.uri('examples.ote')]: [{ range, newText: '$42,000     ' }] },
  });
});

test('what no literal says exactly is not offered', async () => {
  // A third of a quota pays a third of $24,000 in full dollars; of $100,001 it does not.
  await open(
    examples
      .replace('NewBusiness attainment', 'NewBusiness attainment')
      .replace('| $450K  || 150%', '| $100,001  || 30%'),
  );
  const { plan } = await run();
  const [attainment, pay] = plan.tables[0]?.rows[1]?.cells ?? [];
  expect(attainment).toMatchObject({ status: 'failed' });
  expect(attainment?.accept).toBeUndefined();
  expect(pay?.accept?.newText.trim()).toBe('$8,000.08');
});

async function acceptActions(): Promise<CodeAction[]> {
  const diagnostics = client.of('examples.ote').filter(({ code }) => code === 'example-fails');
  const [diagnostic] = diagnostics;
  if (diagnostic === undefined) throw new Error('nothing fails');
  const actions = await client.connection.sendRequest(CodeActionRequest.type, {
    textDocument: { uri: client.uri('examples.ote') },
    range: diagnostic.range,
    context: { diagnostics },
  });
  return ((actions ?? []) as CodeAction[]).filter(({ title }) => title.startsWith('Accept'));
}
