import type { CollectedExpression } from '../../format/types/index.ts';
import {
  add,
  addDays,
  addMonths,
  type DayNumber,
  div,
  isZero,
  mul,
  ONE,
  type Rational,
  roundTo,
  sum,
  ZERO,
} from '../../numbers/index.ts';
import { isDateCell } from '../cells.ts';
import { type Missing, missing, missingFrom, type Outcome } from '../outcome.ts';
import { type Window, yearToDate } from '../windows.ts';
import { findComponent } from './components.ts';
import { duePeriods } from './due.ts';
import type { Evaluation, Operator, Place } from './evaluation.ts';
import { checkedSize } from './limits.ts';
import { type Addend, addendsOf } from './totals.ts';

/** What has been collected of the amount of one measurement period. */
export interface CollectedPeriod {
  readonly window: Window;
  /** What is paid of the period once all its rows are collected. */
  readonly amount: Rational;
  /** The part of its rows that is collected, by what they are worth; 1 where there is none to collect. */
  readonly part: Rational;
  /** amount × part, rounded as the plan rounds. */
  readonly collected: Rational;
  readonly rows: readonly { readonly addend: Addend; readonly isCollected: boolean }[];
}

/**
 * `collected`: over the measurement periods of a component that have ended, the sum of amount × Σ collected rows ÷ Σ rows.
 * An example that gives no rows has none that could be collected.
 */
export const collected: Operator<CollectedExpression> = (expression, place, evaluation) => {
  const periods = collectedPeriods(expression, place, evaluation);
  if ('ok' in periods) return periods;
  return checkedSize(sum([ZERO, ...periods.map((period) => period.collected)]));
};

/** Each measurement period that is due by the end of the window, in order of time; or why one cannot be told. */
export function collectedPeriods(
  expression: CollectedExpression,
  { subject, window }: Place,
  evaluation: Evaluation,
): readonly CollectedPeriod[] | Missing {
  const component = findComponent(evaluation.plan, expression.component);
  if (component === undefined) return missing('unknown-value', `there is no ${expression.component}`);
  if (!evaluation.isGiven(expression.rows.credits)) return [];
  const { last } = evaluation.year.days(window);
  const parts = duePeriods(component, subject, yearToDate(window), evaluation).map((period) =>
    collectedOf(expression, { subject, window: period }, last, evaluation),
  );
  const open = parts.filter((part): part is Outcome => 'ok' in part);
  return missingFrom(open) ?? parts.filter((part): part is CollectedPeriod => !('ok' in part));
}

function collectedOf(
  expression: CollectedExpression,
  place: Place,
  by: DayNumber,
  evaluation: Evaluation,
): CollectedPeriod | Outcome {
  const amount = evaluation.number({ op: 'value', id: expression.of }, place);
  const addends = addendsOf(expression.rows, place, evaluation);
  if (!amount.ok) return amount;
  if ('ok' in addends) return addends;
  const rows: { addend: Addend; isCollected: boolean }[] = [];
  for (const addend of addends) {
    const isCollected = collectedBy(expression, addend, by);
    if (typeof isCollected !== 'boolean') return isCollected;
    rows.push({ addend, isCollected });
  }
  const part = isZero(amount.value) ? ONE : partOf(rows);
  if ('ok' in part) return part;
  const exact = mul(amount.value, part);
  const { rounding } = expression;
  const collected =
    rounding === undefined ? exact : roundTo(exact, evaluation.exact(rounding.unit), rounding.mode);
  return { window: place.window, amount: amount.value, part, collected, rows };
}

/** All of it once every row is collected, also where there is none; nothing as long as no row is. */
function partOf(rows: CollectedPeriod['rows']): Rational | Missing {
  if (rows.every(({ isCollected }) => isCollected)) return ONE;
  const worth = (some: CollectedPeriod['rows']) =>
    some.map(({ addend }) => addend.credited).reduce(add, ZERO);
  const done = rows.filter(({ isCollected }) => isCollected);
  if (done.length === 0) return ZERO;
  const all = worth(rows);
  if (isZero(all))
    return missing(
      'zero-divisor',
      'the deals of a period add up to zero, and only some of them are collected',
    );
  return div(worth(done), all);
}

function collectedBy(
  { when, after }: CollectedExpression,
  { credit: { row } }: Addend,
  by: DayNumber,
): boolean | Missing {
  const cell = row.cell(when);
  if (!cell.ok) return cell;
  if (cell.value === null) return false;
  if (!isDateCell(cell.value))
    return missing('wrong-type', `${when} of a row of ${row.ref.table} is no date`, { rows: [row.ref] });
  const { date } = cell.value;
  const day = after === undefined ? date : (after.unit === 'days' ? addDays : addMonths)(date, after.count);
  return day <= by;
}
