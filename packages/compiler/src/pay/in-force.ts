import type { Condition, Expression } from '@ontarget/evaluator/format';
import { type DayNumber, formatDate } from '@ontarget/evaluator/numbers';
import type { ActiveDates, Component } from '@ontarget/language/ast';
import { allOf, compare } from '../build/conditions.ts';
import { date } from '../literals.ts';
import { clauseOfMeasure } from '../measures/clauses.ts';
import { totalOf } from '../measures/results.ts';
import { activeMonths } from './active.ts';
import type { Measured } from './subject.ts';
import type { ComponentWork } from './work.ts';

/** The dates that a component is in force on; undefined for one that always is. */
export function datesOf(component: Component): ActiveDates | undefined {
  return component.$type === 'WeightedComponent' ? undefined : component.dates;
}

/**
 * Which rows of what a component is paid on count: those dated while it is in force. Results without dated rows are of
 * whole measurement periods, so dates that cut one in two are refused.
 */
export function rowsInForce(
  { c, component, measurement }: ComponentWork,
  measured: Measured,
): { where?: Condition } {
  const dates = datesOf(component);
  if (dates === undefined) return {};
  const column = measured.measure && clauseOfMeasure(measured.measure.node, 'DatedClause')?.column.$refText;
  if (column !== undefined) return { where: within(column, dates) };
  activeMonths(c, component, dates, measurement);
  return {};
}

/** What a component is paid on, as far as it counts while the component is in force. */
export function resultInForce(work: ComponentWork, measured: Measured): Expression {
  const more = rowsInForce(work, measured);
  return more.where === undefined || measured.measure === undefined
    ? measured.result()
    : totalOf(work.c, measured.measure.node, measured.measure.whose, more);
}

function within(column: string, dates: ActiveDates): Condition {
  const dated: Expression = { op: 'column', name: column };
  const day = (of: DayNumber): Expression => ({ op: 'date', value: formatDate(of) });
  return allOf([
    compare(dated, 'at least', day(date(dates, dates.first))),
    compare(dated, 'at most', day(date(dates, dates.last))),
  ]);
}
