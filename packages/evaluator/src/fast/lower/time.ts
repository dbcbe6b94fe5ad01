import { findComponent } from '../../engine/evaluate/components.ts';
import { windowBeforeOf } from '../../engine/evaluate/time.ts';
import { otherWindow } from '../../engine/evaluate/value.ts';
import {
  eachMonth,
  monthsIn,
  oneMonth,
  periodsBefore,
  periodsEndingIn,
  periodsInside,
  type Window,
} from '../../engine/windows.ts';
import type {
  AccrueExpression,
  Component,
  DueExpression,
  OverExpression,
  PhaseExpression,
  PreviousExpression,
  ShiftExpression,
  ValueExpression,
} from '../../format/types/index.ts';
import { daysIn, overlap, parseDate, rational } from '../../numbers/index.ts';
import type { Num } from '../arithmetic/node.ts';
import { NotFast } from '../refused.ts';
import type { Lowering } from './lowering.ts';
import type { Asker, Place } from './place.ts';
import { type InRow, placeOf, rowsIn, touches } from './stay.ts';

/** Windows, months and periods: written out, since whoever is lowered for has the same ones. */

export function otherValue(
  { id, window: named, whenNone }: ValueExpression,
  place: Place,
  to: Lowering,
): Num {
  if (named === undefined) return to.value(id, place.asker, place.window, place.inRow);
  const other = otherWindow(named, place.window);
  if (other.from < 0) throw new NotFast('it looks at a year before the plan’s');
  const always = named === 'year' || named === 'year to date' || other.to >= place.window.to;
  if (always || hasBegun(place.asker, other, to)) return to.value(id, place.asker, other);
  return whenNone === undefined ? to.fails('no-previous-period', place.value) : to.number(whenNone, place);
}

export function accrue({ of, proration }: AccrueExpression, place: Place, to: Lowering): Num {
  const { asker, value } = place;
  const parts = eachMonth(place.window).flatMap((window): Num[] => {
    const inMonth = (inRow: InRow | undefined): Place => ({ asker, window, value, inRow });
    if (asker.kind !== 'payee') return [to.number(of, inMonth(undefined))];
    const rows = rowsIn(to.for.stay, window.from);
    return (proration === 'in full' ? rows.slice(-1) : rows).map(({ row, stays }) => {
      const operand = to.number(of, inMonth(row));
      if (stays === 'whole' || proration === 'in full') return operand;
      return to.build.binary('mul', partOf(window, row, to), operand);
    });
  });
  return to.build.sum(parts);
}

/** The days of a month that a row is in force on, over those of the month. */
function partOf(window: Window, row: InRow, to: Lowering): Num {
  const input = to.inputs.indexOf({ kind: 'days', month: window.from, ...placeOf(row), unit: 'number' });
  const days = to.build.input(input, to.sites.indexOf('unknown-value', `days/${window.from}`));
  return to.build.binary('mul', days, to.build.constant(rational(1, daysIn(to.year.days(window)))));
}

export function phase({ shares }: PhaseExpression, { window, value }: Place, to: Lowering): Num {
  const share = monthsIn(window) === 1 ? shares[window.from] : undefined;
  return share === undefined ? to.fails('not-a-month', value) : to.build.constant(to.exact(share));
}

export function over(expression: OverExpression, place: Place, to: Lowering): Num {
  const { each, periods, whileAssigned, of } = expression;
  const { asker, window, value } = place;
  const all = periods === 'in the window' ? periodsInside(each, window) : periodsBefore(each, window);
  const counted = all
    .filter((period) => hasBegun(asker, period, to))
    .filter((period) => whileAssigned !== true || asker.kind !== 'payee' || touches(to.for.stay, period));
  return to.build.sum(
    counted.map((period) => to.number(of, { asker, window: period, value, inRow: undefined })),
  );
}

export function previous(expression: PreviousExpression, place: Place, to: Lowering): Num {
  const { asker, value } = place;
  const before = windowBeforeOf(expression, place.window);
  return before !== undefined && hasBegun(asker, before, to)
    ? to.number(expression.of, { asker, window: before, value, inRow: undefined })
    : to.number(expression.whenFirst, place);
}

export function shift({ months, of, beyond }: ShiftExpression, place: Place, to: Lowering): Num {
  const { asker, window, value } = place;
  if (monthsIn(window) !== 1 || !Number.isInteger(months)) return to.fails('not-a-month', value);
  const target = window.from + months;
  const wrapped = ((target % 12) + 12) % 12;
  const operand = to.number(of, { asker, window: oneMonth(wrapped), value, inRow: undefined });
  return target === wrapped ? operand : to.build.binary('mul', operand, to.build.constant(to.exact(beyond)));
}

export function due(expression: DueExpression, { asker, window }: Place, to: Lowering): Num {
  const { component: id, stage, value: instead, periods } = expression;
  const component = findComponent(to.plan, id);
  const value = instead ?? component?.stages[stage];
  if (component === undefined || value === undefined) throw new NotFast(`there is no ${stage} of ${id}`);
  const all = duePeriods(component, window, to, asker);
  return to.build.sum(
    (periods === 'last' ? all.slice(-1) : all).map((period) => to.value(value, asker, period)),
  );
}

/** The measurement periods of a component that fall due in a payment window. */
export function duePeriods(
  component: Component,
  window: Window,
  to: Lowering,
  asker: Asker,
): readonly Window[] {
  return periodsEndingIn(component.measured, window).filter((period) => {
    if (asker.kind === 'payee' && !touches(to.for.stay, period)) return false;
    return isActive(component, period, to);
  });
}

function isActive({ active }: Component, period: Window, to: Lowering): boolean {
  if (active === undefined) return true;
  const [first, last] = [parseDate(active.first), parseDate(active.last)];
  if (!first.ok || !last.ok || last.value < first.value) return false;
  return overlap(to.year.days(period), { first: first.value, last: last.value }) !== undefined;
}

/** Whether an assignment has begun by the end of a window; teams and the company always have. */
export function hasBegun(asker: Asker, window: Window, { for: { stay } }: Lowering): boolean {
  return asker.kind !== 'payee' || stay.begun <= window.to;
}
