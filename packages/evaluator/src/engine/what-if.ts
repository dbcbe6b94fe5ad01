import type { Plan, ValueId } from '../format/types/index.ts';
import type { DayNumber, Rational } from '../numbers/index.ts';
import { cellIdentity, isRational } from './cells.ts';
import { Engine } from './evaluate/engine.ts';
import { restartOf } from './examples/restart.ts';
import type { TableData } from './input.ts';
import { found } from './outcome.ts';
import type { Reason } from './reasons.ts';
import { ReportingLines } from './roster/managers.ts';
import type { Assignment, Roster } from './roster/roster.ts';
import { teamAndAbove } from './roster/teams.ts';
import type { PayeeSubject, Subject } from './subject.ts';
import { PlanYear, type Window } from './windows.ts';

/** A result in place of what rows would come to; undefined where the formula stands. */
export type Supposed = (value: ValueId, subject: Subject, window: Window) => Rational | string | undefined;

/** A payee in one role and team of the roster, with the days it lasts. */
export interface Assigned {
  readonly subject: PayeeSubject;
  /** The fiscal months of the plan's year on which it is in force on a day, from 0. */
  readonly months: readonly number[];
  /**
   * The same for two payees whose rows say the same but for who they are and whom they report to: they are paid the same
   * for the same results.
   */
  readonly terms: string;
}

/**
 * A plan and its people, asked over and over what they are paid at supposed results: simulations and forecasts. It is
 * the engine that pays, so whatever it says is what would be paid. The roster is read once.
 */
export class WhatIf {
  readonly year: PlanYear;
  readonly assigned: readonly Assigned[];
  /** What is wrong with rows of the roster; nobody is paid by a row with a problem. */
  readonly problems: readonly Reason[];
  private readonly plan: Plan;
  private readonly tables: Readonly<Record<string, TableData>>;
  /** What the roster and the tables say, without anything supposed. */
  readonly engine: Engine;
  private readonly roster: Roster;
  private readonly lines: ReportingLines;

  /** @param tables the roster, and tables that formulas look things up in; those of deals are not read */
  constructor(plan: Plan, tables: Readonly<Record<string, TableData>>) {
    this.plan = plan;
    this.tables = tables;
    this.year = new PlanYear(plan);
    this.engine = new Engine({ plan, tables });
    this.roster = this.engine.roster;
    this.lines = new ReportingLines(this.roster);
    this.problems = [...[...this.roster.problems.values()].flat(), ...this.roster.anybody];
    this.assigned = this.roster.assignments
      .filter(({ problems }) => problems.length === 0)
      .map((one) => ({ subject: one.subject, months: this.monthsOf(one), terms: termsOf(plan, one) }));
  }

  /** Whether no deals are given that somebody is credited with. */
  get noDeals(): boolean {
    return Object.values(this.plan.tables).every(
      (table) => table.kind !== 'credits' || (this.tables[table.from]?.rows.length ?? 0) === 0,
    );
  }

  /** Everybody above a payee on a day, with how many steps above. */
  above(payee: string, day: DayNumber): ReadonlyMap<string, number> {
    return this.lines.above(payee, day).levels;
  }

  /** A team and those it is part of. */
  teamAndAbove(team: string): readonly string[] {
    return teamAndAbove(this.plan, team);
  }

  /** What values come to where results are as supposed. */
  suppose(supposed: Supposed): Supposing {
    const given = (id: ValueId, subject: Subject, window: Window) => {
      const value = supposed(id, subject, window);
      return value === undefined ? undefined : found(value);
    };
    const { plan, tables, roster } = this;
    return new Supposing(new Engine({ plan, tables, roster, given, amendment: restartOf(plan, this.year) }));
  }

  private monthsOf(assignment: Assignment): readonly number[] {
    return this.year.months.flatMap((days, month) => (assignment.touches(days) ? [month] : []));
  }
}

/** Answers at one set of supposed results. */
export class Supposing {
  private readonly engine: Engine;

  constructor(engine: Engine) {
    this.engine = engine;
  }

  /** A number, exact and unrounded beyond what the plan rounds; or why there is none. */
  number(value: ValueId, subject: Subject, window: Window): Rational | readonly Reason[] {
    const outcome = this.engine.value(value, subject, window);
    if (!outcome.ok) return outcome.reasons;
    if (isRational(outcome.value)) return outcome.value;
    throw new TypeError(`${value} is no number`);
  }
}

/** Columns that say who somebody is and whom they report to: no formula pays by them. */
const WHO: ReadonlySet<string> = new Set(['payee', 'manager']);

function termsOf({ tables }: Plan, { subject, rows }: Assignment): string {
  const columns = Object.keys(tables.roster?.kind === 'input' ? tables.roster.columns : {}).filter(
    (column) => !WHO.has(column),
  );
  const parts = rows.map(({ row, days }) => [
    days.first,
    days.last,
    columns.map((column) => {
      const cell = row.cell(column);
      return cell.ok ? cellIdentity(cell.value) : null;
    }),
  ]);
  return JSON.stringify([subject.role, subject.team ?? null, parts]);
}
