import { currencyOf, isScale, money, plain, sameUnit, UNKNOWN, type Unit } from './unit.ts';

/** Why two units do not go together. */
export type UnitCode =
  | 'currencies-mixed'
  | 'units-not-added'
  | 'units-not-multiplied'
  | 'units-not-divided'
  | 'units-not-compared'
  | 'not-a-number';

export type UnitResult =
  | { readonly ok: true; readonly unit: Unit }
  | { readonly ok: false; readonly code: UnitCode };

/**
 * The unit of a sum, a difference, or the least or greatest of two: both sides in one unit. A ratio takes the other
 * side's form, a score adds to percents, a count to numbers. A bare number never adds to a percent: `100 + 5%` is
 * 100.05 to some and 105 to others.
 */
export function sumUnit(left: Unit, right: Unit): UnitResult {
  return join(left, right, 'units-not-added');
}

/** The unit of a difference: as a sum, and a date less a date is a number of days. */
export function differenceUnit(left: Unit, right: Unit): UnitResult {
  if (left.kind === 'date' && right.kind === 'date') return accept(plain('duration'));
  if (left.kind === 'date' && right.kind === 'duration') return accept(left);
  return sumUnit(left, right);
}

/** Whether two values can be compared: as a sum, and dates with dates. */
export function comparedUnit(left: Unit, right: Unit): UnitResult {
  if (left.kind === right.kind && ORDERED.has(left.kind)) return accept(left);
  return join(left, right, 'units-not-compared');
}

/**
 * The unit of a product. Numbers scale whatever they stand beside; of two forms of a number the one further down the
 * list ratio, number, multiple, percent, count is kept, so that neither order nor grouping matters: 8% taken 1.2 times is
 * a percent. A rate times a count is money.
 */
export function productUnit(left: Unit, right: Unit): UnitResult {
  if (isUnknown(left, right)) return accept(UNKNOWN);
  if (!isQuantity(left) || !isQuantity(right)) return refuse('not-a-number');
  if (isScale(left) && isScale(right)) return accept(scaleOf(left, right));
  if (isScale(left)) return productUnit(right, left);
  if (!isScale(right)) return refuse('units-not-multiplied');
  return accept(left.kind === 'rate' && right.kind === 'count' ? money(left.currency) : left);
}

/**
 * The unit of a quotient: like by like is a ratio, money by a count is a rate, money by a rate is a count, and
 * anything by a plain number keeps its unit.
 */
export function quotientUnit(left: Unit, right: Unit): UnitResult {
  if (isUnknown(left, right)) return accept(UNKNOWN);
  if (!isQuantity(left) || !isQuantity(right)) return refuse('not-a-number');
  const [over, under] = [currencyOf(left), currencyOf(right)];
  if (over !== undefined && under !== undefined && over !== under) return refuse('currencies-mixed');
  if (left.kind === right.kind) return accept(plain('ratio'));
  if (left.kind === 'money' && right.kind === 'rate') return accept(plain('count'));
  if (!isScale(right)) return refuse('units-not-divided');
  if (left.kind === 'money' && right.kind === 'count')
    return accept({ kind: 'rate', currency: left.currency });
  if (left.kind === 'rate' && right.kind === 'count') return refuse('units-not-divided');
  return accept(left);
}

/**
 * The unit of a power: only plain numbers have powers, and a power is in the form of what it is of. The exponent is a
 * number without a unit: `to the power of 135%` could be 1.35 or 135.
 */
export function powerUnit(base: Unit, exponent: Unit): UnitResult {
  if (isUnknown(base, exponent)) return accept(UNKNOWN);
  if (!isScale(base) || !EXPONENTS.has(exponent.kind)) return refuse('not-a-number');
  if (base.kind === 'count') return accept(plain('number'));
  return accept(base.kind === 'score' ? plain('percent') : base);
}

const EXPONENTS: ReadonlySet<Unit['kind']> = new Set(['ratio', 'number', 'count']);

/** The unit of a value with a minus before it. */
export function negatedUnit(unit: Unit): UnitResult {
  return isQuantity(unit) || isUnknown(unit) || unit.kind === 'duration'
    ? accept(unit)
    : refuse('not-a-number');
}

type ScaleKind = 'ratio' | 'number' | 'multiple' | 'percent' | 'count';

/** What a product of plain numbers counts: whichever factor is furthest down this list. */
const SCALE_FORMS: readonly ScaleKind[] = ['ratio', 'number', 'multiple', 'percent', 'count'];

const ORDERED: ReadonlySet<Unit['kind']> = new Set(['date', 'duration']);

function scaleOf(left: Unit, right: Unit): Unit {
  return plain(SCALE_FORMS[Math.max(formRank(left), formRank(right))] ?? 'number');
}

/** A score times anything is no score any more, but a percent of it. */
function formRank({ kind }: Unit): number {
  return SCALE_FORMS.indexOf(kind === 'score' ? 'percent' : (kind as ScaleKind));
}

function join(left: Unit, right: Unit, otherwise: UnitCode): UnitResult {
  if (isUnknown(left, right)) return accept(UNKNOWN);
  if (left.kind === 'date' || right.kind === 'date') {
    return otherwise === 'units-not-added' && (left.kind === 'duration' || right.kind === 'duration')
      ? accept(plain('date'))
      : refuse(otherwise);
  }
  if (!isAddable(left) || !isAddable(right)) return refuse('not-a-number');
  if (sameUnit(left, right)) return accept(left);
  if (left.kind === right.kind) return refuse('currencies-mixed');
  const both = [left.kind, right.kind];
  if (left.kind === 'ratio' && isScale(right)) return accept(right);
  if (right.kind === 'ratio' && isScale(left)) return accept(left);
  if (both.includes('count') && both.includes('number')) return accept(plain('number'));
  if (both.includes('score') && both.includes('percent')) return accept(plain('percent'));
  return refuse(otherwise);
}

function isAddable(unit: Unit): boolean {
  return isQuantity(unit) || unit.kind === 'duration';
}

function isQuantity(unit: Unit): boolean {
  return unit.kind === 'money' || unit.kind === 'rate' || isScale(unit);
}

function isUnknown(...units: readonly Unit[]): boolean {
  return units.some(({ kind }) => kind === 'unknown');
}

function accept(unit: Unit): UnitResult {
  return { ok: true, unit };
}

function refuse(code: UnitCode): UnitResult {
  return { ok: false, code };
}
