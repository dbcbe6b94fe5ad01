import {
  eachMonth,
  monthsIn,
  oneMonth,
  otherWindow,
  periodsBefore,
  periodsEndingIn,
  periodsInside,
  type Window,
  windowBefore,
  windowBeforeWithin,
} from '@ontarget/evaluator/engine';
import type {
  AccrueExpression,
  ColumnExpression,
  Component,
  DueExpression,
  HoldExpression,
  LastDayExpression,
  OverExpression,
  PhaseExpression,
  PreviousExpression,
  RosterExpression,
  ShiftExpression,
  TeamExpression,
  TenureExpression,
  ValueExpression,
} from '@ontarget/evaluator/format';
import { overlap, parseDate, rational } from '@ontarget/evaluator/numbers';
import type { SqlOperator, SqlPlace, SqlScope } from './place.ts';
import { either, type SqlNumber, unless } from './quantity.ts';
import { NotInSql } from './refused.ts';
import { chooseValue } from './scalars.ts';

/** Seen from another window the current roster row is forgotten. */
function at(place: SqlPlace, window: Window): SqlPlace {
  const { rosterRow: _, ...rest } = place;
  return { ...rest, window };
}

export const value: SqlOperator<ValueExpression> = ({ id, window: named, whenNone }, place, scope) => {
  if (named === undefined) return scope.value(id, place);
  const other = otherWindow(named, place.window);
  if (other.from < 0) throw new NotInSql('value', 'it looks back at the year before');
  const found = scope.value(id, at(place, other));
  if (named === 'year' || named === 'year to date' || other.to >= place.window.to) return found;
  const begun = scope.hasBegun(other, place);
  if (begun === 'TRUE') return found;
  if (whenNone !== undefined) return chooseValue(begun, found, scope.evaluate(whenNone, place), scope, place);
  return unless(found, `(NOT ${begun})`);
};

/** A sum whose addends count only where a condition holds. */
function addedWhere(
  parts: readonly { readonly where: string; readonly of: () => SqlNumber }[],
  scope: SqlScope,
  place: SqlPlace,
): SqlNumber {
  const zero = scope.arithmetic.constant(rational(0));
  return parts.reduce((sum: SqlNumber, { where, of }) => {
    if (where === 'FALSE') return sum;
    const part = scope.arithmetic.bound(of(), place.relation);
    return scope.arithmetic.add(sum, where === 'TRUE' ? part : scope.arithmetic.choose(where, part, zero));
  }, zero);
}

export const over: SqlOperator<OverExpression> = ({ each, periods, of, whileAssigned }, place, scope) => {
  const all =
    periods === 'in the window' ? periodsInside(each, place.window) : periodsBefore(each, place.window);
  const parts = all.map((window) => ({
    where: counts(window, whileAssigned === true, place, scope),
    of: () => scope.number(of, at(place, window)),
  }));
  return addedWhere(parts, scope, place);
};

function counts(window: Window, whileAssigned: boolean, place: SqlPlace, scope: SqlScope): string {
  if (place.subject !== 'payee') return 'TRUE';
  return whileAssigned ? scope.touches(window, place) : scope.hasBegun(window, place);
}

export const previous: SqlOperator<PreviousExpression> = ({ of, whenFirst, within }, place, scope) => {
  const before = within === undefined ? windowBefore(place.window) : windowBeforeWithin(within, place.window);
  const first = scope.evaluate(whenFirst, place);
  if (before === undefined) return first;
  const begun = scope.hasBegun(before, place);
  const found = scope.evaluate(of, at(place, before));
  return begun === 'TRUE' ? found : chooseValue(begun, found, first, scope, place);
};

export const shift: SqlOperator<ShiftExpression> = ({ months, of, beyond }, place, scope) => {
  if (monthsIn(place.window) !== 1)
    throw new NotInSql('shift', 'a lead time is counted from something else than a month');
  const target = place.window.from + months;
  const wrapped = ((target % 12) + 12) % 12;
  const operand = scope.number(of, at(place, oneMonth(wrapped)));
  if (target === wrapped) return operand;
  return scope.arithmetic.multiply(operand, scope.arithmetic.constant(scope.exact(beyond)));
};

export const phase: SqlOperator<PhaseExpression> = ({ shares }, { window }, scope) => {
  const share = monthsIn(window) === 1 ? shares[window.from] : undefined;
  if (share === undefined)
    throw new NotInSql('phase', 'a yearly amount is phased over something else than a month');
  return scope.arithmetic.constant(scope.exact(share));
};

export const accrue: SqlOperator<AccrueExpression> = ({ of, proration }, place, scope) => {
  if (place.subject === 'payee') return scope.accrued(of, proration === 'in full', place);
  const parts = eachMonth(place.window).map((window) => ({
    where: 'TRUE',
    of: () => scope.number(of, at(place, window)),
  }));
  return addedWhere(parts, scope, place);
};

export const due: SqlOperator<DueExpression> = (
  { component: id, stage, value: instead, periods },
  place,
  scope,
) => {
  const component = componentOf(id, scope);
  const read = instead ?? component?.stages[stage];
  if (component === undefined || read === undefined)
    throw new NotInSql('due', 'the evaluator has no such stage');
  if (periods === 'last') throw new NotInSql('due', 'which period is the last depends on the payee');
  const parts = duePeriods(component, place.window, scope).map((window) => ({
    where: place.subject === 'payee' ? scope.touches(window, place) : 'TRUE',
    of: (): SqlNumber => scope.number({ op: 'value', id: read }, at(place, window)),
  }));
  return addedWhere(parts, scope, place);
};

function componentOf(id: string, { plan }: SqlScope): Component | undefined {
  const [, role = '', ...rest] = id.split('/');
  const components = Object.hasOwn(plan.roles, role) ? plan.roles[role]?.components : undefined;
  const name = rest.join('/');
  return components !== undefined && Object.hasOwn(components, name) ? components[name] : undefined;
}

/** The measurement periods of a component that are due in a payment window, for whoever is assigned in them. */
export function duePeriods(
  component: Component,
  window: Window,
  { year }: Pick<SqlScope, 'year'>,
): readonly Window[] {
  const { active } = component;
  return periodsEndingIn(component.measured, window).filter((period) => {
    if (active === undefined) return true;
    const [first, last] = [parseDate(active.first), parseDate(active.last)];
    if (!first.ok || !last.ok || last.value < first.value) return false;
    return overlap(year.days(period), { first: first.value, last: last.value }) !== undefined;
  });
}

export const tenure: SqlOperator<TenureExpression> = (_, place, scope) => {
  if (monthsIn(place.window) !== 1)
    throw new NotInSql('tenure', 'it is asked of something else than a month');
  const first = scope.day('first in role', place);
  // Who began before the year has a month that only the calendar of that year knows.
  const months = eachMonth({ from: 0, to: place.window.from }).map(
    (window) =>
      `WHEN ${first} <= ${scope.year.days(window).last} THEN ${place.window.from - window.from + 1}`,
  );
  const early = `(${first} < ${scope.year.days(oneMonth(0)).first})`;
  const { dialect } = scope.arithmetic;
  const sql = dialect.widened(`CASE ${months.join(' ')} ELSE 0 END`);
  return scope.arithmetic.whole(
    sql,
    1n,
    12n,
    either(early, `(${first} > ${scope.year.days(place.window).last})`),
  );
};

export const roster: SqlOperator<RosterExpression> = (expression, place, scope) => {
  const { column, whenBlank, afterwards, notBelowZero } = expression;
  const cell = scope.rosterColumn(column, place, afterwards === true);
  const below =
    notBelowZero && cell.kind === 'number'
      ? `COALESCE(${cell.n} < ${scope.arithmetic.dialect.int(0n)}, FALSE)`
      : undefined;
  if (cell.blank === undefined) return { ...cell, bad: either(cell.bad, below) };
  if (whenBlank === undefined) return { ...cell, blank: undefined, bad: either(cell.bad, below, cell.blank) };
  const { blank, ...filled } = cell;
  const chosen = chooseValue(
    place.relation.bind(blank),
    scope.evaluate(whenBlank, place),
    filled,
    scope,
    place,
  );
  return { ...chosen, bad: either(cell.bad, below, chosen.bad) };
};

export const team: SqlOperator<TeamExpression> = ({ cases }, place, scope) => {
  const name = scope.team(place);
  const { textLiteral } = scope.arithmetic.dialect;
  const known = Object.entries(cases);
  const isOne = known.map(([of]) => `COALESCE(${name.sql} = ${textLiteral(of)}, FALSE)`);
  const none = scope.arithmetic.constant(rational(0));
  const chosen = known.reduceRight(
    (rest: SqlNumber, [, of], index) => {
      const operand = scope.number(of, place);
      return scope.arithmetic.choose(
        isOne[index] ?? 'FALSE',
        scope.arithmetic.bound(operand, place.relation),
        rest,
      );
    },
    { ...none, constant: undefined, bad: 'TRUE' },
  );
  return { ...chosen, constant: undefined };
};

export const column: SqlOperator<ColumnExpression> = ({ name }, place) => {
  if (place.column === undefined) throw new NotInSql('column', 'it is read where there is no row');
  return place.column(name);
};

export const lastDay: SqlOperator<LastDayExpression> = (_, { window }, { year }) => ({
  kind: 'date',
  sql: String(year.days(window).last),
});

/** Never a value. */
export const hold: SqlOperator<HoldExpression> = (_, __, { arithmetic }) => ({
  ...arithmetic.constant(rational(0)),
  constant: undefined,
  bad: 'TRUE',
});
