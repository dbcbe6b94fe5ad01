import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { Client } from './client.ts';
import { askAtCuts } from './cuts.ts';
import { askEverything, isSomething, ownRequests, requestsOf } from './every-request.ts';
import { smallPlan } from './plan.ts';

const folder = join(import.meta.dirname, '../../../examples/first-plan');
const [plan, deals, roster] = ['plan.ote', 'data/deals.csv', 'data/roster.csv'].map((name) =>
  readFileSync(join(folder, name), 'utf8'),
) as [string, string, string];
const PULLS = { textDocument: { diagnostic: {} } };
let client: Client;
afterEach(() => client.close());

/** A plan of which everything has something to say: a folder that it uses, a goal, examples, and a layout to put right. */
const telling = `${smallPlan.slice(0, smallPlan.indexOf('curve'))}use "../shared"
${smallPlan.slice(smallPlan.indexOf('role')).replace('20%  Company ', '20% Company ')}
examples "At and above target" for AE, first quarter {
  | NewARR  || NewBusiness |
  | $300K   || $24,000     |
  | $450K   || $42,000     |
}
`;
const shared = smallPlan.slice(smallPlan.indexOf('curve'), smallPlan.indexOf('role'));

/** Does its work and answers nothing: what it says is shown. */
const SILENT = 'workspace/executeCommand';
/** What the server says of itself that is no request. */
const PLAIN = ['positionEncoding', 'textDocumentSync'];

test('all that the server says it can do is among the requests, and each has something to say of a whole plan', async () => {
  const files = {
    'plan/plan.ote': telling,
    'shared/curves.ote': shared,
    'plan/data/deals.csv': 'id,closed,owner,amount,kind\nD1,2027-03-01,Ana Silva,1000,new\n',
    'plan/data/roster.csv': 'payee,role,start,end,team\nAna Silva,AE,2026-02-01,,Enterprise\n',
  };
  client = await Client.open(files, {}, PULLS);
  const can = Object.entries(client.capabilities).flatMap(([name, how]) => (how === false ? [] : [name]));
  expect(Object.keys(requestsOf).sort()).toEqual(can.filter((name) => !PLAIN.includes(name)).sort());
  await client.show('plan/plan.ote', telling);
  const answered = new Set<string>();
  for (const place of ['Revenue =', 'Sales 100%', 'on NewARR', '\n  | $450K', 'examples']) {
    const at = telling.indexOf(place);
    const answers = await askEverything(client, 'plan/plan.ote', telling, at, 'role/AE');
    for (const [method, answer] of Object.entries(answers)) if (isSomething(answer)) answered.add(method);
  }
  const asked = [...Object.values(requestsOf).flat(), ...ownRequests].filter((method) => method !== SILENT);
  expect([...answered].sort()).toEqual(asked.sort());
  expect(client.shown).toEqual(['All 2 rows pay what they say.']);
  expect(client.logged).toEqual([]);
});

test('the first plan cut off here and there gets an answer to everything, and the server logs no complaint', async () => {
  const files = { 'plan.ote': plan, 'data/deals.csv': deals, 'data/roster.csv': roster };
  client = await Client.open(files, {}, PULLS);
  // `test/long/half-typed.test.ts` cuts at every place.
  await askAtCuts(client, 'plan.ote', plan, 'role/AccountExecutive', 29);
  expect(client.logged).toEqual([]);
  const textDocument = { uri: client.uri('plan.ote') };
  expect(await client.connection.sendRequest('textDocument/diagnostic', { textDocument })).toMatchObject({
    items: [],
  });
  expect((await client.preview('plan.ote'))?.model.errors).toBe(0);
}, 300_000);
