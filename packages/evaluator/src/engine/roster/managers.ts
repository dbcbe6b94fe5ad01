import { type DayNumber, formatDate } from '../../numbers/index.ts';
import { byText } from '../order.ts';
import { distinctReasons, type Reason, reason } from '../reasons.ts';
import type { Roster } from './roster.ts';

/** Everybody above a payee on a date, and why that may not be known. */
export interface ReportingLine {
  /** Sorted, each once, whichever way the line leads to them. */
  readonly managers: readonly string[];
  /** How many steps each of them is above, by the shortest way. */
  readonly levels: ReadonlyMap<string, number>;
  /** Why the line may be another one, or goes round in a circle; mostly empty. */
  readonly problems: readonly Reason[];
  /** Whether anybody could be on it, since a manager could not be read. */
  readonly anybody: boolean;
}

/**
 * The managers above a payee as the roster stood on a date, up to whoever reports to nobody. Where a line leads back
 * to where it has been, everybody on it is in `manager-cycle`.
 */
export class ReportingLines {
  private readonly roster: Roster;
  private readonly along: string | undefined;
  private readonly known = new Map<string, ReportingLine>();

  /** @param along the roster's column that names who is above; the manager where left out */
  constructor(roster: Roster, along?: string) {
    this.roster = roster;
    this.along = along;
  }

  /** The line above a payee; without a date, everybody who was ever on it. */
  above(payee: string, date: DayNumber | undefined): ReportingLine {
    const key = `${date ?? 'ever'} ${payee}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const line = this.followed(payee, date);
    this.known.set(key, line);
    return line;
  }

  private followed(payee: string, date: DayNumber | undefined): ReportingLine {
    const managers = new Set<string>();
    const problems: Reason[] = [];
    let anybody = false;
    const open = [payee];
    // Somebody is done once all above them are: meeting one who is begun and not done closes a circle.
    const state = new Map<string, 'begun' | 'done'>();
    while (open.length > 0) {
      const person = open.at(-1) ?? payee;
      if (state.has(person)) {
        open.pop();
        state.set(person, 'done');
        continue;
      }
      state.set(person, 'begun');
      const step = this.directly(person, date);
      problems.push(...step.problems);
      anybody ||= step.anybody;
      for (const manager of step.managers) {
        managers.add(manager);
        const seen = state.get(manager);
        if (seen === 'begun' && date !== undefined) problems.push(circle(manager, date));
        if (seen === undefined) open.push(manager);
      }
    }
    const levels = this.levelsAbove(payee, date);
    return { managers: [...managers].sort(byText), levels, problems: distinctReasons(problems), anybody };
  }

  /** How many steps up each person of the line is. */
  private levelsAbove(payee: string, date: DayNumber | undefined): ReadonlyMap<string, number> {
    const levels = new Map<string, number>();
    let open = [payee];
    for (let level = 1; open.length > 0; level += 1) {
      const next = open.flatMap((person) => this.directly(person, date).managers);
      open = [...new Set(next)].filter((manager) => !levels.has(manager));
      for (const manager of open) levels.set(manager, level);
    }
    return levels;
  }

  /** The managers of somebody on a date, without those above them. */
  private directly(person: string, date: DayNumber | undefined): Omit<ReportingLine, 'levels'> {
    if (this.along !== undefined) return this.directlyAlong(person, date, this.along);
    const rows = date === undefined ? this.roster.rowsOf(person) : this.roster.rowsOn(person, date);
    const doubtful = this.roster.doubtsOn(person, date);
    const unread = doubtful.filter(({ manager, days }) => manager === 'unknown' || days === undefined);
    const named = [
      ...rows.map(({ manager }) => manager),
      ...doubtful.map(({ manager }) => (manager === 'unknown' ? undefined : manager.name)),
    ];
    return {
      managers: [...new Set(named.filter((name) => name !== undefined))].sort(byText),
      problems: [
        ...rows.flatMap(({ managerProblems }) => managerProblems),
        ...unread.flatMap(({ reasons }) => reasons),
      ],
      anybody:
        rows.some(({ managerProblems }) => managerProblems.length > 0) ||
        unread.some(({ manager }) => manager === 'unknown'),
    };
  }

  /** Whom another column of somebody's roster rows names on a date. Of a row with anything wrong it could be anybody. */
  private directlyAlong(
    person: string,
    date: DayNumber | undefined,
    along: string,
  ): Omit<ReportingLine, 'levels'> {
    const rows = date === undefined ? this.roster.rowsOf(person) : this.roster.rowsOn(person, date);
    const doubtful = this.roster.doubtsOn(person, date);
    const cells = rows.map(({ row }) => row.cell(along));
    const unread = cells.flatMap((cell) => (cell.ok ? [] : cell.reasons));
    return {
      managers: [
        ...new Set(cells.flatMap((cell) => (cell.ok && typeof cell.value === 'string' ? [cell.value] : []))),
      ].sort(byText),
      problems: [...unread, ...doubtful.flatMap(({ reasons }) => reasons)],
      anybody: unread.length > 0 || doubtful.length > 0,
    };
  }
}

function circle(payee: string, date: DayNumber): Reason {
  return reason(
    'manager-cycle',
    `the reporting line of ${payee} leads back to ${payee} on ${formatDate(date)}`,
  );
}
