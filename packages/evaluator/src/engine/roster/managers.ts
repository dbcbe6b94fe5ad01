import { type DayNumber, formatDate } from '../../numbers/index.ts';
import { byText } from '../order.ts';
import { distinctReasons, type Reason, reason } from '../reasons.ts';
import type { Roster } from './roster.ts';

/** Everybody above a payee on a date, and why that may not be known. */
export interface ReportingLine {
  /** Sorted, each once, whichever way the line leads to them. */
  readonly managers: readonly string[];
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
  private readonly known = new Map<string, ReportingLine>();

  constructor(roster: Roster) {
    this.roster = roster;
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
    return { managers: [...managers].sort(byText), problems: distinctReasons(problems), anybody };
  }

  /** The managers of somebody on a date, without those above them. */
  private directly(person: string, date: DayNumber | undefined): ReportingLine {
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
}

function circle(payee: string, date: DayNumber): Reason {
  return reason(
    'manager-cycle',
    `the reporting line of ${payee} leads back to ${payee} on ${formatDate(date)}`,
  );
}
