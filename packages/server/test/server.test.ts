import { afterEach, expect, test } from 'vitest';
import {
  CodeActionRequest,
  CompletionRequest,
  DefinitionRequest,
  DocumentFormattingRequest,
  DocumentSymbolRequest,
  HoverRequest,
} from 'vscode-languageserver-protocol/node';
import { Client } from './client.ts';
import { smallPlan } from './plan.ts';

let client: Client;
afterEach(async () => {
  // What a handler throws is logged by the connection.
  expect(client.logged).toEqual([]);
  await client.close();
});

test('a wrong weight is told while typing, and no longer when it is mended', async () => {
  client = await Client.open({ 'plan.ote': smallPlan }, { rulePages: 'https://example.org/rules/' });
  await client.show('plan.ote', smallPlan);
  await client.until('the plan is clean', () =>
    client.codes('plan.ote').every((code) => code !== 'weights-not-100'),
  );
  await client.type('plan.ote', smallPlan.replace('20%  Company', '30%  Company'));
  await client.until('the weight is told', () => client.codes('plan.ote').includes('weights-not-100'));
  const told = client.of('plan.ote').find(({ code }) => code === 'weights-not-100');
  expect(told?.message).toContain('110%');
  expect(told?.codeDescription?.href).toBe('https://example.org/rules/weights-not-100.md');
  await client.type('plan.ote', smallPlan);
  await client.until('it is mended', () => !client.codes('plan.ote').includes('weights-not-100'));
});

test('half a file is told as such, and everything still answers', async () => {
  client = await Client.open({ 'plan.ote': smallPlan });
  const half = smallPlan.slice(0, smallPlan.indexOf('curve Accelerated {'));
  await client.show('plan.ote', half);
  await client.until('the rest is missed', () => client.codes('plan.ote').includes('not-understood'));
  const { textDocument } = client.at('plan.ote', 'role AE');
  expect(await client.connection.sendRequest(DocumentSymbolRequest.type, { textDocument })).not.toHaveLength(
    0,
  );
  const options = { tabSize: 2, insertSpaces: true };
  expect(
    await client.connection.sendRequest(DocumentFormattingRequest.type, { textDocument, options }),
  ).toEqual([]);
  const end = client.at('plan.ote', half.slice(-5), 5);
  const offered = await client.connection.sendRequest(CompletionRequest.type, end);
  const items = Array.isArray(offered) ? offered : (offered?.items ?? []);
  expect(items.map(({ label }) => label)).toContain('curve');
});

test('a name leads to another file of the folder, and its hover shows it', async () => {
  const [curves, roles] = [
    smallPlan.slice(smallPlan.indexOf('curve '), smallPlan.indexOf('role ')),
    smallPlan.replace(/curve [\s\S]*?\n}\n/, ''),
  ];
  client = await Client.open({ 'roles.ote': roles, 'curves.ote': curves });
  await client.show('roles.ote', roles);
  await client.until('the file is checked', () => client.of('roles.ote') !== undefined);
  const name = client.at('roles.ote', 'curve Accelerated {', 8);
  const links = (await client.connection.sendRequest(DefinitionRequest.type, name)) as {
    uri?: string;
    targetUri?: string;
  }[];
  expect(links[0]?.targetUri ?? links[0]?.uri).toBe(client.uri('curves.ote'));
  const hover = await client.connection.sendRequest(HoverRequest.type, name);
  expect((hover?.contents as { value: string } | undefined)?.value).toContain('from 100%: 1.5x');
});

test('a change in one file is told in the files that no editor shows', async () => {
  const [head, rest] = [
    smallPlan.slice(0, smallPlan.indexOf('data deals')),
    smallPlan.slice(smallPlan.indexOf('data deals')),
  ];
  client = await Client.open({ 'head.ote': head, 'rest.ote': rest });
  await client.show('head.ote', head);
  await client.until('both files are told of', () => client.of('rest.ote').length === 0);
  await client.type('head.ote', head.replace('USD', 'EUR'));
  await client.until('the dollars of the other file are told', () =>
    client.codes('rest.ote').includes('currency-mixed'),
  );
});

test('a quick fix writes the name that was meant', async () => {
  const text = smallPlan.replace('by itself  curve Accelerated {', 'by itself  curve Acelerated {');
  client = await Client.open({ 'plan.ote': text });
  await client.show('plan.ote', text);
  await client.until('the name is told', () => client.codes('plan.ote').includes('name-unknown'));
  const diagnostics = client.of('plan.ote').filter(({ code }) => code === 'name-unknown');
  const range = diagnostics[0]?.range ?? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  const { textDocument } = client.at('plan.ote', 'plan');
  const actions = await client.connection.sendRequest(CodeActionRequest.type, {
    textDocument,
    range,
    context: { diagnostics },
  });
  expect(actions?.map(({ title }) => title)).toContain('Change it to Accelerated');
});

const TABLE = `components for Sales {
  Company  on Revenue.Sales  each quarter by itself  curve Accelerated
}
roles in Sales {
  | role | target pay | Company |
  | Head | $40K       | 100%    |
}
`;

test('a table of roles is written out and made again, and a weight in it says what it comes to', async () => {
  const text = `${smallPlan}${TABLE}`;
  client = await Client.open({ 'plan.ote': text });
  await client.show('plan.ote', text);
  await client.until('the plan is worked out', async () => (await client.preview('plan.ote')) !== null);
  const actionsAt = async (what: string) => {
    const { textDocument, position } = client.at('plan.ote', what);
    const range = { start: position, end: position };
    const context = { diagnostics: [] };
    const actions = await client.connection.sendRequest(CodeActionRequest.type, {
      textDocument,
      range,
      context,
    });
    return (actions ?? []).map((action) => ({
      title: action.title,
      edits: Object.values('edit' in action ? (action.edit?.changes ?? {}) : {}).flat().length,
      why: 'disabled' in action ? action.disabled?.reason : undefined,
    }));
  };
  expect(await actionsAt('| Head')).toEqual([
    { title: 'Write the roles in Sales out', edits: 2, why: undefined },
  ]);
  expect(await actionsAt('role AE')).toEqual([{ title: 'Make a table of AE', edits: 1, why: undefined }]);
  const hover = await client.connection.sendRequest(HoverRequest.type, client.at('plan.ote', '100%    |', 1));
  expect((hover?.contents as { value: string } | undefined)?.value).toContain('Target pay: $40,000 a year');
});

test('formatting changes only what is between the words', async () => {
  const text = smallPlan.replace('  currency    USD', 'currency USD');
  client = await Client.open({ 'plan.ote': text });
  await client.show('plan.ote', text);
  const { textDocument } = client.at('plan.ote', 'plan');
  const options = { tabSize: 2, insertSpaces: true };
  const edits = await client.connection.sendRequest(DocumentFormattingRequest.type, {
    textDocument,
    options,
  });
  expect(edits?.map(({ newText }) => newText)).toEqual(expect.arrayContaining(['\n  ', '    ']));
  expect(edits?.every(({ newText }) => newText.trim() === '')).toBe(true);
});

test('a hover says what the plan comes to: pay, quotas, rates and targets', async () => {
  client = await Client.open({ 'plan.ote': smallPlan });
  await client.show('plan.ote', smallPlan);
  await client.until('the plan is worked out', async () => (await client.preview('plan.ote')) !== null);
  const hover = async (what: string, behind = 0) => {
    const found = await client.connection.sendRequest(HoverRequest.type, client.at('plan.ote', what, behind));
    return (found?.contents as { value: string } | undefined)?.value ?? '';
  };
  expect(await hover('on-target pay')).toContain('Target pay: $120,000 a year');
  expect(await hover('NewBusiness', 2)).toContain('Target pay: $96,000 a year: $24,000 in each of 4 periods');
  expect(await hover('NewBusiness', 2)).toContain('Quota: $300,000 in each of 4 periods');
  // 1.5 times $96,000 of target pay on $1.2M of quota.
  expect(await hover('1.5x')).toContain('Here, for NewBusiness of AE: 12% of New ARR');
  expect(await hover('goal Revenue', 6)).toContain('Target: $12,000,000 of New ARR in the year');
  // Both components lead to the goal by the part that sales has of it, and so all of the pay is on revenue.
  expect(await hover('Company', 2)).toContain(
    "Revenue is the company's number, New ARR $12,000,000 in the year",
  );
  expect(await hover('goal Revenue', 6)).toContain('1 more by their own results or a part below');
  expect(await hover('role AE', 5)).toContain('Revenue weight 100%.');
  // Below 100% the curve pays in proportion: a tenth of $120,000.
  expect(await hover('role AE', 5)).toContain(
    'When only revenue falls from 100% to 90% of target, 10% of variable pay is lost: $12,000 of $120,000 a year',
  );
  expect(await hover('goal Revenue', 6)).toContain(
    'Target pay that rides on it, each role once: $120,000 of $120,000 (100%)',
  );
});

test('an example that does not come out is told in the second pass, and is gone when it is right', async () => {
  const table = (pay: string) => `${smallPlan}
examples for AE, first quarter {
  | NewARR || NewBusiness |
  | $300K  || ${pay} |
}
`;
  client = await Client.open({ 'plan.ote': table('$23,000') });
  await client.show('plan.ote', table('$23,000'));
  await client.until('the example fails', () => client.codes('plan.ote').includes('example-fails'));
  expect(client.of('plan.ote').find(({ code }) => code === 'example-fails')?.message).toContain(
    'is $24,000, not $23,000',
  );
  await client.type('plan.ote', table('$24,000'));
  await client.until('the example passes', () => !client.codes('plan.ote').includes('example-fails'));
});

test('a project file that is written sets levels at once', async () => {
  const idle = `${smallPlan}\ncurve Idle marginal { from 0%: 1x }\n`;
  client = await Client.open({ 'plan.ote': idle });
  await client.show('plan.ote', idle);
  await client.until('the idle curve is told', () => client.codes('plan.ote').includes('unused-declaration'));
  await client.write('ontarget.json', '{ "rules": { "unused-declaration": "off", "nothing": "off" } }');
  await client.until('it is told no longer', () => !client.codes('plan.ote').includes('unused-declaration'));
  await client.until('the project file is told of', () =>
    client.codes('ontarget.json').includes('rule-unknown'),
  );
});
