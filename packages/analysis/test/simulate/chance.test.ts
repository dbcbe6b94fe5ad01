import { expect, test } from 'vitest';
import { Chance } from '../../src/simulate/chance.ts';
import { CHANCES } from '../../src/simulate/distribution.ts';

const draws = Array.from({ length: 20_000 }, (_, draw) => draw);

test('the same seed, thing and draw have the same chance; another of each has another', () => {
  const [one, again, other] = [new Chance(1), new Chance(1), new Chance(2)];
  const of = (chance: Chance, what: string) => draws.slice(0, 50).map((draw) => chance.of(what, draw));
  expect(of(one, 'a')).toEqual(of(again, 'a'));
  expect(of(one, 'a')).not.toEqual(of(other, 'a'));
  expect(of(one, 'a')).not.toEqual(of(one, 'b'));
});

test('chances are even: each tenth has a tenth of them, within what luck allows', () => {
  for (const what of ['NewARR Ann', 'NewARR Ben', 'market']) {
    const tenths = Array.from({ length: 10 }, () => 0);
    const chance = new Chance(7);
    for (const draw of draws) {
      const tenth = Math.floor((chance.of(what, draw) * 10) / CHANCES);
      tenths[tenth] = (tenths[tenth] ?? 0) + 1;
    }
    // 2,000 expected; five standard deviations are 212.
    for (const count of tenths) expect(Math.abs(count - 2_000)).toBeLessThan(212);
  }
});

test('two people are lucky on their own: the product of their chances is that of the middle', () => {
  const chance = new Chance(3);
  const mean = (of: (draw: number) => number) =>
    draws.reduce((sum, draw) => sum + of(draw), 0) / draws.length;
  const a = (draw: number) => chance.of('a', draw) / CHANCES;
  const b = (draw: number) => chance.of('b', draw) / CHANCES;
  const covariance = mean((draw) => a(draw) * b(draw)) - mean(a) * mean(b);
  // One twelfth is the variance of each; five standard errors of a correlation of 20,000 are 3.5%.
  expect(Math.abs(covariance * 12)).toBeLessThan(0.035);
});
