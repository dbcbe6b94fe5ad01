import type { TotalCurve, WhatIf, WhatIfSettings } from '@ontarget/report';
import { afterEach, expect, test } from 'vitest';
import {
  TOTAL_CURVE_REQUEST,
  type TotalCurveResult,
  WHAT_IF_REQUEST,
  type WhatIfResult,
} from '../src/protocol.ts';
import { Client } from './client.ts';
import { smallPlan } from './plan.ts';

let client: Client;
afterEach(async () => {
  expect(client.logged).toEqual([]);
  await client.close();
});

const OWN = 'measure/NewARR/payee';
const ROLE = 'role/AE';

async function opened(text = smallPlan): Promise<void> {
  client = await Client.open({ 'plan.ote': text });
  await client.show('plan.ote', text);
  await client.until('there is a preview', async () => (await client.preview('plan.ote')) !== null);
}

function params(settings: Partial<WhatIfSettings>, role = ROLE) {
  return { uri: client.uri('plan.ote'), role, settings: { levers: {}, amounts: {}, ...settings } };
}

async function supposed(settings: Partial<WhatIfSettings> = {}): Promise<WhatIf> {
  const answer = await client.connection.sendRequest<WhatIfResult>(WHAT_IF_REQUEST, params(settings));
  if (answer === null) throw new Error('there is no such role');
  return answer;
}

async function total(settings: Partial<WhatIfSettings> = {}): Promise<TotalCurve> {
  const answer = await client.connection.sendRequest<TotalCurveResult>(TOTAL_CURVE_REQUEST, params(settings));
  if (answer === null) throw new Error('there is no such role');
  return answer;
}

const pays = ({ components, total }: WhatIf) => [
  ...components.map(({ pay }) => pay.figure?.text ?? pay.reason),
  total.figure?.text ?? total.reason,
];

test('pays the target on target, and moves with what is typed', async () => {
  await opened();
  const onTarget = await supposed();
  expect(pays(onTarget)).toEqual(['$96,000', '$24,000', '$120,000']);
  expect(onTarget).toMatchObject({
    role: ROLE,
    together: { text: '100%' },
    start: { words: 'long before the year' },
    amounts: [],
  });
  expect(onTarget.deal).toBeUndefined();
  expect(onTarget.levers).toMatchObject([
    {
      id: OWN,
      title: 'New ARR',
      on: ['New business'],
      unit: '%',
      text: '100',
      slider: { min: 0, max: 150, at: 100 },
    },
    { title: 'Sales', on: ['Company'], unit: '%', text: '100' },
  ]);
  // 120% of quota: 1 + 0.2·1.5 = 130% of $96,000.
  const better = await supposed({ levers: { [OWN]: '120' } });
  expect(pays(better)).toEqual(['$124,800', '$24,000', '$148,800']);
  expect(better.together).toBeUndefined();
  expect(better.atStart.figure?.text).toBe('$120,000');
  expect(better.components[0]).toMatchObject({
    attainment: { text: '120%' },
    mark: { x: { text: '120%' }, y: { text: '130%' } },
  });
  expect(better.components[0]?.periods.map(({ label, result }) => [label, result?.text])).toEqual([
    ['FY27-Q1', '$360,000'],
    ['FY27-Q2', '$360,000'],
    ['FY27-Q3', '$360,000'],
    ['FY27-Q4', '$360,000'],
  ]);
});

test('reads a number exactly, in every way that a plan writes it', async () => {
  await opened();
  for (const typed of ['112.5', '112.5%', '1.125x']) {
    // 100% and 1.5 times the eighth above it: 118.75% of $96,000.
    expect(pays(await supposed({ levers: { [OWN]: typed } }))[0]).toBe('$114,000');
  }
});

test('keeps what cannot be read in its box, says what it takes, and stays on target', async () => {
  await opened();
  for (const typed of ['', 'much', '1,2,3', '$5', '9'.repeat(50)]) {
    const answer = await supposed({ levers: { [OWN]: typed } });
    expect(answer.levers[0]).toMatchObject({ text: typed, problem: 'A percent, such as 85 or 112.5.' });
    expect(pays(answer)).toEqual(['$96,000', '$24,000', '$120,000']);
  }
});

test('begins in the month that is chosen, with target pay by days', async () => {
  await opened();
  const half = await supposed({ start: '6' });
  expect(half.start).toMatchObject({
    month: 6,
    day: '2027-08-01',
    words: '2027-08-01, 6 months into the year',
  });
  expect(half.components[0]?.periods.map(({ label }) => label)).toEqual(['FY27-Q3', 'FY27-Q4']);
  // 184 of 365 days: the target pay of two quarters.
  expect(pays(half)).toEqual(['$48,000', '$12,000', '$60,000']);
  expect((await supposed({ start: '-1' })).start.words).toBe('2027-01-01, 1 month before the year');
  expect((await supposed({ start: '0' })).start.words).toBe('2027-02-01, the first day of the year');
  expect((await supposed({ start: 'soon' })).start.words).toBe('long before the year');
});

test('makes deals up where pay reads them one by one, of the size that is chosen', async () => {
  const perDeal = smallPlan.replace(
    /\n}\n$/,
    '\n  on top { commission Small on NewARR each quarter by itself at 1% { each deal pays at most $500, after the split } }\n}\n',
  );
  await opened(perDeal);
  // A deal of $100,000 each month pays $500 of its $1,000.
  const monthly = await supposed();
  expect(monthly.deal).toEqual({ unit: 'USD', text: '', words: '12 deals in the year' });
  expect(pays(monthly)[2]).toBe('$6,000');
  const small = await supposed({ deal: '$50K' });
  expect(small.deal).toMatchObject({ text: '$50K', words: '24 deals in the year' });
  expect(pays(small)[2]).toBe('$12,000');
  expect(small.curveKey).not.toBe(monthly.curveKey);
  expect((await supposed({ deal: 'big' })).deal?.problem).toBe('A number, such as 120000 or 120K.');
  expect((await supposed({ deal: '0' })).deal?.problem).toBe('A deal is more than nothing.');
  const many = await supposed({ deal: '$100' });
  expect(many.deal?.problem).toMatch(/at most 20 a month/);
  expect(many.components[2]?.pay.reason).toMatch(/neither this result nor its rows/);
});

test('draws the total over all results together', async () => {
  await opened();
  const { curve, curveKey } = await total();
  expect(curveKey).toBe((await supposed({ levers: { [OWN]: '50' } })).curveKey);
  expect(curveKey).not.toBe((await supposed({ start: '6' })).curveKey);
  expect(curve?.stretches.map(({ from, to }) => [from.x.text, from.y.text, to.x.text, to.y.text])).toEqual([
    ['0%', '$0', '100%', '$120,000'],
    ['100%', '$120,000', '150%', '$210,000'],
  ]);
  expect(curve?.marks.map(({ text }) => text)).toEqual(['Pays $120,000 with every result on target']);
});

test('follows the plan that is typed', async () => {
  await opened();
  await supposed();
  const changes = client.previewChanges;
  await client.type('plan.ote', smallPlan.replace('1.5x', '2x'));
  await client.until('the preview is told to have changed', () => client.previewChanges > changes);
  expect(pays(await supposed({ levers: { [OWN]: '120' } }))[0]).toBe('$134,400');
});

test('goes on with the last version without an error while a component is broken, and says so', async () => {
  await opened();
  expect((await supposed()).stale).toBe(false);
  await client.type(
    'plan.ote',
    smallPlan.replace('curve Accelerated {\n      quota', 'curve Accelerato {\n      quota'),
  );
  await client.until('the name is told', () => client.codes('plan.ote').includes('name-unknown'));
  const broken = await supposed({ levers: { [OWN]: '120' } });
  expect(broken.stale).toBe(true);
  expect(pays(broken)).toEqual(['$124,800', '$24,000', '$148,800']);
  expect(broken.levers).toHaveLength(2);
  await client.type('plan.ote', smallPlan);
  await client.until('it is mended', () => client.codes('plan.ote').length === 0);
  expect((await supposed()).stale).toBe(false);
});

test('of a component that never could be worked out it says so, and shows no total without it', async () => {
  await opened(smallPlan.replace('curve Accelerated {\n      quota', 'curve Accelerato {\n      quota'));
  const answer = await supposed();
  expect(pays(answer)).toEqual(['$24,000', 'New business has an error']);
  expect(answer.atStart).toEqual({ reason: 'New business has an error' });
  expect(answer.stale).toBe(false);
});

test('knows nothing of a role that is not there', async () => {
  await opened();
  for (const role of ['role/Nobody', 'role/constructor', 'AE/x']) {
    expect(await client.connection.sendRequest(WHAT_IF_REQUEST, params({}, role))).toBeNull();
    expect(await client.connection.sendRequest(TOTAL_CURVE_REQUEST, params({}, role))).toBeNull();
  }
});

test('a newer curve that is asked for ends an older one', async () => {
  await opened();
  const asked = ['1', '2', '3'].map((start) =>
    client.connection.sendRequest<TotalCurveResult>(TOTAL_CURVE_REQUEST, params({ start })),
  );
  const answers = await Promise.all(asked);
  expect(answers.at(-1)?.curve).toBeDefined();
  expect(answers.slice(0, -1)).toEqual([null, null]);
});
