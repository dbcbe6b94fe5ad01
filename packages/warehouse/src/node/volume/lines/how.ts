import type {
  Component,
  CurveExpression,
  Expression,
  Plan,
  RoundExpression,
  TotalExpression,
} from '@ontarget/evaluator/format';
import { add, eq, mul, ONE, parseRational, type Rational, sub, ZERO } from '@ontarget/evaluator/numbers';
import { sourceOf } from '../shape.ts';
import { telescoping } from '../totals.ts';

/** What is paid on what lies above a bound, up to the next one. */
export interface Band {
  /** Where it begins; the first one has no beginning. */
  readonly from: Rational | undefined;
  /** Money for one unit of the total. */
  readonly rate: Rational;
}

/** How the deals of a total earn a component one after the other: each what its credit adds to the pay of those before it. */
export interface EarnedByDeals {
  readonly total: TotalExpression;
  /** One band, where every deal is paid at one rate; else the slices of a marginal curve. */
  readonly bands: readonly Band[];
  readonly isSliced: boolean;
  /** Whether bounds count from the year's first day and not from the measurement period's. */
  readonly toDate: boolean;
  /** Whether the payout is what the rounded earnings of the year add to those before the measurement period. */
  readonly running: boolean;
  readonly rounding: Pick<RoundExpression, 'mode'> & { readonly unit: Rational };
}

/** A component whose payout no single deal earned, and why. */
export interface EarnedTogether {
  readonly because: string;
}

class Together extends Error {}

/**
 * How the deals that a component counts earn it. What its payout is in its evaluator decides: a rate or a marginal curve of one
 * total, rounded by itself or on the running total. Of anything else (quotas, gates, caps, scores) no cent is one deal's.
 */
export function howEarned(plan: Plan, component: Component): EarnedByDeals | EarnedTogether {
  try {
    return earnedBy(plan, component);
  } catch (problem) {
    if (problem instanceof Together) return { because: problem.message };
    throw problem;
  }
}

/** `value` is read through as long as it is of the same window. */
function follow(plan: Plan, expression: Expression): Expression {
  let one = expression;
  for (let step = 0; step < 100; step += 1) {
    if (one.op !== 'value' || one.window !== undefined || one.whenNone !== undefined) return one;
    const value = Object.hasOwn(plan.values, one.id) ? plan.values[one.id] : undefined;
    if (value === undefined) throw new Together(`there is no value ${one.id}`);
    one = value.formula;
  }
  throw new Together('its values lead through too many others');
}

function earnedBy(plan: Plan, component: Component): EarnedByDeals {
  const payout = follow(plan, { op: 'value', id: component.stages.payout });
  const { round, earned, running } = rounded(payout, component);
  const difference = follow(plan, earned);
  const isToDate = difference.op === 'difference';
  const source = isToDate ? soFar(difference.of) : earned;
  const { total, curve, rate, yearToDate } = ofTotal(plan, source);
  if (yearToDate !== isToDate) throw new Together('it is paid on another stretch than it is measured over');
  const bands = curve === undefined ? [{ from: undefined, rate }] : bandsOf(plan, curve, rate, total);
  return {
    total,
    bands,
    isSliced: curve !== undefined,
    toDate: isToDate,
    running,
    rounding: { mode: round.mode, unit: exact(round.unit) },
  };
}

/** `round(earned)`, or `round(earned before + earned) − paid before`. */
function rounded(
  payout: Expression,
  { measured, stages }: Component,
): { round: RoundExpression; earned: Expression; running: boolean } {
  if (payout.op === 'round') return { round: payout, earned: payout.of, running: false };
  if (payout.op === 'difference') {
    const [round, paid] = payout.of;
    if (round.op === 'round' && round.of.op === 'sum' && isBefore(paid, stages.payout, measured)) {
      const [before, earned, more] = round.of.of;
      const id = earned?.op === 'value' && earned.window === undefined ? earned.id : undefined;
      if (id !== undefined && more === undefined && isBefore(before, id, measured)) {
        return { round, earned: earned as Expression, running: true };
      }
    }
  }
  throw new Together('its payout is not rounded by itself or on the running total');
}

/** Whether something is a value added up over the measurement periods before this one. */
function isBefore(expression: Expression | undefined, id: string, measured: string): boolean {
  if (expression?.op !== 'over' || expression.opening !== undefined) return false;
  const { of, each, periods } = expression;
  const isPlain = of.op === 'value' && of.id === id && of.window === undefined && of.whenNone === undefined;
  return isPlain && periods === 'before the window' && each === measured;
}

/** The value of which the one before is taken away. */
function soFar([now, before]: readonly [Expression, Expression]): Expression {
  const isSame =
    now.op === 'value' &&
    before.op === 'previous' &&
    before.of.op === 'value' &&
    before.of.id === now.id &&
    before.of.window === undefined &&
    now.window === undefined;
  const begins = before.op === 'previous' ? before.whenFirst : undefined;
  if (!isSame || begins?.op !== 'constant' || exact(begins.value).n !== 0n)
    throw new Together('what it earns is a difference of two amounts');
  if (before.op === 'previous' && (before.within !== undefined || before.opening !== undefined))
    throw new Together('it begins again within the year');
  return now;
}

interface OfTotal {
  readonly total: TotalExpression;
  readonly curve: string | undefined;
  readonly rate: Rational;
  readonly yearToDate: boolean;
}

/** A constant rate of a total, or of what a curve pays at it. */
function ofTotal(plan: Plan, expression: Expression): OfTotal {
  const one = follow(plan, expression);
  switch (one.op) {
    case 'value':
      if (one.window !== 'year to date' || one.whenNone !== undefined)
        throw new Together('it reads another stretch of time');
      return { ...ofTotal(plan, { op: 'value', id: one.id }), yearToDate: true };
    case 'product': {
      const operands = one.of.map((operand) => follow(plan, operand));
      const others = operands.filter(({ op }) => op !== 'constant');
      const [other] = others;
      if (other === undefined || others.length > 1) throw new Together('it is a product of several amounts');
      const rate = operands.reduce((all, { op, ...rest }) => {
        return op === 'constant' ? mul(all, exact((rest as { value: string }).value)) : all;
      }, ONE);
      const inner = ofTotal(plan, other);
      return { ...inner, rate: mul(rate, inner.rate) };
    }
    case 'curve':
      return onCurve(one, ofTotal(plan, one.at));
    case 'total':
      if (one.order === undefined) return { total: one, curve: undefined, rate: ONE, yearToDate: false };
      return { total: one, curve: inOrder(plan, one), rate: ONE, yearToDate: false };
    default:
      throw new Together(`it is worked out by "${one.op}"`);
  }
}

function onCurve({ curve, read }: CurveExpression, at: OfTotal): OfTotal {
  if (read !== 'pay') throw new Together('its rate is that of the tier reached, for all deals together');
  if (at.curve !== undefined || at.rate.n !== at.rate.d)
    throw new Together('it reads a curve of an amount worked out');
  return { ...at, curve };
}

/** Deals of one day are in the order of their keys: that of the lines. */
function inOrder(plan: Plan, total: TotalExpression): string {
  const { date, key } = sourceOf(plan, total);
  if (total.order?.by.join('\n') !== [date, key].join('\n'))
    throw new Together(`its deals are not in the order of ${date} and ${key}`);
  return telescoping(plan, total);
}

/** The slices of a marginal curve, which meet, so that they add up to what it pays. */
function bandsOf(plan: Plan, name: string, times: Rational, total: TotalExpression): readonly Band[] {
  const curve = Object.hasOwn(plan.curves, name) ? plan.curves[name] : undefined;
  if (curve?.kind !== 'marginal')
    throw new Together(`${name} is no marginal curve: a tier changes what earlier deals are paid`);
  if (curve.pays !== plan.currency) throw new Together(`${name} pays no money by itself`);
  const pieces = curve.pieces.map(({ from, start, slope }) => ({
    from: from === undefined ? undefined : exact(from),
    start: exact(start),
    slope: exact(slope),
  }));
  let [before] = pieces;
  if (before === undefined || before.from !== undefined)
    throw new Together(`${name} does not reach down to all amounts`);
  if (total.order === undefined && before.start.n !== 0n)
    throw new Together(`${name} pays something for nothing`);
  for (const piece of pieces.slice(1)) {
    const width = sub(piece.from ?? ZERO, before.from ?? ZERO);
    const reached = add(before.start, mul(before.slope, width));
    if (piece.from === undefined || !eq(reached, piece.start))
      throw new Together(`the tiers of ${name} do not meet`);
    before = piece;
  }
  return pieces.map(({ from, slope }) => ({ from, rate: mul(slope, times) }));
}

function exact(text: string): Rational {
  const parsed = parseRational(text);
  if (!parsed.ok) throw new TypeError(parsed.message);
  return parsed.value;
}
