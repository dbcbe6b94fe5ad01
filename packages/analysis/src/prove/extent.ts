import {
  add,
  compare,
  div,
  isZero,
  mul,
  neg,
  type Rational,
  rational,
  sign,
} from '@ontarget/evaluator/numbers';
import { NotDecided } from './not-decided.ts';
import {
  along,
  inputsOf,
  isNothing,
  numberOf,
  type Polynomial,
  plus,
  slopeIn,
  substitute,
} from './polynomial.ts';
import { isPoint, type Span } from './span.ts';

/** A stretch for each input. */
export type Box = ReadonlyMap<number, Span>;

/** The least or the greatest that a polynomial comes to over a box with its edges. */
export interface Extreme {
  /** Undefined: without end. */
  readonly value: Rational | undefined;
  /** Where: of each input its value, an edge of the box included; for what has no end, where it begins to run away. */
  readonly where: ReadonlyMap<number, Rational>;
  /** The input along which it has no end. */
  readonly runsAlong?: number;
}

/**
 * The greatest that p comes to over a box, its edges counted in. Exact for what is straight in every input, and for squares
 * wherever the rise along one of the inputs is settled over the whole box. Throws `NotDecided` elsewhere.
 */
export function greatest(p: Polynomial, box: Box): Extreme {
  const inputs = [...inputsOf(p)];
  const [first] = inputs;
  if (first === undefined) return { value: numberOf(p), where: new Map() };
  const point = inputs.find((input) => isPoint(spanOf(box, input)));
  if (point !== undefined) {
    const { low } = spanOf(box, point);
    if (low !== undefined) return fixed(p, point, low, box);
  }
  const straight = inputs.find((input) => isNothing(along(p, input).square));
  if (inputs.every((input) => isNothing(along(p, input).square)) && straight !== undefined) {
    return overStraight(p, straight, box);
  }
  if (inputs.length === 1) return overSquare(p, first, spanOf(box, first));
  for (const input of inputs) {
    const span = spanOf(box, input);
    const slope = slopeIn(p, input);
    if (isAtLeastZero(slope, box)) {
      if (span.high !== undefined) return fixed(p, input, span.high, box);
    } else if (isAtLeastZero(plus(new Map(), slope, rational(-1)), box) && span.low !== undefined) {
      return fixed(p, input, span.low, box);
    }
  }
  throw new NotDecided('it is a square of one result and depends on another in the same stretch');
}

/** The least that p comes to over a box, its edges counted in. */
export function least(p: Polynomial, box: Box): Extreme {
  const { value, ...rest } = greatest(plus(new Map(), p, rational(-1)), box);
  return { value: value && neg(value), ...rest };
}

function isAtLeastZero(p: Polynomial, box: Box): boolean {
  const { value } = least(p, box);
  return value !== undefined && sign(value) >= 0;
}

function fixed(p: Polynomial, input: number, value: Rational, box: Box): Extreme {
  const found = greatest(substitute(p, input, value), box);
  return { ...found, where: new Map([...found.where, [input, value]]) };
}

/** p = linear · x + rest: at one end of x, unless it rises without end somewhere. */
function overStraight(p: Polynomial, input: number, box: Box): Extreme {
  const { low, high } = spanOf(box, input);
  const { linear } = along(p, input);
  if (high === undefined) {
    const steepest = greatest(linear, box);
    if (steepest.value === undefined || sign(steepest.value) > 0) {
      return { value: undefined, where: steepest.where, runsAlong: input };
    }
  }
  if (low === undefined) {
    const flattest = least(linear, box);
    if (flattest.value === undefined || sign(flattest.value) < 0) {
      return { value: undefined, where: flattest.where, runsAlong: input };
    }
  }
  const ends = [low, high].filter((end) => end !== undefined);
  // An input without ends that p neither rises nor falls in, wherever the others are, is not one of its inputs.
  return ends.map((end) => fixed(p, input, end, box)).reduce((a, b) => (isGreater(b, a) ? b : a));
}

function overSquare(p: Polynomial, input: number, { low, high }: Span): Extreme {
  const { square, linear } = along(p, input);
  const [a, b] = [numberOf(square), numberOf(linear)];
  const opensUp = sign(a) > 0;
  if (opensUp && (high === undefined || low === undefined)) {
    return { value: undefined, where: new Map(), runsAlong: input };
  }
  const turn = neg(div(b, mul(rational(2), a)));
  const isInside =
    (low === undefined || compare(low, turn) < 0) && (high === undefined || compare(turn, high) < 0);
  const places = [low, high, isInside ? turn : undefined].filter((place) => place !== undefined);
  return places
    .map(
      (place): Extreme => ({
        value: numberOf(substitute(p, input, place)),
        where: new Map([[input, place]]),
      }),
    )
    .reduce((x, y) => (isGreater(y, x) ? y : x));
}

/** Whether one extreme is greater than another. */
export function isGreater(a: Extreme, b: Extreme): boolean {
  if (b.value === undefined) return false;
  return a.value === undefined || compare(a.value, b.value) > 0;
}

/** Where p is zero along one input, which is the only one it depends on; throws `NotDecided` where that is no fraction. */
export function zeros(p: Polynomial, input: number): readonly Rational[] {
  const { square, linear, rest } = along(p, input);
  const [a, b, c] = [numberOf(square), numberOf(linear), numberOf(rest)];
  if (isZero(a)) return isZero(b) ? [] : [neg(div(c, b))];
  const discriminant = add(mul(b, b), mul(rational(-4), mul(a, c)));
  if (sign(discriminant) < 0) return [];
  const root = squareRoot(discriminant);
  if (root === undefined) throw new NotDecided('it turns at a place that is no fraction');
  const twice = mul(rational(2), a);
  return [div(add(neg(b), root), twice), div(add(neg(b), neg(root)), twice)];
}

/** The root of a number that is not negative, where it is a fraction. */
function squareRoot({ n, d }: Rational): Rational | undefined {
  const [top, bottom] = [wholeRoot(n), wholeRoot(d)];
  return top * top === n && bottom * bottom === d ? rational(top, bottom) : undefined;
}

function wholeRoot(n: bigint): bigint {
  if (n < 2n) return n;
  let guess = 1n << BigInt(Math.ceil(n.toString(2).length / 2));
  for (;;) {
    const next = (guess + n / guess) >> 1n;
    if (next >= guess) return guess;
    guess = next;
  }
}

function spanOf(box: Box, input: number): Span {
  return box.get(input) ?? { low: undefined, high: undefined };
}
