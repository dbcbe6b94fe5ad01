import { expect, it } from 'vitest';
import { proveRandomProofs } from './random-proofs.ts';

const RUNS = 60;

// 1,000 of them are run by `npm run test:long`.
it(`every verdict on ${RUNS} random plans agrees with brute force`, { timeout: 400_000 }, async () => {
  const tally = await proveRandomProofs(RUNS);
  // Most questions have an answer, of either kind: a proof that decides nothing would agree with everything.
  const of = (what: string): number => tally.get(what) ?? 0;
  expect(of('follows: yes')).toBeGreaterThan(of('follows: not decided'));
  expect(of('most: most') + of('most: without end')).toBeGreaterThan(of('most: between'));
});
