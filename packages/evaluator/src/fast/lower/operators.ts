import { own } from '../../engine/own.ts';
import type { CurveExpression, Expression, PowerExpression, Rounding } from '../../format/types/index.ts';
import { gt, isCurrency, minorUnit, type Rational, ZERO } from '../../numbers/index.ts';
import type { Num } from '../arithmetic/node.ts';
import { NotFast } from '../refused.ts';
import { carried, knownInput } from './alone.ts';
import { enteredInput, rosterInput, totalInput } from './given.ts';
import type { Lowering } from './lowering.ts';
import type { Place } from './place.ts';
import { accrue, due, otherValue, over, phase, previous, shift } from './time.ts';

const NARY = { sum: 'add', product: 'mul', least: 'min', greatest: 'max' } as const;

const MODES: ReadonlySet<string> = new Set<Rounding['mode']>(['half up', 'half even', 'up', 'down']);

/** The greatest whole power that is written out as products. */
const MAX_POWER = 16n;

/** A formula of a number as plain arithmetic. */
export function lowerNumber(expression: Expression, place: Place, to: Lowering): Num {
  switch (expression.op) {
    case 'constant':
      return to.build.constant(to.exact(expression.value));
    case 'sum':
    case 'product':
    case 'least':
    case 'greatest': {
      const [first, ...rest] = expression.of.map((one) => to.number(one, place));
      if (first === undefined) throw new NotFast(`"${expression.op}" has nothing to work on`);
      return rest.reduce((all, one) => to.build.binary(NARY[expression.op], all, one), first);
    }
    case 'difference':
      return to.build.binary('sub', to.number(expression.of[0], place), to.number(expression.of[1], place));
    case 'quotient': {
      const { whenZero } = expression;
      return to.build.quotient(to.number(expression.of[0], place), to.number(expression.of[1], place), () =>
        whenZero === undefined ? to.fails('zero-divisor', place.value) : to.number(whenZero, place),
      );
    }
    case 'select':
      return expression.cases.reduceRight(
        (otherwise: () => Num, { when, then }) =>
          () =>
            to.build.choose(to.test(when, place), () => to.number(then, place), otherwise),
        () => to.number(expression.otherwise, place),
      )();
    case 'curve':
      return curve(expression, place, to);
    case 'round':
      return roundTo(to.number(expression.of, place), to.exact(expression.unit), expression.mode, to);
    case 'minor': {
      const { currency } = expression;
      if (currency.op !== 'text' || !isCurrency(currency.value)) {
        throw new NotFast('the currency that it is rounded in is not known beforehand');
      }
      return roundTo(to.number(expression.of, place), minorUnit(currency.value), expression.mode, to);
    }
    case 'power':
      return power(expression, place, to);
    case 'hold':
      return to.fails(expression.code, place.value);
    case 'value':
      return otherValue(expression, place, to);
    case 'accrue':
      return accrue(expression, place, to);
    case 'phase':
      return phase(expression, place, to);
    case 'over':
      return over(expression, place, to);
    case 'previous':
      return previous(expression, place, to);
    case 'shift':
      return shift(expression, place, to);
    case 'due':
      return due(expression, place, to);
    case 'team':
      return ofTeam(expression, place, to);
    case 'entered':
      return enteredInput(expression, place, to);
    case 'roster':
      return rosterInput(expression, place, to);
    case 'total':
      return totalInput(expression, place, to);
    case 'clawback':
      if (to.for.noDeals !== true)
        throw new NotFast('"clawback" is worked out by the reference engine alone');
      return to.build.constant(ZERO);
    case 'carried':
      return carried(expression, place, to);
    case 'opening':
    case 'tenure':
      return knownInput(expression, place, to);
    default:
      throw new NotFast(`"${expression.op}" is worked out by the reference engine alone`);
  }
}

function roundTo(of: Num, unit: Rational, mode: Rounding['mode'], to: Lowering): Num {
  // The mode names a function in what is generated, so no other text may come so far.
  if (!MODES.has(mode)) throw new NotFast('it is rounded in a way that is not known here');
  if (!gt(unit, ZERO)) throw new NotFast('it is rounded to a unit that is not above zero');
  return to.build.rounded(of, unit, mode);
}

function curve({ curve: name, at, read }: CurveExpression, place: Place, to: Lowering): Num {
  const pieces = to.curve(name);
  if (pieces === undefined) throw new NotFast(`the curve ${name} has no pieces`);
  if (pieces[0]?.from !== undefined) throw new NotFast(`the curve ${name} does not reach down without end`);
  return to.build.curve(to.number(at, place), pieces, read);
}

function power({ of: [base, exponent], rounded: by }: PowerExpression, place: Place, to: Lowering): Num {
  const times = to.number(exponent, place);
  if (by !== undefined || times.op !== 'constant' || times.value.d !== 1n) {
    throw new NotFast('"power" is worked out by the reference engine alone, but for whole powers');
  }
  const n = times.value.n;
  if (n < 1n || n > MAX_POWER)
    throw new NotFast(`a power of ${n} is worked out by the reference engine alone`);
  const one = to.number(base, place);
  return Array.from({ length: Number(n) - 1 }).reduce((all: Num) => to.build.binary('mul', all, one), one);
}

function ofTeam({ cases }: Extract<Expression, { op: 'team' }>, place: Place, to: Lowering): Num {
  const { asker } = place;
  const name = asker.kind === 'team' ? asker.team : asker.kind === 'payee' ? to.for.team : undefined;
  if (name === undefined) return to.fails('no-team', place.value);
  const chosen = own(cases, name);
  return chosen === undefined ? to.fails('no-goal-for-team', place.value) : to.number(chosen, place);
}
