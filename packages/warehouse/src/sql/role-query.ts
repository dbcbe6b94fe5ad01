import type { PlanYear, Window } from '@ontarget/evaluator/engine';
import type {
  Condition,
  EnteredExpression,
  Expression,
  Plan,
  TotalExpression,
} from '@ontarget/evaluator/format';
import type { Rational } from '@ontarget/evaluator/numbers';
import { accruedInRole } from './accrued.ts';
import { partsOf, prefixed } from './columns.ts';
import { testInSql } from './conditions.ts';
import { exactOf } from './credits.ts';
import { evaluateInSql } from './operators.ts';
import type { SqlPlace, SqlScope } from './place.ts';
import {
  type Arithmetic,
  either,
  type SqlFlag,
  type SqlNumber,
  type SqlText,
  type SqlValue,
  unless,
} from './quantity.ts';
import { LOOKS_BACK, NotInSql } from './refused.ts';
import { type PlanScope, partsOfRole, type RoleParts } from './role-parts.ts';
import { named } from './tables.ts';
import type { SqlTotals } from './totals.ts';

/** Bounds of how deep values may read each other. */
export const MAX_DEPTH = 400;

/** What the formulas of one role come to in SQL; the query is put together from its `parts`. */
export class RoleQuery implements SqlScope {
  readonly plan: Plan;
  readonly year: PlanYear;
  readonly arithmetic: Arithmetic;
  readonly parts: RoleParts;
  private readonly of: PlanScope;
  private readonly values = new Map<string, SqlValue | 'working'>();
  private depth = 0;

  constructor(of: PlanScope) {
    this.of = of;
    this.plan = of.plan;
    this.year = of.year;
    this.arithmetic = of.arithmetic;
    this.parts = partsOfRole(of, this);
  }

  exact(text: string): Rational {
    return exactOf(text);
  }

  evaluate(expression: Expression, place: SqlPlace): SqlValue {
    if (this.depth >= MAX_DEPTH)
      throw new NotInSql(expression.op, 'values depend on each other in too long a chain');
    this.depth += 1;
    try {
      return evaluateInSql(expression, place, this);
    } finally {
      this.depth -= 1;
    }
  }

  number(expression: Expression, place: SqlPlace): SqlNumber {
    const value = this.evaluate(expression, place);
    if (value.kind !== 'number') {
      if (value.blank === 'TRUE') return { ...this.arithmetic.whole('NULL', 1n, 0n), bad: 'TRUE' };
      throw new NotInSql(expression.op, 'what it comes to is no number');
    }
    return value.blank === undefined
      ? value
      : { ...value, blank: undefined, bad: either(value.bad, value.blank) };
  }

  test(condition: Condition, place: SqlPlace): SqlFlag {
    return testInSql(condition, place, this);
  }

  value(id: string, place: SqlPlace): SqlValue {
    const definition = Object.hasOwn(this.plan.values, id) ? this.plan.values[id] : undefined;
    if (definition === undefined) throw new NotInSql('value', 'the evaluator has no such value');
    if (place.window.from < 0) throw new NotInSql('value', LOOKS_BACK);
    const own = this.placeOf(definition.subject, place);
    const key = `${own.relation.name} ${own.rosterRow === true} ${place.window.from}-${place.window.to} ${id}`;
    const known = this.values.get(key);
    if (known === 'working') throw new NotInSql('value', 'values depend on each other in a circle');
    if (known !== undefined) return this.readFrom(own, place, known);
    this.values.set(key, 'working');
    let value: SqlValue;
    try {
      value = named(this.evaluate(definition.formula, own), own.relation, this);
    } catch (problem) {
      this.values.delete(key);
      throw problem;
    }
    this.values.set(key, value);
    return this.readFrom(own, place, value);
  }

  /** Where the value of a subject is worked out, for whoever reads it. */
  private placeOf(subject: SqlPlace['subject'], place: SqlPlace): SqlPlace {
    if (place.column !== undefined)
      throw new NotInSql('value', 'a formula of rows reads what a payee comes to');
    if (subject === place.subject) return place;
    if (subject === 'company') return { relation: this.parts.company, subject, window: place.window };
    if (subject === 'team' && place.subject === 'payee')
      return { relation: this.parts.teams, subject, window: place.window };
    throw new NotInSql('value', 'it is asked of somebody who has none');
  }

  /** Columns of teams and of the company are those of their rows; a payee without a team has none. */
  private readFrom(own: SqlPlace, place: SqlPlace, value: SqlValue): SqlValue {
    if (own.subject === place.subject || own.subject === 'company') return value;
    if (value.bad === undefined) return unless(value, '(team IS NULL)');
    return { ...value, bad: `COALESCE(${value.bad}, TRUE)` };
  }

  total(expression: TotalExpression, place: SqlPlace): SqlNumber {
    if (place.column !== undefined) throw new NotInSql('total', 'a formula of rows adds rows up');
    if (place.window.from < 0) throw new NotInSql('total', LOOKS_BACK);
    const credits = this.of.credits(expression.credits);
    const { whose } = expression;
    const of = (scope: Parameters<SqlTotals['total']>[2]) =>
      this.parts.totals.total(expression, credits, scope, place);
    if (whose === 'company') return of('company');
    if (typeof whose === 'object') return of('namedTeam');
    if (whose === 'its team') {
      if (place.subject === 'company') throw new NotInSql('total', 'the company as a whole has no team');
      const sum = of('team');
      return place.subject === 'team' ? sum : { ...sum, bad: either(sum.bad, '(team IS NULL)') };
    }
    if (place.subject !== 'payee') throw new NotInSql('total', "a payee's own result is asked of a team");
    if (whose === 'payee own' || !credits.hasRollUp)
      return whose === 'payee rolled-up' ? this.arithmetic.constant(exactOf('0')) : of('own');
    if (whose === 'payee rolled-up') return of('rolledUp');
    if (expression.function === 'greatest')
      throw new NotInSql('total', 'the greatest of own and rolled-up rows together is asked');
    return this.arithmetic.add(of('own'), of('rolledUp'));
  }

  rosterColumn(name: string, place: SqlPlace, afterwards: boolean): SqlValue {
    if (place.subject !== 'payee') throw new NotInSql('roster', 'it is asked of somebody who is no payee');
    const cell = named(this.of.roster.cell(name), this.of.roster.relation, this);
    const columns = partsOf(cell);
    if (place.rosterRow) {
      for (const column of columns) this.parts.ownColumns.add(column);
      return prefixed(cell, 'q_');
    }
    if (afterwards) throw new NotInSql('roster', 'of an assignment that has ended the last row counts');
    const prefix = this.inForce(place.window, columns);
    const found = prefixed(cell, prefix);
    const none = `(${prefix}rid IS NULL)`;
    const whole = found.blank === undefined ? found : { ...found, blank: `COALESCE(${found.blank}, FALSE)` };
    return { ...whole, bad: found.bad === undefined ? none : `(${none} OR COALESCE(${found.bad}, TRUE))` };
  }

  /** The roster row in force in a window, joined to the payees: the prefix of its columns. */
  private inForce(window: Window, columns: readonly string[]): string {
    const prefix = `w${window.from}_${window.to}_`;
    const known = this.parts.windows.get(prefix) ?? { window, columns: new Set<string>() };
    for (const column of columns) known.columns.add(column);
    this.parts.windows.set(prefix, known);
    return prefix;
  }

  touches(window: Window, place: SqlPlace): string {
    if (place.subject !== 'payee') return 'TRUE';
    return `(${this.inForce(window, [])}rid IS NOT NULL)`;
  }

  hasBegun(window: Window, place: SqlPlace): string {
    return place.subject === 'payee' ? `(first_day <= ${this.year.days(window).last})` : 'TRUE';
  }

  day(which: 'first in role' | 'first of all' | 'last in role', place: SqlPlace): string {
    if (place.subject !== 'payee') throw new NotInSql('roster', 'it is asked of somebody who is no payee');
    return {
      'first in role': 'first_in_role',
      'first of all': 'first_of_all',
      'last in role': 'last_in_role',
    }[which];
  }

  entry(measure: string, whose: EnteredExpression['whose'], place: SqlPlace): string {
    if (place.column !== undefined) throw new NotInSql('entered', 'a formula of rows reads what is entered');
    return this.parts.entries.of(measure, whose, place.window, place);
  }

  entryWidth(): { readonly over: bigint; readonly most: bigint } {
    const { over, most } = this.of.entered.width;
    return { over, most: this.arithmetic.check(most) };
  }

  team({ subject }: SqlPlace): SqlText {
    if (subject === 'company') throw new NotInSql('team', 'the company as a whole has no team');
    return { kind: 'text', sql: 'team' };
  }

  accrued(of: Expression, inFull: boolean, place: SqlPlace): SqlNumber {
    return accruedInRole(of, inFull, place, this, this.parts, this.of.names);
  }
}
