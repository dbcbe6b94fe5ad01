import type { Engine } from '../../engine/evaluate/engine.ts';
import { rowsInRole } from '../../engine/roster/in-role.ts';
import type { Assignment, RosterRow } from '../../engine/roster/roster.ts';
import type { PlanYear } from '../../engine/windows.ts';
import { overlapDays } from '../../numbers/index.ts';
import { type MonthOfStay, type Stay, stayKey } from '../lower/stay.ts';

/** Somebody whom the fast engine can pay: assigned by one row of the roster. */
export interface Person {
  readonly assignment: Assignment;
  readonly row: RosterRow;
}

/** People of one role, team and stay: they are paid by the same arithmetic. */
export interface Alike {
  readonly role: string;
  readonly team: string | undefined;
  readonly stay: Stay;
  readonly people: readonly Person[];
}

/** When somebody is assigned, month by month. */
export function stayOf({ days }: RosterRow, year: PlanYear): Stay {
  const months = year.months.map((month): MonthOfStay => {
    if (days.first <= month.first && month.last <= days.last) return 'whole';
    return overlapDays(days, month) > 0 ? 'part' : 'none';
  });
  const begun = year.months.findIndex(({ last }) => days.first <= last);
  return { months, begun: begun < 0 ? months.length : begun };
}

/** The same, with what is known of somebody's only row in the role. */
function stayAlone(row: RosterRow, year: PlanYear): Stay {
  const { last: day } = row.days;
  const over = year.months.findIndex(({ last }) => day <= last);
  const isBefore = day < (year.months[0]?.first ?? day);
  return { ...stayOf(row, year), alone: { over: isBefore ? -1 : over < 0 ? year.months.length : over } };
}

/**
 * Everybody who is paid by one sound row of the roster, grouped by what decides about the arithmetic. Who is paid by several
 * rows, or has a problem in them, is left out. With `alone` those are told apart who have no other row in the role.
 */
export function alikeOf({ roster, year, plan }: Engine, alone = false): readonly Alike[] {
  const groups = new Map<string, { role: string; team: string | undefined; stay: Stay; people: Person[] }>();
  if (roster.anybody.length > 0) return [];
  for (const assignment of roster.assignments) {
    const { subject, rows, problems } = assignment;
    const [row] = rows;
    if (row === undefined || rows.length > 1 || problems.length > 0 || roster.problems.has(subject.payee))
      continue;
    if (!Object.hasOwn(plan.roles, subject.role)) continue;
    const isAlone = alone && rowsInRole(roster, subject).length === 1;
    const stay = isAlone ? stayAlone(row, year) : stayOf(row, year);
    const key = JSON.stringify([subject.role, subject.team ?? null, stayKey(stay)]);
    const group = groups.get(key) ?? { role: subject.role, team: subject.team, stay, people: [] };
    group.people.push({ assignment, row });
    groups.set(key, group);
  }
  return [...groups.values()];
}
