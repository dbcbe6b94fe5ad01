import type { CreditsTable, Plan, RollUp } from '../../format/types/index.ts';
import { add, type DayNumber, isZero, min, ONE, type Rational, sub, ZERO } from '../../numbers/index.ts';
import { own } from '../own.ts';
import { mergeReasons, type Reason, reason } from '../reasons.ts';
import { ReportingLines } from '../roster/managers.ts';
import type { Roster } from '../roster/roster.ts';
import { membershipOn, membersOn } from '../roster/teams.ts';
import type { Steps } from '../steps.ts';
import { type PlanYear, WHOLE_YEAR } from '../windows.ts';
import { CreditGroups, type CreditIndex, CreditMonths, type Stray } from './credit-index.ts';
import { type CreditedRow, type CreditedShare, creditRow, type MembersOf } from './credit-row.ts';
import type { RowWork } from './derived-table.ts';

/** What crediting needs to know besides the rows. */
export interface CreditingContext {
  readonly plan: Plan;
  readonly year: PlanYear;
  /** Whether any formula reads results of the years before the plan's; else their rows are left alone. */
  readonly looksBack: boolean;
  readonly roster: Roster;
  readonly lines: ReportingLines;
  readonly work: RowWork;
}

/** Rows between two steps. */
const ROWS = 100;

/**
 * Credits every row of a table in steps and arranges the credits by payee, manager, team and company.
 *
 * A doubtful share counts, as a doubt, for the payee it names if the roster knows that payee, else for everybody; and
 * so for those above and for the teams.
 */
export function* buildCredits(table: CreditsTable, context: CreditingContext): Steps<CreditIndex> {
  const index = new Crediting(table, context);
  const membersOf = teamsOf(context);
  for (const [number, row] of context.work.rows(table.from).entries()) {
    if (number % ROWS === ROWS - 1) yield;
    const credited = creditRow(row, table, context.work, membersOf);
    if (credited !== undefined) index.credit(credited);
  }
  return index;
}

/** Who is in each team on each day, worked out once. */
function teamsOf({ plan, roster }: CreditingContext): MembersOf {
  const known = new Map<string, ReturnType<MembersOf>>();
  return (team, date, { ref }) => {
    if (own(plan.teams, team) === undefined) {
      const message = `a row of ${ref.table} is credited to the team "${team}", which the plan does not have`;
      return { payees: [], doubts: [reason('unknown-team', message, { rows: [ref] })] };
    }
    // The row's own problem tells that it has no date.
    if (date === undefined) return { payees: [], doubts: roster.anybody };
    const key = `${date} ${team}`;
    const members = known.get(key) ?? membersOn(plan, roster, team, date);
    known.set(key, members);
    return members;
  };
}

/** Whom a share touches (undefined: anybody) and why that is in doubt. */
interface Touched {
  readonly payee: string | undefined;
  readonly doubts: readonly Reason[];
}

class Crediting implements CreditIndex {
  firstMonth: number | undefined;
  readonly own = new CreditGroups();
  readonly rolledUp = new CreditGroups();
  readonly team = new CreditGroups();
  readonly company = new CreditMonths();
  readonly strangers = new Map<string, Stray[]>();
  readonly unassigned: Stray[] = [];
  private readonly table: CreditsTable;
  private readonly context: CreditingContext;
  private readonly lines: ReportingLines;

  constructor(table: CreditsTable, context: CreditingContext) {
    this.table = table;
    this.context = context;
    const along = table.rollUp?.along;
    this.lines = along === undefined ? context.lines : new ReportingLines(context.roster, along);
  }

  credit(credited: CreditedRow): void {
    const { row, date, problems, shares } = credited;
    const { year, looksBack } = this.context;
    const month = date === undefined ? undefined : looksBack ? year.monthIndexOf(date) : year.monthOf(date);
    if (date !== undefined && (month === undefined || month > WHOLE_YEAR.to)) return;
    if (month !== undefined) this.firstMonth = Math.min(this.firstMonth ?? month, month);
    this.company.add(month, { row, date, share: ONE, doubts: problems });
    for (const one of shares) {
      const { payee, doubts } = this.touched(one, credited);
      this.own.add(payee, month, { row, date, share: one.share, doubts });
      if (one.payee !== undefined && date !== undefined && isOfYear(month) && row.broken.length === 0) {
        this.noteStray(one.payee, date, credited, false);
      }
    }
    this.creditTeams(credited, month);
    if (this.table.rollUp !== undefined) this.rollUp(credited, month, this.table.rollUp);
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
   * Credits those above the people in some columns with those people's shares of the row, by whichever columns, level by
   * level; an overlay rolls up only where its own column does. One manager gets the whole of a row at most, whoever below
   * shares it.
   */
  private rollUp(credited: CreditedRow, month: number | undefined, rollUp: RollUp): void {
    const { row, date } = credited;
    const columns = [rollUp.column, ...(rollUp.and ?? [])];
    const isNamed = ({ column }: CreditedShare) => columns.includes(column);
    const named = new Set(credited.shares.filter(isNamed).map(({ payee }) => payee));
    const rising = credited.shares
      .filter((one) => isNamed(one) || (!one.overlay && one.payee !== undefined && named.has(one.payee)))
      .flatMap((share) => this.above(share, credited, rollUp.levels));
    for (const [manager, of] of Map.groupBy(rising, (one) => one.manager)) {
      let left = ONE;
      for (const [level, at] of [...Map.groupBy(of, (one) => one.level)].sort(byLevel)) {
        const share = min(
          left,
          at.reduce((sum, one) => add(sum, one.share), ZERO),
        );
        left = sub(left, share);
        const doubts = mergeReasons(at.map((one) => one.doubts));
        if (isZero(share) && doubts.length === 0) continue;
        this.rolledUp.add(manager, month, {
          row,
          date,
          share,
          doubts,
          ...(level === undefined ? {} : { level }),
        });
      }
      if (manager !== undefined && date !== undefined && isOfYear(month))
        this.noteStray(manager, date, credited, true);
    }
  }

  /** Who is above whomever a share is of; `undefined` stands for anybody, where the line cannot be followed. */
  private above(share: CreditedShare, credited: CreditedRow, levels: number | undefined): Rising[] {
    const { payee, doubts: own } = this.touched(share, credited);
    const anybody = (doubts: readonly Reason[]) => [
      { manager: undefined, level: undefined, share: share.share, doubts },
    ];
    if (payee === undefined) return anybody(own);
    const line = this.lines.above(payee, credited.date);
    const doubts = mergeReasons([own, line.problems]);
    if (line.anybody) return anybody(doubts);
    return line.managers.flatMap((manager) => {
      const level = line.levels.get(manager);
      return levels !== undefined && level !== undefined && level > levels
        ? []
        : [{ manager, level, share: share.share, doubts }];
    });
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

/** A share on its way up. */
interface Rising {
  readonly manager: string | undefined;
  readonly level: number | undefined;
  readonly share: Rational;
  readonly doubts: readonly Reason[];
}

function byLevel([a]: readonly [number | undefined, unknown], [b]: readonly [number | undefined, unknown]) {
  return (a ?? 0) - (b ?? 0);
}

/** Rows of the years before are there to look back at: nobody is told of whom they miss. */
function isOfYear(month: number | undefined): boolean {
  return month === undefined || month >= 0;
}
