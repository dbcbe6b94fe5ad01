import { describe, expect, test } from 'vitest';
import { RunRefused, run, type VersionedEvaluator } from '../../src/engine/index.ts';
import type { Plan } from '../../src/format/types/index.ts';
import { assigned, deal, onePlan, runInput } from './builders.ts';

const rows = { roster: [assigned('ann')], deals: [deal('D1', 'ann', '2027-06-01', 300_000)] };
const version = (plan: Plan, digit: string, from: string, to?: string): VersionedEvaluator => ({
  plan,
  digest: `sha256:${digit.repeat(64)}`,
  effective: to === undefined ? { from } : { from, to },
});
const pay = (evaluators: readonly VersionedEvaluator[], period: string) =>
  run(runInput(onePlan(), period, rows, { evaluators }));
const code = async (promise: Promise<unknown>): Promise<string> => {
  const problem = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return problem instanceof RunRefused ? problem.code : 'no refusal';
};

const old = onePlan();
const amended = onePlan({ targetPay: 240_000 });

describe('several versions of a plan', () => {
  const both = [version(old, '1', '2027-02-01', '2027-04-30'), version(amended, '2', '2027-05-01')];

  test('each payment period uses the version in force on its last day, in any order of the list', async () => {
    for (const evaluators of [both, both.toReversed()]) {
      expect((await pay(evaluators, 'FY27-Q1')).evaluator).toBe(`sha256:${'1'.repeat(64)}`);
      const second = await pay(evaluators, 'FY27-Q2');
      expect(second.evaluator).toBe(`sha256:${'2'.repeat(64)}`);
      expect(second.statements[0]?.paid?.value).toBe('60000');
    }
  });

  test('a measurement period that began under another version is an error by name', async () => {
    const midQuarter = [version(old, '1', '2027-02-01', '2027-05-31'), version(amended, '2', '2027-06-01')];
    const result = await pay(midQuarter, 'FY27-Q2');
    expect(result.errors).toMatchObject([{ payee: 'ann', code: 'window-spans-versions' }]);
    const toDate = [
      version(old, '1', '2027-02-01', '2027-04-30'),
      version(onePlan({ falls: 'forget it' }), '2', '2027-05-01'),
    ];
    expect((await pay(toDate, 'FY27-Q2')).errors).toMatchObject([{ code: 'window-spans-versions' }]);
  });
});

describe('a run that cannot start is refused', () => {
  const one = [version(old, '1', '2027-02-01')];
  test.each([
    ['unknown-period', one, 'FY28-Q1'],
    ['unknown-period', one, 'yesterday'],
    ['unknown-period', one, 'FY27'],
    ['unknown-period', one, '2027-03'],
    ['unknown-period', [], 'FY27-Q1'],
    ['no-version-in-force', [version(old, '1', '2027-05-01')], 'FY27-Q1'],
    ['no-version-in-force', [version(old, '1', '2026-02-01', '2027-03-31')], 'FY27-Q1'],
    ['no-version-in-force', [version(old, '1', 'soon')], 'FY27-Q1'],
    ['versions-overlap', [version(old, '1', '2027-02-01'), version(amended, '2', '2027-05-01')], 'FY27-Q1'],
    ['versions-of-different-plans', [...one, version({ ...old, id: 'other' }, '3', '2030-01-01')], 'FY27-Q1'],
    [
      'not-a-year',
      [version({ ...old, year: { first: '2027-02-01', last: '2027-12-31' } }, '1', '2027-02-01')],
      'FY27-Q1',
    ],
  ])('%s', async (expected, evaluators, period) => {
    expect(await code(pay(evaluators, period))).toBe(expected);
  });
});
