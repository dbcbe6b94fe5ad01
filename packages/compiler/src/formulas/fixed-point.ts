import type { Curve, Expression as Formula } from '@ontarget/evaluator/format';
import {
  add,
  div,
  eq,
  formatMoney,
  isZero,
  lt,
  max,
  min,
  mul,
  ONE,
  parseRational,
  type Rational,
  sub,
  ZERO,
} from '@ontarget/evaluator/numbers';
import { walk } from '@ontarget/language';
import type { Expression, SelfReference } from '@ontarget/language/ast';
import type { AstNode } from 'langium';
import type { Window } from '../build/expressions.ts';
import type { PayPlace } from '../pay/place.ts';
import { refuse } from '../problems.ts';
import { payFormula } from './pay.ts';

/** How steep a formula may be where the unknown moves: everywhere between these two. */
interface Slopes {
  readonly least: Rational;
  readonly most: Rational;
}

/** Why a formula has no slopes that are known before any result is. */
type Reason = string;

const LEVEL: Slopes = { least: ZERO, most: ZERO };

/**
 * A formula that may name its own result (`this fund`, `this pay`). It is solved where it is made of straight lines that
 * are all less steep than the result itself: the difference of the two then rises without end, and is zero exactly once.
 */
export function solvedFormula(place: PayPlace, expression: Expression, window: Window): Formula {
  const formula = payFormula(place, expression, window);
  const self = selfIn(expression);
  if (self === undefined) return formula;
  const slopes = slopesOf(formula, place.c.curves);
  const what = `this ${self.part}`;
  if (typeof slopes === 'string') return refuse('fixed-point-wrong', self, { what, why: slopes });
  if (!lt(slopes.most, ONE)) {
    const { currency } = place.c.header;
    const [one, most] = [ONE, slopes.most].map((amount) =>
      formatMoney(amount, currency, { planCurrency: currency }),
    );
    const why = `each ${one} more of it adds ${most} to it, so that no amount fits, or many do`;
    return refuse('fixed-point-wrong', self, { what, why });
  }
  return { op: 'solve', of: formula };
}

function selfIn(expression: Expression): SelfReference | undefined {
  let found: SelfReference | undefined;
  walk(expression, (node: AstNode) => {
    if (node.$type === 'SelfReference') found ??= node as SelfReference;
  });
  return found;
}

function reads(part: unknown): boolean {
  if (typeof part !== 'object' || part === null) return false;
  return (part as { readonly op?: unknown }).op === 'unknown' || Object.values(part).some(reads);
}

function slopesOf(formula: Formula, curves: ReadonlyMap<string, Curve>): Slopes | Reason {
  if (!reads(formula)) return LEVEL;
  const next = (operand: Formula) => slopesOf(operand, curves);
  switch (formula.op) {
    case 'unknown':
      return { least: ONE, most: ONE };
    case 'sum':
      return joined(formula.of.map(next), (a, b) => ({
        least: add(a.least, b.least),
        most: add(a.most, b.most),
      }));
    case 'difference':
      return joined(formula.of.map(next), (a, b) => ({
        least: sub(a.least, b.most),
        most: sub(a.most, b.least),
      }));
    case 'least':
    case 'greatest':
      return joined(formula.of.map(next), hull);
    case 'product': {
      const [own, ...more] = formula.of.filter(reads);
      if (own === undefined || more.length > 0) return 'it is multiplied by itself';
      const factors = formula.of.filter((one) => one !== own).map(constantOf);
      if (factors.includes(undefined)) return NOT_KNOWN;
      const factor = factors.reduce<Rational>((product, one) => mul(product, one ?? ONE), ONE);
      return times(next(own), factor);
    }
    case 'quotient': {
      const divisor = reads(formula.of[1]) ? undefined : constantOf(formula.of[1]);
      if (reads(formula.of[1])) return 'something is divided by it';
      return divisor === undefined || isZero(divisor)
        ? NOT_KNOWN
        : times(next(formula.of[0]), div(ONE, divisor));
    }
    case 'select':
      if (formula.cases.some(({ when }) => reads(when))) return 'a "when" depends on it, and would jump';
      return joined([...formula.cases.map(({ then }) => next(then)), next(formula.otherwise)], hull);
    case 'curve':
      return ofCurve(formula, next(formula.at), curves.get(formula.curve));
    case 'round':
      return 'it is rounded on the way, and would jump from one step to the next';
    default:
      return 'only sums, fixed multiples, the least or greatest and curves of it can be solved';
  }
}

const NOT_KNOWN =
  'it is multiplied or divided by a result, so nobody knows before the results how much each dollar of it adds to it';

function ofCurve(
  { curve: name, read }: Extract<Formula, { op: 'curve' }>,
  at: Slopes | Reason,
  curve: Curve | undefined,
): Slopes | Reason {
  if (typeof at === 'string') return at;
  if (read === 'rate' || curve === undefined || curve.kind === 'by grade' || curve.kind === 'matrix')
    return 'only a curve of straight lines can be solved';
  const pieces = curve.pieces.map(({ from, start, slope }) => ({
    from: from === undefined ? undefined : numberOf(from),
    start: numberOf(start),
    slope: numberOf(slope),
  }));
  const jumps = pieces.some((piece, index) => {
    const before = pieces[index - 1];
    if (before === undefined || piece.from === undefined) return false;
    const reached = add(before.start, mul(before.slope, sub(piece.from, before.from ?? ZERO)));
    return !eq(reached, piece.start);
  });
  if (jumps) return `the curve ${name} jumps, and a jump may pass over the amount that fits`;
  const [first = LEVEL, ...more] = pieces
    .map(({ slope }) => times(at, slope))
    .filter((one) => typeof one !== 'string');
  return more.reduce(hull, first);
}

function constantOf(formula: Formula): Rational | undefined {
  switch (formula.op) {
    case 'constant':
      return numberOf(formula.value);
    case 'product':
      return formula.of.reduce<Rational | undefined>((product, one) => {
        const value = constantOf(one);
        return product === undefined || value === undefined ? undefined : mul(product, value);
      }, ONE);
    case 'quotient': {
      const [top, bottom] = formula.of.map(constantOf);
      return top === undefined || bottom === undefined || isZero(bottom) ? undefined : div(top, bottom);
    }
    case 'sum':
    case 'difference': {
      const values = formula.of.map(constantOf);
      if (values.includes(undefined)) return undefined;
      return values.reduce((a, b) => (formula.op === 'sum' ? add : sub)(a ?? ZERO, b ?? ZERO));
    }
    default:
      return undefined;
  }
}

function numberOf(text: string): Rational {
  const parsed = parseRational(text);
  if (!parsed.ok) throw new TypeError(parsed.message);
  return parsed.value;
}

function times(slopes: Slopes | Reason, factor: Rational): Slopes | Reason {
  if (typeof slopes === 'string') return slopes;
  const [a, b] = [mul(slopes.least, factor), mul(slopes.most, factor)];
  return { least: min(a, b), most: max(a, b) };
}

function hull(a: Slopes, b: Slopes): Slopes {
  return { least: min(a.least, b.least), most: max(a.most, b.most) };
}

function joined(
  parts: readonly (Slopes | Reason)[],
  join: (a: Slopes, b: Slopes) => Slopes,
): Slopes | Reason {
  return parts.reduce((a, b) => (typeof a === 'string' ? a : typeof b === 'string' ? b : join(a, b)));
}
