import type { CreditsTable, Plan } from '../../format/types/index.ts';
import { add, type DayNumber, min, ONE, type Rational, sum } from '../../numbers/index.ts';
import { distinctReasons, mergeReasons, type Reason } from '../reasons.ts';
import type { ReportingLines } from '../roster/managers.ts';
import type { Roster } from '../roster/roster.ts';
import { membershipOn } from '../roster/teams.ts';
import type { PlanYear } from '../windows.ts';
import { CreditGroups, type CreditIndex, CreditMonths, type Stray } from './credit-index.ts';
import { type CreditedRow, type CreditedShare, creditRow } from './credit-row.ts';
import type { RowWork } from './derived-table.ts';

/** What crediting needs to know besides the rows. */
export interface CreditingContext {
  readonly plan: Plan;
  readonly year: PlanYear;
  readonly roster: Roster;
  readonly lines: ReportingLines;
  readonly work: RowWork;
}

/**
 * Credits every row of a table and arranges the credits by payee, manager, team and company.
 *
 * A doubtful share counts, as a doubt, for the payee it names if the roster knows that payee, else for everybody; and
 * so for those above and for the teams.
 */
export function buildCredits(table: CreditsTable, context: CreditingContext): CreditIndex {
  const index = new Crediting(table, context);
  for (const row of context.work.rows(table.from)) {
    const credited = creditRow(row, table, context.work);
    if (credited !== undefined) index.credit(credited);
  }
  return index;
}

/** Whom a share touches (undefined: anybody) and why that is in doubt. */
interface Touched {
  readonly payee: string | undefined;
  readonly doubts: readonly Reason[];
}

class Crediting implements CreditIndex {
  readonly own = new CreditGroups();
  readonly rolledUp = new CreditGroups();
  readonly team = new CreditGroups();
  readonly company = new CreditMonths();
  readonly strangers = new Map<string, Stray[]>();
  readonly unassigned: Stray[] = [];
  private readonly table: CreditsTable;
  private readonly context: CreditingContext;

  constructor(table: CreditsTable, context: CreditingContext) {
    this.table = table;
    this.context = context;
  }

  credit(credited: CreditedRow): void {
    const { row, date, problems, shares } = credited;
    const month = date === undefined ? undefined : this.context.year.monthOf(date);
    if (date !== undefined && month === undefined) return;
    this.company.add(month, { row, date, share: ONE, doubts: problems });
    for (const one of shares) {
      const { payee, doubts } = this.touched(one, credited);
      this.own.add(payee, month, { row, date, share: one.share, doubts });
      if (one.payee !== undefined && date !== undefined && row.broken.length === 0) {
        this.noteStray(one.payee, date, credited, false);
      }
    }
    this.creditTeams(credited, month);
    if (this.table.rollUp !== undefined) this.rollUp(credited, month, this.table.rollUp.column);
  }

  /** Whom a share touches: a row with anything wrong that names nobody the roster knows could be anybody's. */
  private touched({ payee, problems: own }: CreditedShare, { row, problems }: CreditedRow): Touched {
    const doubts = mergeReasons([problems, own]);
    if (payee !== undefined && this.context.roster.knows(payee)) return { payee, doubts };
    if (payee !== undefined && doubts.length === 0 && row.broken.length === 0) return { payee, doubts };
    return { payee: undefined, doubts: mergeReasons([doubts, row.broken]) };
  }

  /** Adds up the shares of each team's members, overlays left out, each row at most once. */
  private creditTeams(credited: CreditedRow, month: number | undefined): void {
    const { plan, roster } = this.context;
    const { row, date, shares } = credited;
    const sums = new Map<string | undefined, { share: Rational; doubts: readonly Reason[] }>();
    const count = (team: string | undefined, share: Rational, doubts: readonly Reason[]): void => {
      const before = sums.get(team);
      sums.set(team, {
        share: before ? min(ONE, add(before.share, share)) : min(ONE, share),
        doubts: before ? mergeReasons([before.doubts, doubts]) : doubts,
      });
    };
    for (const one of shares.filter(({ overlay }) => !overlay)) {
      const { payee, doubts: own } = this.touched(one, credited);
      if (payee === undefined) {
        count(undefined, one.share, own);
        continue;
      }
      const { teams, doubts: open, anyTeam } = membershipOn(plan, roster, payee, date);
      const doubts = mergeReasons([own, open]);
      if (anyTeam) count(undefined, one.share, doubts);
      for (const team of teams) count(team, one.share, doubts);
    }
    for (const [team, { share, doubts }] of sums) this.team.add(team, month, { row, date, share, doubts });
  }

  /**
   * Credits those above the person in a column with that person's share of the row, whichever columns name that person;
   * an overlay rolls up only where its own column does.
   */
  private rollUp(credited: CreditedRow, month: number | undefined, column: string): void {
    const { row, date } = credited;
    const named = new Set(credited.shares.flatMap((one) => (one.column === column ? [one.payee] : [])));
    const of = credited.shares.filter(
      (one) => one.column === column || (!one.overlay && one.payee !== undefined && named.has(one.payee)),
    );
    const share = sum(of.map((one) => one.share));
    const touched = of.map((one) => this.touched(one, credited));
    const own = distinctReasons(touched.flatMap(({ doubts }) => doubts));
    for (const payee of new Set(touched.map((one) => one.payee))) {
      const { managers, doubts } = this.above(payee, date, own);
      for (const manager of managers) {
        this.rolledUp.add(manager, month, { row, date, share, doubts });
        if (manager !== undefined && date !== undefined) this.noteStray(manager, date, credited, true);
      }
    }
  }

  /** Who is above a payee; `undefined` stands for anybody, where the line cannot be followed. */
  private above(payee: string | undefined, date: DayNumber | undefined, own: readonly Reason[]) {
    const anybody: readonly (string | undefined)[] = [undefined];
    if (payee === undefined) return { managers: anybody, doubts: own };
    const line = this.context.lines.above(payee, date);
    return {
      managers: line.anybody ? anybody : line.managers,
      doubts: mergeReasons([own, line.problems]),
    };
  }

  private noteStray(payee: string, date: DayNumber, { row }: CreditedRow, rolledUp: boolean): void {
    const { roster } = this.context;
    if (roster.employedOn(payee, date)) return;
    const stray: Stray = { payee, date, ref: row.ref, rolledUp };
    if (roster.knows(payee)) this.unassigned.push(stray);
    else {
      const strays = this.strangers.get(payee) ?? [];
      strays.push(stray);
      this.strangers.set(payee, strays);
    }
  }
}
