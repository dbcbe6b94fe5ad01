import type { Plan } from '../../format/types/index.ts';
import { type DayNumber, formatDate, type Period } from '../../numbers/index.ts';
import { isDateCell } from '../cells.ts';
import type { Row } from '../data/row.ts';
import { byText, firstDifference } from '../order.ts';
import { own } from '../own.ts';
import { distinctReasons, type Reason, reason } from '../reasons.ts';
import { type PayeeSubject, subjectKey } from '../subject.ts';
import { Assignment, type DoubtfulRow, OPEN_END, Roster, type RosterRow } from './roster.ts';

/**
 * Reads the roster: effective-dated assignments of payee, role and team. A blank team is the role's own.
 * A row with an unknown role or team, or that ends before it starts, puts its payee in error; rows of the same
 * payee, role and team that share days put that assignment in error.
 */
export function readRoster(rows: readonly Row[], plan: Plan): Roster {
  const read: RosterRow[] = [];
  const doubtful: DoubtfulRow[] = [];
  const anybody: Reason[] = [];
  for (const row of rows) {
    const payee = row.cell('payee');
    if (!payee.ok || typeof payee.value !== 'string') {
      anybody.push(...(payee.ok ? [notReadable(row, 'payee')] : payee.reasons));
      continue;
    }
    const line = rosterRow(row, payee.value, plan);
    if ('reasons' in line) doubtful.push(line);
    else read.push(line);
  }
  return new Roster(assignmentsOf(read), doubtful, distinctReasons(anybody));
}

function rosterRow(row: Row, payee: string, plan: Plan): RosterRow | DoubtfulRow {
  const [role, team, manager] = [textCell(row, 'role'), textCell(row, 'team'), textCell(row, 'manager')];
  const [start, end] = [dateCell(row, 'start'), dateCell(row, 'end')];
  const teamName = team.value ?? roleTeam(plan, role.value);
  const days = daysOf(start, end);
  const datesAreRead = start.reasons.length === 0 && end.reasons.length === 0;
  const reasons = distinctReasons([
    ...row.problems,
    ...[role, team, start, end].flatMap((cell) => cell.reasons),
    ...wrongNames(row, payee, role.value, teamName, plan),
    ...(days === undefined && datesAreRead ? [badDays(row, payee, start.value, end.value)] : []),
    ...(role.value === undefined && role.reasons.length === 0 ? [notReadable(row, 'role')] : []),
  ]);
  if (reasons.length > 0 || role.value === undefined || days === undefined) {
    const unknownTeam =
      team.reasons.length > 0 || (teamName !== undefined && !Object.hasOwn(plan.teams, teamName));
    return {
      payee,
      reasons,
      days: row.problems.length > 0 ? undefined : days,
      team: unknownTeam || row.problems.length > 0 ? 'unknown' : { name: teamName },
      manager: manager.reasons.length > 0 || row.problems.length > 0 ? 'unknown' : { name: manager.value },
    };
  }
  const subject: PayeeSubject = {
    kind: 'payee',
    payee,
    role: role.value,
    ...(teamName === undefined ? {} : { team: teamName }),
  };
  return { row, subject, days, manager: manager.value, managerProblems: manager.reasons };
}

interface ReadCell<T> {
  readonly value: T | undefined;
  readonly reasons: readonly Reason[];
}

function textCell(row: Row, column: string): ReadCell<string> {
  const cell = row.cell(column);
  if (!cell.ok) return { value: undefined, reasons: cell.reasons };
  return { value: typeof cell.value === 'string' ? cell.value : undefined, reasons: [] };
}

function dateCell(row: Row, column: string): ReadCell<DayNumber> {
  const cell = row.cell(column);
  if (!cell.ok) return { value: undefined, reasons: cell.reasons };
  return { value: isDateCell(cell.value) ? cell.value.date : undefined, reasons: [] };
}

function daysOf(start: ReadCell<DayNumber>, end: ReadCell<DayNumber>): Period | undefined {
  if (start.value === undefined || end.reasons.length > 0) return undefined;
  const last = end.value ?? OPEN_END;
  return last < start.value ? undefined : { first: start.value, last };
}

function wrongNames(
  row: Row,
  payee: string,
  role: string | undefined,
  team: string | undefined,
  plan: Plan,
): readonly Reason[] {
  const rows = [row.ref];
  const reasons: Reason[] = [];
  if (role !== undefined && !Object.hasOwn(plan.roles, role)) {
    const message = `${payee} has the role "${role}", which the plan does not have`;
    reasons.push(reason('unknown-role', message, { rows }));
  }
  if (team !== undefined && !Object.hasOwn(plan.teams, team)) {
    const message = `${payee} is in the team "${team}", which the plan does not have`;
    reasons.push(reason('unknown-team', message, { rows }));
  }
  return reasons;
}

function badDays(row: Row, payee: string, first: DayNumber | undefined, last: DayNumber | undefined): Reason {
  const rows = [row.ref];
  if (first === undefined || last === undefined) return notReadable(row, 'start');
  const message = `${payee} ends on ${formatDate(last)}, before the start on ${formatDate(first)}`;
  return reason('ends-before-start', message, { rows });
}

function assignmentsOf(rows: readonly RosterRow[]): readonly Assignment[] {
  const groups = Map.groupBy(rows, ({ subject }) => subjectKey(subject));
  const assignments = [...groups.values()].flatMap((group) => {
    const ordered = group.toSorted((a, b) => a.days.first - b.days.first || a.days.last - b.days.last);
    const subject = ordered[0]?.subject;
    return subject === undefined ? [] : [new Assignment(subject, ordered, overlaps(ordered))];
  });
  return assignments.sort((a, b) =>
    firstDifference(
      byText(a.subject.payee, b.subject.payee),
      byText(a.subject.role, b.subject.role),
      byText(a.subject.team ?? '', b.subject.team ?? ''),
    ),
  );
}

function overlaps(ordered: readonly RosterRow[]): readonly Reason[] {
  const shared = ordered.filter((row, index) => {
    const [before, after] = [ordered[index - 1], ordered[index + 1]];
    return (before && row.days.first <= before.days.last) || (after && after.days.first <= row.days.last);
  });
  const subject = shared[0]?.subject;
  if (subject === undefined) return [];
  const message = `${subject.payee} has more than one roster row as ${subject.role} on the same days`;
  return [reason('overlapping-assignments', message, { rows: shared.map(({ row }) => row.ref) })];
}

function roleTeam(plan: Plan, role: string | undefined): string | undefined {
  return role === undefined ? undefined : own(plan.roles, role)?.team;
}

function notReadable(row: Row, column: string): Reason {
  return reason('missing-value', `a roster row has no ${column}`, { rows: [row.ref] });
}
