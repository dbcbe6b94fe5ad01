import { expect, test } from 'vitest';
import { machine, median } from '../page.ts';
import { childJson } from './child.ts';
import { figure, writePerformance } from './page.ts';

const ROUNDS = Number(process.env.ONTARGET_BENCH_ROUNDS ?? 5);

/** Promised for a plan of 200 components, for each of them, against the plan of three. */
const PROMISED = 1.5;

test('a plan of 200 components pays each as fast as a plan of three', () => {
  const measured = childJson<{ components: number; nanoseconds: number[] }[]>('large-plan.ts', [
    '200',
    '5000',
    String(ROUNDS),
  ]);
  const [small, large] = measured as [(typeof measured)[0], (typeof measured)[0]];
  const times = median(large.nanoseconds.map((took, round) => took / (small.nanoseconds[round] as number)));
  writePerformance('A plan of 200 components', [
    `On ${machine()}; 5,000 payees at once, ${large.nanoseconds.length} rounds after twelve to warm up.`,
    '',
    '| components | ns per component and payee | × the plan of three |',
    '|---|---|---|',
    `| 3 | ${figure(median(small.nanoseconds))} | 1 |`,
    `| 200 | ${figure(median(large.nanoseconds))} | ${figure(times)}; promised ${PROMISED} |`,
  ]);
  expect(times).toBeLessThanOrEqual((PROMISED * 4) / 3);
});
