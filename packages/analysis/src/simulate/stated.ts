import type { Unit } from '@ontarget/evaluator/format';
import {
  isCurrency,
  parseDecimal,
  parseMoneyLiteral,
  parseNumberLiteral,
  parsePercentLiteral,
  type Rational,
} from '@ontarget/evaluator/numbers';
import { constant, type Distribution, type Percentile, wrongWith } from './distribution.ts';

/** What is usual where nobody says otherwise: half reach their targets, one in ten 70% or less, one in ten 130% or more. */
export const USUAL_ATTAINMENT = '10% 70%, 50% 100%, 90% 130%';

/** How many years are drawn where nobody says otherwise, from which seed, and how many of ten thousand go in step. */
export const USUAL = { draws: 200, seed: 1, inStep: 2500 } as const;

/** How percentiles are written. */
export const STATED_HINT =
  'Write percentiles with their values, as "10% 70%, 50% 100%, 90% 130%": one in ten comes to 70% or less. A single value never changes.';

/** What a text states, or what is wrong with it: its `part`, or all of it where none is named. */
export type Stated =
  | { readonly ok: true; readonly value: Distribution }
  | { readonly ok: false; readonly part?: string; readonly problem: string; readonly isMalformed: boolean };

/**
 * The distribution that a text states: percentiles, each with its value (`10% 70%, 50% 100%, 90% 130%`), or one value that
 * never changes.
 *
 * @param unit what its values are in; `currency` is the plan's
 */
export function readDistribution(text: string, unit: Unit, currency: string): Stated {
  // A comma between digits separates thousands, as it does in a plan.
  const parts = text.split(/,(?!\d{3}(?!\d))/).map((part) => part.trim());
  const [only] = parts;
  if (parts.length === 1 && only !== undefined && !/^[\d.]+%\s/.test(only)) {
    const value = amountOf(only, unit, currency);
    return value === undefined ? noValue(only, unit) : { ok: true, value: constant(value) };
  }
  const points: Percentile[] = [];
  for (const part of parts) {
    const [, percent, amount] = /^(\S+)\s+(.+)$/.exec(part) ?? [];
    if (percent === undefined || amount === undefined) {
      return { ok: false, part, problem: 'is no percentile with its value', isMalformed: true };
    }
    const share = parsePercentLiteral(percent);
    if (!share.ok || share.value.n <= 0n || share.value.n >= share.value.d) {
      return { ok: false, part: percent, problem: 'is no percentile between 0% and 100%', isMalformed: true };
    }
    const value = amountOf(amount, unit, currency);
    if (value === undefined) return noValue(amount, unit);
    points.push({ share: share.value, value });
  }
  const wrong = wrongWith(points);
  return wrong === undefined
    ? { ok: true, value: { kind: 'stated', points } }
    : { ok: false, problem: wrong, isMalformed: true };
}

function noValue(part: string, unit: Unit): Stated {
  return { ok: false, part, problem: `is no value in ${unit}`, isMalformed: false };
}

function amountOf(text: string, unit: Unit, currency: string): Rational | undefined {
  if (isCurrency(unit)) {
    const money = parseMoneyLiteral(text, currency);
    return money.ok && money.value.currency === unit ? money.value.amount : undefined;
  }
  if (unit === 'percent' || unit === 'score') {
    const percent = parsePercentLiteral(text);
    return percent.ok ? percent.value : undefined;
  }
  const number = parseNumberLiteral(text);
  if (number.ok) return number.value;
  const plain = parseDecimal(text);
  return plain.ok ? plain.value : undefined;
}
