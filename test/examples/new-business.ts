/**
 * What the account executives of `examples/go-to-market` earn on new business, worked out from the files and the
 * plan's words alone, with fractions of its own: nothing here is shared with the compiler or the engine.
 */
import { join } from 'node:path';
import { exampleFolder, plainCsv } from './support.ts';

type Fraction = readonly [n: bigint, d: bigint];

const f = (n: bigint | number, d: bigint | number = 1): Fraction => [BigInt(n), BigInt(d)];
const plus = (a: Fraction, b: Fraction): Fraction => [a[0] * b[1] + b[0] * a[1], a[1] * b[1]];
const minus = (a: Fraction, b: Fraction): Fraction => plus(a, [-b[0], b[1]]);
const times = (a: Fraction, b: Fraction): Fraction => [a[0] * b[0], a[1] * b[1]];
const over = (a: Fraction, b: Fraction): Fraction =>
  b[0] < 0n ? [-a[0] * b[1], -a[1] * b[0]] : [a[0] * b[1], a[1] * b[0]];
const less = (a: Fraction, b: Fraction): boolean => a[0] * b[1] < b[0] * a[1];

const TERMS: Record<string, { quota: number; targetPay: number }> = {
  // 80% of half of $280,000 and of half of $170,000.
  EnterpriseAE: { quota: 1_320_000, targetPay: 112_000 },
  CommercialAE: { quota: 660_000, targetPay: 68_000 },
};
const PHASE = [20, 25, 25, 30];
const DAY = 86_400_000;

/** Cents by `quarter payee role`, for the four quarters of FY27; quarters without a day of the assignment are left out. */
export function newBusinessCents(): Map<string, bigint> {
  const data = (table: string) => plainCsv(join(exampleFolder('go-to-market'), 'data', `${table}.csv`));
  const won = data('deals').filter(({ stage, kind }) => stage === 'won' && kind !== 'renewal');
  const cents = new Map<string, bigint>();
  for (const person of data('roster')) {
    const terms = TERMS[person.role ?? ''];
    if (terms === undefined) continue;
    const first = Date.parse(person.start ?? '');
    const last = person.end ? Date.parse(person.end) : Number.MAX_SAFE_INTEGER;
    const yearly = person.quota ? f(Number(person.quota)) : f(terms.quota);
    let [actual, quota, target, earnedBefore] = [f(0), f(0), f(0), f(0)];
    for (let quarter = 0; quarter < 4; quarter++) {
      let days = 0n;
      for (let month = 3 * quarter; month < 3 * quarter + 3; month++) {
        const from = Date.UTC(2027, 1 + month, 1);
        const until = Date.UTC(2027, 2 + month, 1) - DAY;
        const there = Math.max(0, (Math.min(until, last) - Math.max(from, first)) / DAY + 1);
        const part = f(there, (until - from) / DAY + 1);
        days += BigInt(there);
        quota = plus(quota, times(part, times(yearly, f(PHASE[quarter] ?? 0, 300))));
        target = plus(target, times(part, f(terms.targetPay, 12)));
        for (const deal of won) {
          const closed = Date.parse(deal.closed ?? '');
          const counts = deal.owner === person.payee && closed >= from && closed <= until;
          if (counts && closed >= first && closed <= last) actual = plus(actual, dollars(deal.amount ?? ''));
        }
      }
      if (quota[0] === 0n) continue;
      const toDate = times(slices(over(actual, quota)), target);
      const open = minus(toDate, earnedBefore);
      const earned = less(open, f(0)) ? f(0) : open;
      earnedBefore = plus(earnedBefore, earned);
      if (days > 0n) cents.set(`Q${quarter + 1} ${person.payee} ${person.role}`, roundedCents(earned));
    }
  }
  return cents;
}

/** 1x up to quota, 1.5x from there to half as much again, 2x beyond. */
function slices(attainment: Fraction): Fraction {
  const between = (low: Fraction, high: Fraction | undefined): Fraction => {
    const top = high !== undefined && less(high, attainment) ? high : attainment;
    return less(top, low) ? f(0) : minus(top, low);
  };
  const first = between(f(0), f(1));
  const second = times(f(3, 2), between(f(1), f(3, 2)));
  return plus(plus(first, second), times(f(2), between(f(3, 2), undefined)));
}

function dollars(text: string): Fraction {
  const [whole = '', part = ''] = text.split('.');
  return f(BigInt(whole + part.padEnd(2, '0')), 100);
}

/** Half up; the amounts are never negative. */
function roundedCents([n, d]: Fraction): bigint {
  return (200n * n + d) / (2n * d);
}
