import type { ComponentProof } from '@ontarget/report';
import { afterEach, expect, test } from 'vitest';
import { PROOFS_REQUEST, type ProofsResult } from '../src/protocol.ts';
import { Client } from './client.ts';
import { smallPlan } from './plan.ts';

let client: Client;
afterEach(async () => {
  expect(client.logged).toEqual([]);
  await client.close();
});

async function proved(text: string, role = 'role/AE'): Promise<ComponentProof[] | undefined> {
  client = await Client.open({ 'plan.ote': text });
  await client.show('plan.ote', text);
  await client.until('there is a preview', async () => (await client.preview('plan.ote')) !== null);
  const params = { uri: client.uri('plan.ote'), role };
  return (await client.connection.sendRequest<ProofsResult>(PROOFS_REQUEST, params))?.components;
}

const curve = (points: string) =>
  smallPlan.replace(/curve Accelerated marginal \{[^}]*\}/, `curve Accelerated linear { ${points} }`);

test('says that pay never falls, and that it has no limit', async () => {
  const [own] = (await proved(smallPlan)) ?? [];
  expect(own).toEqual({
    id: 'role/AE/NewBusiness',
    falls: [],
    leaps: [],
    lines: [
      { kind: 'holds', text: 'Never falls when New ARR rises' },
      { kind: 'holds', text: 'Has no limit' },
    ],
  });
});

test('says in money where pay leaps, at its place on the curve', async () => {
  const [own] = (await proved(curve('below 50%: 0%  at 50%: 60%  at 100%: 100%, then flat'))) ?? [];
  // 60% of $24,000 at half of a quarter's $300,000.
  const text = 'Leaps by $14,400 at 50% ($150,000) of New ARR: from $0 to $14,400 (FY27-Q1)';
  expect(own?.lines).toEqual([
    { kind: 'jumps', text },
    { kind: 'holds', text: 'Never falls when New ARR rises' },
    { kind: 'holds', text: 'Pays at most $24,000 (FY27-Q1)' },
  ]);
  expect(own?.leaps).toMatchObject([{ x: { text: '50%' }, text }]);
});

test('shows a fall by two cases that the engine pays, on the curve', async () => {
  const [own] =
    (await proved(curve('below 50%: 0%  at 50%: 60%  at 100%: 100%  at 120%: 80%, then flat'))) ?? [];
  expect(own?.lines[0]).toMatchObject({
    kind: 'falls',
    text: expect.stringMatching(
      /^Falls when New ARR rises: 100% \(\$300,000\) pays \$24,000, 1\d\d.* pays \$[12]\d,\d{3}/,
    ),
  });
  expect(own?.falls).toMatchObject([{ from: { x: { text: '100%' }, y: { text: '100%' } } }]);
  const [fall] = own?.falls ?? [];
  expect(fall?.to.y.number).toBeLessThan(fall?.from.y.number ?? 0);
});

test('tells a stair of leaps in one line', async () => {
  const steps = Array.from({ length: 9 }, (_, index) => `at ${50 + index * 5}%: ${50 + index * 5}%`).join(
    '  ',
  );
  const text = smallPlan.replace(
    /curve Accelerated marginal \{[^}]*\}/,
    `curve Accelerated steps { below 50%: 0%  ${steps.replaceAll('at ', 'from ')} }`,
  );
  const [own] = (await proved(text)) ?? [];
  expect(own?.lines).toContainEqual({ kind: 'jumps', text: 'Leaps at 9 places' });
});

test('says what is not decided, and why', async () => {
  const perDeal = smallPlan.replace(
    /\n}\n$/,
    '\n  on top { commission Small on NewARR each quarter by itself at 1% { each deal pays at most $500, after the split } }\n}\n',
  );
  const small = (await proved(perDeal))?.find(({ id }) => id === 'role/AE/Small');
  expect(small?.lines[0]?.text).toMatch(/^Not decided: /);
});

test('proves nothing of a role that is not there', async () => {
  expect(await proved(smallPlan, 'role/constructor')).toBeUndefined();
});
