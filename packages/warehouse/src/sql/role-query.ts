import { eachMonth, type PlanYear, type Window } from '@ontarget/evaluator/engine';
import type {
  Condition,
  EnteredExpression,
  Expression,
  Plan,
  Role,
  TotalExpression,
} from '@ontarget/evaluator/format';
import { daysIn, type Rational } from '@ontarget/evaluator/numbers';
import { partsOf, prefixed } from './columns.ts';
import { testInSql } from './conditions.ts';
import { exactOf, type SqlCredits } from './credits.ts';
import { RoleEntries, type SqlEntered } from './entered.ts';
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
import { NotInSql } from './refused.ts';
import { type Names, Relation } from './relation.ts';
import { type Accrual, type RoleParts, roleText } from './role-text.ts';
import { lcm, named, type SqlRows } from './tables.ts';
import { duePeriods } from './time.ts';
import { SqlTotals } from './totals.ts';

/** What all roles of a plan share. */
export interface PlanScope {
  readonly plan: Plan;
  readonly year: PlanYear;
  readonly arithmetic: Arithmetic;
  readonly names: Names;
  readonly roster: SqlRows;
  readonly entered: SqlEntered;
  credits(id: string): SqlCredits;
}

/** Bounds of how deep values may read each other. */
const MAX_DEPTH = 400;

/** The query that pays everybody in one role. */
export class RoleQuery implements SqlScope {
  readonly plan: Plan;
  readonly year: PlanYear;
  readonly arithmetic: Arithmetic;
  private readonly of: PlanScope;
  private readonly payees: Relation;
  private readonly rosterRows: Relation;
  private readonly teams: Relation;
  private readonly company: Relation;
  private readonly totals: SqlTotals;
  private readonly entries: RoleEntries;
  private readonly windows = new Map<string, { window: Window; columns: Set<string> }>();
  private readonly ownColumns = new Set<string>();
  private readonly accruals: Accrual[] = [];
  private readonly months = new Set<number>();
  private readonly values = new Map<string, SqlValue | 'working'>();
  private depth = 0;

  constructor(of: PlanScope) {
    this.of = of;
    this.plan = of.plan;
    this.year = of.year;
    this.arithmetic = of.arithmetic;
    const { names } = of;
    [this.payees, this.rosterRows, this.teams, this.company] = [
      'payees_',
      'stints_',
      'teams_',
      'company_',
    ].map((prefix) => new Relation(names.of(prefix), names)) as [Relation, Relation, Relation, Relation];
    this.totals = new SqlTotals(this, names);
    this.entries = new RoleEntries(this.arithmetic.dialect, names);
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
    if (place.window.from < 0) throw new NotInSql('value', 'it looks back at the year before');
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
    if (subject === 'company') return { relation: this.company, subject, window: place.window };
    if (subject === 'team' && place.subject === 'payee')
      return { relation: this.teams, subject, window: place.window };
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
    if (place.window.from < 0) throw new NotInSql('total', 'it looks back at the year before');
    const credits = this.of.credits(expression.credits);
    const { whose } = expression;
    const of = (scope: Parameters<SqlTotals['total']>[2]) =>
      this.totals.total(expression, credits, scope, place);
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
      for (const column of columns) this.ownColumns.add(column);
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
    const known = this.windows.get(prefix) ?? { window, columns: new Set<string>() };
    for (const column of columns) known.columns.add(column);
    this.windows.set(prefix, known);
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
    return this.entries.of(measure, whose, place.window, place);
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
    const { arithmetic } = this;
    const { dialect } = arithmetic;
    if (place.relation === this.rosterRows) throw new NotInSql('accrue', 'it stands inside another one');
    const parts = eachMonth(place.window).map((window) => {
      const number = arithmetic.bound(
        this.number(of, { relation: this.rosterRows, subject: 'payee', window, rosterRow: true }),
        this.rosterRows,
      );
      if (typeof number.d !== 'bigint')
        throw new NotInSql(
          'quotient',
          'what roster rows are added up by is divided by something else in each',
        );
      const days = this.year.days(window);
      const length = inFull ? 1n : BigInt(daysIn(days));
      this.months.add(window.from);
      const covered = inFull ? `(CASE WHEN is_last_${window.from} THEN 1 ELSE 0 END)` : `days_${window.from}`;
      return { number, length, covered, d: number.d * length, most: number.most * length };
    });
    const d = parts.reduce((all, one) => lcm(all, one.d), 1n);
    const addends = parts.map((one) => {
      const scale = d / one.d;
      arithmetic.check(one.most * scale);
      return `(CASE WHEN ${one.covered} > 0 THEN ${one.number.n} * ${dialect.widened(one.covered)} * ${dialect.int(scale)} ELSE ${dialect.int(0n)} END)`;
    });
    const bad = either(
      ...parts.map(({ number, covered }) => number.bad && `(${covered} > 0 AND ${number.bad})`),
    );
    // No two rows of an assignment share a day, so that the weights of a month add up to one at most.
    const most = parts.reduce((sum, one) => sum + one.most * (d / one.d), 0n);
    const name = this.of.names.of('q');
    const sql = this.rosterRows.bind(`(${addends.join(' + ') || dialect.int(0n)})`);
    this.accruals.push({ name, sql, bad: bad === undefined ? undefined : this.rosterRows.bind(bad) });
    const sum = arithmetic.whole(`COALESCE(${name}, ${dialect.int(0n)})`, d, most);
    return bad === undefined ? sum : { ...sum, bad: `COALESCE(${name}_x, FALSE)` };
  }

  private get parts(): RoleParts {
    const {
      plan,
      year,
      payees,
      rosterRows,
      teams,
      company,
      totals,
      entries,
      windows,
      ownColumns,
      months,
      accruals,
    } = this;
    const { dialect } = this.arithmetic;
    return {
      plan,
      year,
      dialect,
      payees,
      rosterRows,
      teams,
      company,
      totals,
      entries,
      windows,
      ownColumns,
      months,
      accruals,
    };
  }

  /** What is paid to everybody in a role for a payment window: a column list and the query. */
  pay(roleName: string, role: Role, window: Window, asked: readonly string[] = []): RoleResult {
    const place: SqlPlace = { relation: this.payees, subject: 'payee', window };
    const items: RoleResult['items'][number][] = [];
    const columns: string[] = [];
    const paidOf = (id: string, at: Window): string => {
      const found = this.arithmetic.bound(
        this.number({ op: 'value', id }, { ...place, window: at }),
        this.payees,
      );
      const column = `x${columns.length}`;
      const bad = found.bad ?? 'FALSE';
      const { asText } = this.arithmetic.dialect;
      columns.push(
        `${bad} AS ${column}_held`,
        `CASE WHEN NOT ${bad} THEN ${asText(found.n)} END AS ${column}_n`,
        `CASE WHEN NOT ${bad} THEN ${asText(this.arithmetic.written(found.d))} END AS ${column}_d`,
      );
      return column;
    };
    for (const name of Object.keys(role.components).sort()) {
      const component = role.components[name];
      if (component === undefined || component.unpaid === 'hidden') continue;
      if (component.unpaid === 'shown') throw new NotInSql('unpaid', 'a component is shown and not paid');
      for (const period of duePeriods(component, window, this)) {
        const column = paidOf(component.stages.payout, period);
        columns.push(`${this.touches(period, place)} AS ${column}_due`);
        items.push({ component: `role/${roleName}/${name}`, name, window: period, column });
      }
    }
    const total = paidOf(role.total, window);
    const paid = paidOf(role.paid, window);
    const values: RoleResult['values'][number][] = [];
    const refused: RoleResult['refused'][number][] = [];
    for (const value of asked) {
      try {
        values.push({ value, column: paidOf(value, window) });
      } catch (problem) {
        if (!(problem instanceof NotInSql)) throw problem;
        refused.push({ value, what: problem.what, because: problem.because });
      }
    }
    return {
      role: roleName,
      items,
      total,
      paid,
      values,
      refused,
      query: () => roleText(this.parts, roleName, columns),
    };
  }
}

/** What a role's query says, and how to read it. */
export interface RoleResult {
  readonly role: string;
  readonly items: readonly {
    readonly component: string;
    readonly name: string;
    readonly window: Window;
    readonly column: string;
  }[];
  readonly total: string;
  readonly paid: string;
  readonly values: readonly { readonly value: string; readonly column: string }[];
  readonly refused: readonly { readonly value: string; readonly what: string; readonly because: string }[];
  readonly query: () => string;
}
