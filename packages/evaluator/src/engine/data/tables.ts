import type { InputTable, Plan } from '../../format/types/index.ts';
import { LimitReached } from '../evaluate/limits.ts';
import type { QuarantinedRow, TableData } from '../input.ts';
import { missing } from '../outcome.ts';
import { own } from '../own.ts';
import type { Reason } from '../reasons.ts';
import { ReportingLines } from '../roster/managers.ts';
import { readRoster } from '../roster/read-roster.ts';
import { Roster } from '../roster/roster.ts';
import { finished, type Steps } from '../steps.ts';
import type { PlanYear } from '../windows.ts';
import { buildCredits } from './build-credits.ts';
import type { CreditIndex } from './credit-index.ts';
import { derivedRows, type RowWork } from './derived-table.ts';
import { EnteredResults } from './entered-results.ts';
import { inputRows } from './input-table.ts';
import { looksBack } from './looks-back.ts';
import { OpeningBalances } from './opening-balances.ts';
import type { Row } from './row.ts';

/** The tables of a plan filled with data; each is worked out when it is first asked for. */
export class Tables {
  private readonly plan: Plan;
  private readonly year: PlanYear;
  private readonly data: Readonly<Record<string, TableData>>;
  private readonly quarantined: readonly QuarantinedRow[];
  private readonly work: RowWork;
  private readonly known = new Map<string, readonly Row[]>();
  private readonly working = new Set<string>();
  private readonly credited = new Map<string, CreditIndex | readonly Reason[]>();
  private readRoster: Roster | undefined;
  private readResults: EnteredResults | undefined;
  private readOpenings: OpeningBalances | undefined;
  private lines: ReportingLines | undefined;

  constructor(
    plan: Plan,
    year: PlanYear,
    data: Readonly<Record<string, TableData>>,
    quarantined: readonly QuarantinedRow[],
    work: Pick<RowWork, 'formula' | 'test'>,
    roster?: Roster,
  ) {
    this.readRoster = roster;
    this.plan = plan;
    this.year = year;
    this.data = data;
    this.quarantined = quarantined;
    this.work = {
      rows: (table) => this.rows(table),
      formula: (expression, row) => work.formula(expression, row),
      test: (condition, row) => work.test(condition, row),
    };
  }

  /** The rows of an input or derived table; none of a table that the plan does not have. */
  rows(name: string): readonly Row[] {
    const known = this.known.get(name);
    if (known !== undefined) return known;
    const rows = this.workedOut(name);
    this.known.set(name, rows);
    return rows;
  }

  get roster(): Roster {
    this.readRoster ??= this.orReasons(
      () => readRoster(this.rows('roster'), this.plan),
      (reasons) => new Roster([], [], reasons),
    );
    return this.readRoster;
  }

  get results(): EnteredResults {
    this.readResults ??= new EnteredResults(this.rows('results'), this.plan, this.year, this.roster);
    return this.readResults;
  }

  get openings(): OpeningBalances {
    this.readOpenings ??= new OpeningBalances(this.rows('opening'), this.plan, this.roster);
    return this.readOpenings;
  }

  /** The index of a credits table, or the reasons why there is none. */
  credits(name: string): CreditIndex | readonly Reason[] {
    return this.credited.get(name) ?? finished(this.creditsInSteps(name));
  }

  /** Works out in steps whatever a run asks for at once: the rows of tables that are credited, and who is credited. */
  *arrange(): Steps<void> {
    for (const [name, table] of Object.entries(this.plan.tables)) {
      if (table.kind !== 'credits') continue;
      const from = own(this.plan.tables, table.from);
      if (from?.kind === 'input' && !this.known.has(table.from)) {
        this.known.set(table.from, yield* this.inputRows(table.from, from));
      }
      yield;
      yield* this.creditsInSteps(name);
    }
  }

  private *creditsInSteps(name: string): Steps<CreditIndex | readonly Reason[]> {
    const known = this.credited.get(name);
    if (known !== undefined) return known;
    let built: CreditIndex | readonly Reason[];
    try {
      built = yield* this.built(name);
    } catch (problem) {
      built = this.reasonsOf(problem);
    }
    this.credited.set(name, built);
    return built;
  }

  private inputRows(name: string, table: InputTable): Steps<readonly Row[]> {
    const given = own(this.data, name)?.rows ?? [];
    const bad = this.quarantined.filter((row) => row.table === name);
    return inputRows(name, table, given, bad, this.work.formula);
  }

  private workedOut(name: string): readonly Row[] {
    const table = own(this.plan.tables, name);
    if (table === undefined || table.kind === 'credits') return [];
    if (table.kind === 'input') return finished(this.inputRows(name, table));
    return this.once(name, () => derivedRows(name, table, this.work));
  }

  private *built(name: string): Steps<CreditIndex | readonly Reason[]> {
    const { plan, year, work } = this;
    const table = own(plan.tables, name);
    if (table?.kind !== 'credits') {
      return missing('unknown-value', `the evaluator has no credits table ${name}`).reasons;
    }
    this.begin(name);
    try {
      const { roster } = this;
      this.lines ??= new ReportingLines(roster);
      return yield* buildCredits(table, {
        plan,
        year,
        looksBack: looksBack(plan),
        roster,
        lines: this.lines,
        work,
      });
    } finally {
      this.working.delete(name);
    }
  }

  /** A table that reads itself has no rows; whoever began to read it gets the reason instead. */
  private orReasons<T>(work: () => T, otherwise: (reasons: readonly Reason[]) => T): T {
    try {
      return work();
    } catch (problem) {
      return otherwise(this.reasonsOf(problem));
    }
  }

  private reasonsOf(problem: unknown): readonly Reason[] {
    if (!(problem instanceof LimitReached) || this.working.size > 0) throw problem;
    return missing(problem.code, problem.message).reasons;
  }

  /** Works a table out, unless that is what is going on already. */
  private once<T>(name: string, work: () => T): T {
    this.begin(name);
    try {
      return work();
    } finally {
      this.working.delete(name);
    }
  }

  private begin(name: string): void {
    if (this.working.has(name)) {
      throw new LimitReached('circular', `the table ${name} depends on itself`);
    }
    this.working.add(name);
  }
}
