import type { Statement, WhatIfSettings } from '@ontarget/report';
import { sourcesIn } from '@ontarget/report';
import { afterEach, expect, test } from 'vitest';
import { STATEMENT_REQUEST, type StatementParams, type StatementResult } from '../src/protocol.ts';
import { Client } from './client.ts';
import { smallPlan } from './plan.ts';

let client: Client;
afterEach(async () => {
  expect(client.logged).toEqual([]);
  await client.close();
});

const EXAMPLES = `
examples "Two quarters" for AE, first quarter {
  | NewARR || NewBusiness | Company |
  | 150%   || $42,000     |         |
  | $150K  || $12,000     |         |
}
`;

async function opened(text = smallPlan + EXAMPLES): Promise<void> {
  client = await Client.open({ 'plan.ote': text });
  await client.show('plan.ote', text);
  await client.until('there is a preview', async () => (await client.preview('plan.ote')) !== null);
}

async function ask(
  more: Partial<StatementParams> = {},
  settings: Partial<WhatIfSettings> = {},
): Promise<StatementResult> {
  const params = {
    uri: client.uri('plan.ote'),
    role: 'role/AE',
    settings: { levers: {}, amounts: {}, ...settings },
    ...more,
  };
  return client.connection.sendRequest<StatementResult>(STATEMENT_REQUEST, params);
}

async function statement(...asked: Parameters<typeof ask>): Promise<Statement> {
  const answer = await ask(...asked);
  if (answer === null) throw new Error('there is no statement');
  return answer;
}

const pays = ({ lines, total }: Statement) => [
  ...lines.map(({ title, pay }) => `${title}: ${pay.figure?.text ?? pay.reason}`),
  total.figure?.text ?? total.reason,
];

test('is of the one whom the sliders suppose, for the first payment period', async () => {
  await opened();
  const answer = await statement({}, { levers: { 'measure/NewARR/payee': '120' } });
  // A quarter of $96,000 at 130%, and of $24,000.
  expect(pays(answer)).toEqual(['New business: $31,200', 'Company: $6,000', '$37,200']);
  expect(answer).toMatchObject({ of: 'supposed', period: '2027-02-01/2027-04-30' });
  expect(answer.periods.map(({ label }) => label)).toEqual(['FY27-Q1', 'FY27-Q2', 'FY27-Q3', 'FY27-Q4']);
  expect(answer.choices.map(({ title }) => title)).toEqual([
    'Somebody at the results above',
    'Two quarters, row 1: NewARR 150%',
    'Two quarters, row 2: NewARR $150K',
  ]);
});

test('is of a row of an examples table, with what its pay follows from and where that stands', async () => {
  await opened();
  const { choices } = await statement();
  const answer = await statement({ of: choices[1]?.key ?? '' });
  // 150% of quota: 100% and 1.5 times 50% of $24,000. What the row does not give is not known.
  expect(pays(answer)[0]).toBe('New business: $42,000');
  expect(pays(answer)[1]).toMatch(/^Company: .*neither this result nor its rows/);
  expect(answer.periods.map(({ label }) => label)).toEqual(['FY27-Q1']);
  const [payout] = answer.lines[0]?.payouts ?? [];
  const sources = sourcesIn(payout === undefined ? [] : [payout]);
  expect(sources.get('curve/Accelerated')).toMatchObject({ file: 'plan.ote' });
  const given = JSON.stringify(payout).match(/as it is given/g);
  expect(given?.length).toBeGreaterThan(0);
  // The result is given, so that nothing is said of deals that there are none of.
  expect(JSON.stringify(payout)).not.toContain('"kind":"rows"');
});

test('is of another payment period, and of the first where the chosen one is gone', async () => {
  await opened();
  const third = (await statement()).periods[2]?.key ?? '';
  expect((await statement({ period: third })).period).toBe(third);
  expect((await statement({ period: '2020-01-01/2020-03-31', of: 'Gone/7' })).of).toBe('supposed');
});

test('has only the periods that somebody is there in', async () => {
  await opened();
  const late = await statement({}, { start: '6' });
  expect(late.periods.map(({ label }) => label)).toEqual(['FY27-Q3', 'FY27-Q4']);
  expect(pays(late)).toEqual(['New business: $24,000', 'Company: $6,000', '$30,000']);
});

test('is none of a role that is not there, and none where an example cannot be read', async () => {
  await opened(`${smallPlan}\nexamples "Half" for AE, first quarter { | NewARR || NewBusiness |`);
  expect((await statement()).choices).toHaveLength(1);
  expect(await ask({ role: 'role/Nobody' })).toBeNull();
});
