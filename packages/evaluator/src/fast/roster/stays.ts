import type { Engine } from '../../engine/evaluate/engine.ts';
import { rowsInRole } from '../../engine/roster/in-role.ts';
import type { Assignment, RosterRow } from '../../engine/roster/roster.ts';
import type { PlanYear } from '../../engine/windows.ts';
import { overlapDays } from '../../numbers/index.ts';
import { type MonthOfStay, type Stay, stayKey } from '../lower/stay.ts';

/** Somebody whom the fast engine can pay, and the row, or the first one, of the roster that assigns them. */
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

/** When somebody is assigned by all rows, and what is known where these are all that the payee has in the role. */
function stayByAll(rows: readonly RosterRow[], isAlone: boolean, year: PlanYear): Stay {
  const each = rows.map((row) => ({ ...stayOf(row, year), over: overBy(row, year) }));
  const [only] = each;
  const months = year.months.map((_, month): MonthOfStay => {
    const all = each.map((one) => one.months[month] ?? 'none');
    return all.find((stays) => stays === 'whole') ?? all.find((stays) => stays === 'part') ?? 'none';
  });
  return {
    months,
    begun: Math.min(...each.map(({ begun }) => begun)),
    ...(isAlone ? { alone: { over: Math.max(...each.map(({ over }) => over)) } } : {}),
    ...(only !== undefined && each.length > 1
      ? { rows: each.map((one) => ({ months: one.months, over: one.over })) }
      : {}),
  };
}

function overBy({ days }: RosterRow, year: PlanYear): number {
  if (days.last < (year.months[0]?.first ?? days.last)) return -1;
  const over = year.months.findIndex(({ last }) => days.last <= last);
  return over < 0 ? year.months.length : over;
}

/**
 * Everybody who is paid by one sound row of the roster, grouped by what decides about the arithmetic. Who is paid by several
 * rows, or has a problem in them, is left out; `byAllRows` groups who is paid by several rows, too, and tells those apart who have
 * no other ones in the role.
 */
export function alikeOf({ roster, year, plan }: Engine, byAllRows = false): readonly Alike[] {
  const groups = new Map<string, { role: string; team: string | undefined; stay: Stay; people: Person[] }>();
  if (roster.anybody.length > 0) return [];
  for (const assignment of roster.assignments) {
    const { subject, rows, problems } = assignment;
    const [row] = rows;
    if (row === undefined || problems.length > 0 || roster.problems.has(subject.payee)) continue;
    if (rows.length > 1 && !byAllRows) continue;
    if (!Object.hasOwn(plan.roles, subject.role)) continue;
    const isAlone = rowsInRole(roster, subject).length === rows.length;
    const stay = byAllRows ? stayByAll(rows, isAlone, year) : stayOf(row, year);
    const key = JSON.stringify([subject.role, subject.team ?? null, stayKey(stay)]);
    const group = groups.get(key) ?? { role: subject.role, team: subject.team, stay, people: [] };
    group.people.push({ assignment, row });
    groups.set(key, group);
  }
  return [...groups.values()];
}
