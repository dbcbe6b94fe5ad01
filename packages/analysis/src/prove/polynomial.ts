import { add, isZero, mul, type Rational, rational, ZERO } from '@ontarget/evaluator/numbers';
import { NotDecided } from './not-decided.ts';

/**
 * A polynomial of inputs: coefficients by monomial, which names its inputs in rising order (`""` the constant, `"3"` input
 * 3, `"3,3"` its square). No coefficient is zero.
 */
export type Polynomial = ReadonlyMap<string, Rational>;

export const NOTHING: Polynomial = new Map();

/** Quadratic in any input, and of no more than this many factors together. */
const MOST_FACTORS = 6;

export function constant(value: Rational): Polynomial {
  return isZero(value) ? NOTHING : new Map([['', value]]);
}

export function variable(input: number): Polynomial {
  return new Map([[String(input), rational(1)]]);
}

/** a + by · b. */
export function plus(a: Polynomial, b: Polynomial, by: Rational = rational(1)): Polynomial {
  const total = new Map(a);
  for (const [monomial, coefficient] of b) {
    const next = add(total.get(monomial) ?? ZERO, mul(by, coefficient));
    if (isZero(next)) total.delete(monomial);
    else total.set(monomial, next);
  }
  return total;
}

/** a · b; throws `NotDecided` for more than a square of an input. */
export function times(a: Polynomial, b: Polynomial): Polynomial {
  const total = new Map<string, Rational>();
  for (const [left, x] of a) {
    for (const [right, y] of b) {
      const monomial = joined(left, right);
      const next = add(total.get(monomial) ?? ZERO, mul(x, y));
      if (isZero(next)) total.delete(monomial);
      else total.set(monomial, next);
    }
  }
  return total;
}

function joined(left: string, right: string): string {
  if (left === '') return right;
  if (right === '') return left;
  const inputs = [...left.split(','), ...right.split(',')].sort((a, b) => Number(a) - Number(b));
  const isTooHigh = inputs.length > MOST_FACTORS || inputs.some((one, at) => one === inputs[at + 2]);
  if (isTooHigh) throw new NotDecided('it multiplies results more often than a square');
  return inputs.join(',');
}

/** The inputs that it depends on. */
export function inputsOf(p: Polynomial): ReadonlySet<number> {
  const all = new Set<number>();
  for (const monomial of p.keys()) {
    if (monomial !== '') for (const one of monomial.split(',')) all.add(Number(one));
  }
  return all;
}

/** p = square · x² + linear · x + rest, where x is an input and the three do not depend on it. */
export function along(
  p: Polynomial,
  input: number,
): { square: Polynomial; linear: Polynomial; rest: Polynomial } {
  const parts = [
    new Map<string, Rational>(),
    new Map<string, Rational>(),
    new Map<string, Rational>(),
  ] as const;
  const name = String(input);
  for (const [monomial, coefficient] of p) {
    const inputs = monomial === '' ? [] : monomial.split(',');
    const others = inputs.filter((one) => one !== name);
    parts[(inputs.length - others.length) as 0 | 1 | 2].set(others.join(','), coefficient);
  }
  return { rest: parts[0], linear: parts[1], square: parts[2] };
}

/** p where an input has a value. */
export function substitute(p: Polynomial, input: number, value: Rational): Polynomial {
  if (!inputsOf(p).has(input)) return p;
  const { square, linear, rest } = along(p, input);
  return plus(plus(rest, linear, value), square, mul(value, value));
}

/** How steep p is in an input. */
export function slopeIn(p: Polynomial, input: number): Polynomial {
  const { square, linear } = along(p, input);
  return plus(linear, times(square, variable(input)), rational(2));
}

/** The number that a polynomial without inputs is. */
export function numberOf(p: Polynomial): Rational {
  return p.get('') ?? ZERO;
}

export function isNothing(p: Polynomial): boolean {
  return p.size === 0;
}

/** p at a point. */
export function at(p: Polynomial, point: ReadonlyMap<number, Rational | string>): Rational {
  let total = ZERO;
  for (const [monomial, coefficient] of p) {
    let term = coefficient;
    if (monomial !== '') {
      for (const one of monomial.split(',')) {
        const value = point.get(Number(one));
        if (value === undefined || typeof value === 'string')
          throw new TypeError(`input ${one} has no number`);
        term = mul(term, value);
      }
    }
    total = add(total, term);
  }
  return total;
}
