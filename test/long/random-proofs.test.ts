import { expect, it } from 'vitest';
import { proveRandomProofs } from '../properties/proofs/random-proofs.ts';

const RUNS = 1000;

it(`every verdict on ${RUNS} random plans agrees with brute force`, { timeout: 7_200_000 }, async () => {
  const tally = await proveRandomProofs(RUNS);
  expect(tally.get('follows: yes')).toBeGreaterThan(RUNS);
  expect(tally.get('follows: no')).toBeGreaterThan(RUNS / 10);
});
