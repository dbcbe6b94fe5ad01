import type { CostAnswer, CostSettings } from '@ontarget/report';
import { afterEach, expect, test } from 'vitest';
import { COST_PROGRESS, COST_REQUEST, type CostProgressParams, type CostResult } from '../src/protocol.ts';
import { Client } from './client.ts';
import { smallPlan as larger } from './plan.ts';

let client: Client;
afterEach(async () => {
  expect(client.logged).toEqual([]);
  await client.close();
});

/** The company's number is what two people with a quota of $1.2M bring. */
const smallPlan = larger.replace('NewARR $12M', 'NewARR $2.4M');
const ROSTER = 'payee,role,start,end\nAnn Lee,AE,2026-01-01,\nBen Ortiz,AE,2026-01-01,\n';
const NOTHING: CostSettings = { attainments: {}, results: {} };

async function opened(files: Record<string, string>, plan = smallPlan): Promise<void> {
  client = await Client.open({ 'plan/plan.ote': plan, ...files });
  await client.show('plan/plan.ote', plan);
  await client.until('there is a plan', async () => (await client.preview('plan/plan.ote')) !== null);
}

function ask(settings: Partial<CostSettings> = {}): Promise<CostResult> {
  return client.connection.sendRequest(COST_REQUEST, {
    uri: client.uri('plan/plan.ote'),
    settings: { ...NOTHING, ...settings },
  });
}

async function drawn(settings: Partial<CostSettings> = {}) {
  const answer = await ask(settings);
  if (answer?.state !== 'drawn') throw new Error(JSON.stringify(answer));
  return answer;
}

const boxes = (answer: CostAnswer | null) => (answer !== null && 'inputs' in answer ? answer.inputs : []);
const years = ({ bars }: { bars: { years: number }[] }) => bars.reduce((sum, one) => sum + one.years, 0);

test('always on target, a year costs target pay, in one bar', async () => {
  await opened({ 'plan/data/roster.csv': ROSTER });
  const { cost } = await drawn({ attainment: '100%' });
  // Two people with half of $240,000 each.
  expect(cost.total).toMatchObject({
    payees: 2,
    target: { text: '$240,000' },
    p10: { text: '$240,000' },
    p90: { text: '$240,000' },
    bars: [{ from: { text: '$240,000' }, years: 200 }],
  });
  expect(cost.roles).toMatchObject([
    {
      id: 'role/AE',
      title: 'Account executive',
      leverage: { low: { text: '100%' }, high: { text: '100%' } },
      components: [
        { id: 'role/AE/NewBusiness', paid: { text: '100%' }, atTarget: { text: '100%' } },
        { id: 'role/AE/Company', paid: { text: '100%' } },
      ],
    },
  ]);
});

test('is the same again from the same seed, and says what was supposed', async () => {
  await opened({ 'plan/data/roster.csv': ROSTER });
  const first = await drawn();
  expect(years(first.cost.total)).toBe(200);
  expect(first.cost.total.p10.number).toBeLessThan(first.cost.total.p90.number);
  expect(first.cost.assumed[0]).toBe(
    'Quotas and targets are reached by 10% 70%, 50% 100%, 90% 130%, in whole percents.',
  );
  const other = await drawn({ seed: '2' });
  expect(other.cost.total.mean.exact).not.toBe(first.cost.total.mean.exact);
  expect(await drawn({ seed: '1' })).toMatchObject({ cost: first.cost });
});

test('takes what is typed, and says of what it cannot take what is wrong', async () => {
  await opened({ 'plan/data/roster.csv': ROSTER });
  const { cost, inputs } = await drawn({
    attainments: { NewARR: '0%', Nothing: '5%' },
    draws: '20',
    inStep: '200',
    seed: 'x',
  });
  expect(years(cost.total)).toBe(20);
  // 80% of target pay is gone, and the goal is made of the same results.
  expect(cost.total.p90.text).toBe('$0');
  expect(inputs.map(({ set, name, problem }) => [set, name, problem])).toEqual([
    ['attainment', '', undefined],
    ['attainments', 'NewARR', undefined],
    ['inStep', '', 'A percent between 0 and 100.'],
    ['draws', '', undefined],
    ['seed', '', 'A whole number from 1 to 999,999,999.'],
  ]);
  const wrong = await drawn({ attainment: '50% 90%, 10% 80%', draws: '2' });
  expect(wrong.inputs[0]?.problem).toMatch(/^This cannot be: its percentiles do not rise\./);
  expect(wrong.cost.assumed[0]).toContain('10% 70%');
});

test('asks for what neither quota nor target says the size of', async () => {
  const commission = smallPlan
    .replace(
      'goal Revenue',
      'measure Renewals { total amount of deals where kind is renewal  dated closed  credited to owner }\n\ngoal Revenue',
    )
    .replace(/\n\}\n$/, '\n  on top { commission Kept on Renewals each quarter by itself at 1% }\n}\n');
  await opened({ 'plan/data/roster.csv': ROSTER }, commission);
  const answer = await ask();
  expect(answer).toMatchObject({ state: 'not drawn', message: 'Nothing says what Renewals may come to.' });
  expect(boxes(answer)[0]).toMatchObject({
    set: 'results',
    name: 'Renewals',
    problem: expect.stringContaining('no quota or target'),
  });
  const said = await drawn({ results: { Renewals: '$100K' }, attainment: '100%' });
  // 1% of $100,000 for each of the two, on top of target pay.
  expect(said.cost.total.p50.text).toBe('$242,000');
  expect(said.inputs[0]?.problem).toBeUndefined();
});

test('has a word where there is no roster', async () => {
  await opened({});
  expect(await ask()).toEqual({ state: 'no roster', looked: 'plan/data' });
});

test('reads the roster again when it changes', async () => {
  await opened({ 'plan/data/roster.csv': ROSTER });
  expect((await drawn({ draws: '2' })).cost.total.payees).toBe(2);
  await client.write('plan/data/roster.csv', `${ROSTER}Cy Moss,AE,2026-01-01,\n`);
  expect((await drawn({ draws: '2' })).cost.total.payees).toBe(3);
  await client.write('plan/data/roster.csv', `${ROSTER}Cy Moss,AE,soon,\n`);
  expect(await ask()).toMatchObject({
    state: 'not drawn',
    message: expect.stringMatching(/^roster\.csv, row 3: /),
  });
  await client.write('plan/data/roster.csv', ROSTER.replaceAll('AE', 'Nobody'));
  expect(await ask()).toMatchObject({ state: 'not drawn', message: expect.stringContaining('roster') });
});

test('is drawn of no plan with errors', async () => {
  await opened(
    { 'plan/data/roster.csv': ROSTER },
    smallPlan.replace('curve Accelerated {', 'curve Nothing {'),
  );
  expect(await ask()).toEqual({ state: 'broken' });
});

test('is given up for a newer request, and drawn once for whoever asks for the same again', async () => {
  await opened({ 'plan/data/roster.csv': ROSTER });
  const [older, newer] = await Promise.all([ask({ draws: '2000' }), ask({ draws: '200' })]);
  expect(older).toBeNull();
  expect(newer?.state).toBe('drawn');
  const told: CostProgressParams[] = [];
  client.connection.onNotification(COST_PROGRESS, (progress: CostProgressParams) => {
    told.push(progress);
  });
  expect(await ask({ draws: '200' })).toEqual(newer);
  expect(told).toEqual([]);
});

test('rests while somebody types, goes on after a comment, and is given up for other terms', async () => {
  // So many that a year's cost is not drawn before it is told of.
  const many = Array.from({ length: 1000 }, (_, at) => `P${at},AE,2026-01-01,`);
  await opened({ 'plan/data/roster.csv': `payee,role,start,end\n${many.join('\n')}\n` });
  const told: CostProgressParams[] = [];
  client.connection.onNotification(COST_PROGRESS, (progress: CostProgressParams) => {
    told.push(progress);
  });
  const commented = ask({ draws: '2000' });
  await client.until('a drawing has begun', () => told.length > 0, 60_000);
  await client.type('plan/plan.ote', `${smallPlan}\n// No change.\n`);
  expect((await commented)?.state).toBe('drawn');
  expect(told.every(({ done, of }) => of === 2000 && done <= of)).toBe(true);
  // From the beginning it would have been told of fewer again.
  expect(told.map(({ done }) => done)).toEqual(told.map(({ done }) => done).sort((a, b) => a - b));
  told.length = 0;
  const changed = ask({ draws: '2000', seed: '2' });
  await client.until('another has begun', () => told.length > 0, 60_000);
  await client.type('plan/plan.ote', smallPlan.replace('100%: 1.5x', '100%: 2x'));
  expect(await changed).toBeNull();
});
