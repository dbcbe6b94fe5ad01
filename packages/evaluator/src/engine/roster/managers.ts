import { type DayNumber, formatDate } from '../../numbers/index.ts';
import { byText } from '../order.ts';
import { distinctReasons, type Reason, reason } from '../reasons.ts';
import type { Roster } from './roster.ts';

/** Everybody above a payee on a date, and why that may not be known. */
export interface ReportingLine {
  /** Sorted, each once, whichever way the line leads to them. */
  readonly managers: readonly string[];
  readonly problems: readonly Reason[];
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

  above(payee: string, date: DayNumber): ReportingLine {
    const key = `${date} ${payee}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const line = this.followed(payee, date);
    this.known.set(key, line);
    return line;
  }

  private followed(payee: string, date: DayNumber): ReportingLine {
    const managers = new Set<string>();
    const problems: Reason[] = [];
    const open = [payee];
    // A node is done once all above it is: meeting one that is begun and not done closes a circle.
    const state = new Map<string, 'begun' | 'done'>();
    while (open.length > 0) {
      const person = open.at(-1) ?? payee;
      if (state.has(person)) {
        open.pop();
        state.set(person, 'done');
        continue;
      }
      state.set(person, 'begun');
      for (const row of this.roster.rowsOn(person, date)) {
        problems.push(...row.managerProblems);
        if (row.manager === undefined) continue;
        managers.add(row.manager);
        const seen = state.get(row.manager);
        if (seen === 'begun') problems.push(circle(row.manager, date));
        if (seen === undefined) open.push(row.manager);
      }
      problems.push(...(this.roster.problems.get(person) ?? []));
    }
    return { managers: [...managers].sort(byText), problems: distinctReasons(problems) };
  }
}

function circle(payee: string, date: DayNumber): Reason {
  return reason(
    'manager-cycle',
    `the reporting line of ${payee} leads back to ${payee} on ${formatDate(date)}`,
  );
}
