import type {
  Expression,
  NaryExpression,
  SolveExpression,
  UnknownExpression,
} from '../../format/types/index.ts';
import { div, isZero, mul, neg, ONE, type Rational } from '../../numbers/index.ts';
import { found, type Missing, missing, type Outcome } from '../outcome.ts';
import { curvePieces } from './curves.ts';
import type { Evaluation, Operator, Place } from './evaluation.ts';
import { checkedSize } from './limits.ts';
import { payOn, pieceAt } from './pieces.ts';
import {
  fixedPoint,
  level,
  lower,
  plus,
  SELF,
  type StraightLines,
  scaled,
  through,
  upper,
} from './straight-lines.ts';

/**
 * `solve`: the one number x that its formula comes to where `unknown` stands for x. The formula is written out as
 * straight lines in x and met exactly; where they are somewhere as steep as x itself, so that no x or several may fit,
 * or are no straight lines at all, it is the error `no-one-solution`.
 */
export const solve: Operator<SolveExpression> = ({ of }, place, evaluation) => {
  const lines = linesOf(of, place, evaluation);
  if ('ok' in lines) return lines;
  const x = fixedPoint(lines);
  return x === undefined ? unsolved() : checkedSize(x);
};

/** `unknown`: what the `solve` around it is tried with. */
export const unknown: Operator<UnknownExpression> = (_, { unknown: tried }) =>
  tried === undefined ? missing('unknown-value', 'an unknown stands where nothing is solved') : found(tried);

/** Whether a part of a formula depends on the unknown of the `solve` around it. */
export function readsUnknown(part: unknown): boolean {
  if (typeof part !== 'object' || part === null) return false;
  const { op } = part as { readonly op?: unknown };
  if (op === 'unknown') return true;
  return op !== 'solve' && Object.values(part).some(readsUnknown);
}

function linesOf(formula: Expression, place: Place, evaluation: Evaluation): StraightLines | Missing {
  if (!readsUnknown(formula)) {
    const value = evaluation.number(formula, place);
    return value.ok ? level(value.value) : value;
  }
  const next = (operand: Expression): StraightLines | Missing => linesOf(operand, place, evaluation);
  switch (formula.op) {
    case 'unknown':
      return SELF;
    case 'sum':
    case 'least':
    case 'greatest':
      return joined(formula.of.map(next), JOIN[formula.op]);
    case 'difference':
      return joined(formula.of.map(next), (f, g) => plus(f, scaled(g, neg(ONE))));
    case 'product':
      return productOf(formula, place, evaluation);
    case 'quotient': {
      const [top, bottom] = [next(formula.of[0]), evaluation.number(formula.of[1], place)];
      if ('ok' in top) return top;
      if (readsUnknown(formula.of[1])) return unsolved();
      if (!bottom.ok) return bottom;
      return isZero(bottom.value)
        ? missing('zero-divisor', 'a quotient divides by zero and the plan does not say what that pays')
        : scaled(top, div(ONE, bottom.value));
    }
    case 'select': {
      for (const { when, then } of formula.cases) {
        if (readsUnknown(when)) return unsolved();
        const holds = evaluation.test(when, place);
        if (!holds.ok) return holds;
        if (holds.value) return next(then);
      }
      return next(formula.otherwise);
    }
    case 'curve': {
      const at = next(formula.at);
      const pieces = curvePieces(formula.curve, evaluation);
      if ('ok' in at) return at;
      if (pieces === undefined || formula.read === 'rate') return unsolved();
      const bounds = pieces.flatMap(({ from }) => from ?? []);
      const pay = (y: Rational): Rational => {
        const piece = pieceAt(pieces, y);
        return piece === undefined ? y : payOn(piece, y);
      };
      return through(at, bounds, pay);
    }
    default:
      return unsolved();
  }
}

const JOIN = { sum: plus, least: lower, greatest: upper } as const;

function joined(
  parts: readonly (StraightLines | Missing)[],
  join: (f: StraightLines, g: StraightLines) => StraightLines,
): StraightLines | Missing {
  return parts.reduce((f, g) => ('ok' in f ? f : 'ok' in g ? g : join(f, g)));
}

/** Straight lines times numbers; the unknown times itself is no straight line. */
function productOf({ of }: NaryExpression, place: Place, evaluation: Evaluation): StraightLines | Missing {
  const [own, ...more] = of.filter(readsUnknown);
  if (own === undefined || more.length > 0) return unsolved();
  let factor = ONE;
  for (const operand of of) {
    if (operand === own) continue;
    const value: Outcome<Rational> = evaluation.number(operand, place);
    if (!value.ok) return value;
    factor = mul(factor, value.value);
  }
  const lines = linesOf(own, place, evaluation);
  return 'ok' in lines ? lines : scaled(lines, factor);
}

function unsolved(): Missing {
  return missing('no-one-solution', 'an amount that depends on itself has no solution, or more than one');
}
