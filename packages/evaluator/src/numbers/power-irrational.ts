import { eq } from './compare.ts';
import { bitLength } from './power.ts';
import { type Rational, rational } from './rational.ts';
import { type RoundingMode, roundTo } from './rounding.ts';

/** A real number between two multiples of 2^-bits: `value` and at most `error` of them away from it. */
interface Near {
  readonly value: bigint;
  readonly error: bigint;
}

/** Binary digits after the point that are tried before a power is given up: no number of a plan needs as many. */
const MOST_DIGITS = 20_000;

/** Binary digits before the point of the greatest power that is worked out. */
const MOST_SIZE = 8_100n;

/** Above nothing, and below half of every unit that a reader lets through: any such number is rounded alike. */
const SLIGHT = rational(1n, 1n << MOST_SIZE);

/**
 * base ^ exponent for a positive base, where that is known to be no fraction, rounded to a multiple of `unit`. As it
 * is no fraction it lies on no bound of the rounding, so that enough digits always tell on which side: exp(exponent ·
 * ln base) is worked out in whole numbers with a bound on the error, with twice the digits as long as the two ends of
 * what it may be are rounded apart (Ziv's strategy). Undefined where it is too large, or needs too many digits.
 */
export function irrationalPower(
  base: Rational,
  exponent: Rational,
  { unit, mode }: { readonly unit: Rational; readonly mode: RoundingMode },
): Rational | undefined {
  const start = 96 + 2 * bitLength(exponent.n) + bitLength(unit.d);
  for (let digits = start; digits <= MOST_DIGITS; digits *= 2) {
    const bounds = powerBounds(base, exponent, digits);
    if (bounds === undefined) return undefined;
    const [low, high] = bounds.map((bound) => roundTo(bound, unit, mode));
    if (low !== undefined && high !== undefined && eq(low, high)) return low;
  }
  return undefined;
}

function powerBounds(base: Rational, exponent: Rational, digits: number): [Rational, Rational] | undefined {
  const one = 1n << BigInt(digits);
  const ln2 = logarithmOf2(digits);
  const ln = logarithm(base, digits, ln2);
  const size = exponent.n < 0n ? -exponent.n : exponent.n;
  const times: Near = {
    value: (ln.value * exponent.n) / exponent.d,
    error: (ln.error * size) / exponent.d + 2n,
  };
  const doublings = times.value / ln2.value;
  if (doublings > MOST_SIZE) return undefined;
  if (doublings < -MOST_SIZE) return [SLIGHT, SLIGHT];
  const steps = doublings < 0n ? -doublings : doublings;
  const rest: Near = {
    value: times.value - doublings * ln2.value,
    error: times.error + steps * ln2.error,
  };
  const near = exponential(rest, digits);
  const scaled = (value: bigint): Rational =>
    doublings < 0n ? rational(value, one << steps) : rational(value << steps, one);
  const low = near.value - near.error;
  return [low > 0n ? scaled(low) : SLIGHT, scaled(near.value + near.error)];
}

/** ln x, by halving or doubling x into 2/3 … 4/3. */
function logarithm({ n, d }: Rational, digits: number, ln2: Near): Near {
  let doublings = BigInt(bitLength(n) - bitLength(d));
  let [top, bottom] = doublings < 0n ? [n << -doublings, d] : [n, d << doublings];
  if (3n * top > 4n * bottom) {
    bottom <<= 1n;
    doublings += 1n;
  } else if (3n * top < 2n * bottom) {
    top <<= 1n;
    doublings -= 1n;
  }
  const part = twiceArtanh(top - bottom, top + bottom, digits);
  const steps = doublings < 0n ? -doublings : doublings;
  return { value: doublings * ln2.value + part.value, error: steps * ln2.error + part.error };
}

const knownLn2 = new Map<number, Near>();

function logarithmOf2(digits: number): Near {
  const known = knownLn2.get(digits);
  if (known !== undefined) return known;
  const made = twiceArtanh(1n, 3n, digits);
  // As many entries as there are doublings of the digits to start from: few, and bounded all the same.
  if (knownLn2.size > 500) knownLn2.clear();
  knownLn2.set(digits, made);
  return made;
}

/**
 * 2 · artanh(n/d) = ln((1 + n/d) / (1 - n/d)) for |n/d| ≤ 1/3: 2 · Σ tᶦ/i over odd i. Each step cuts off less than 1 of
 * the last place in t², in each power of t and in each term, which comes to less than 3 a term and 4 for the terms left
 * out.
 */
function twiceArtanh(n: bigint, d: bigint, digits: number): Near {
  const shift = BigInt(digits);
  const t = (n << shift) / d;
  const square = (t * t) >> shift;
  let [power, sum, terms] = [t, 0n, 0n];
  for (let odd = 1n; power !== 0n && power !== -1n; odd += 2n) {
    sum += power / odd;
    power = (power * square) >> shift;
    terms += 1n;
  }
  return { value: 2n * sum, error: 6n * terms + 16n };
}

/** eˣ for |x| < 1, by Σ xᶦ/i!; each term cuts off less than 4 of the last place, and an error of x counts up to e times. */
function exponential({ value, error }: Near, digits: number): Near {
  const shift = BigInt(digits);
  let [term, sum, terms] = [1n << shift, 0n, 0n];
  for (let i = 1n; term !== 0n && term !== -1n; i += 1n) {
    sum += term;
    term = ((term * value) >> shift) / i;
    terms += 1n;
  }
  return { value: sum, error: 3n * error + 4n * terms + 16n };
}
