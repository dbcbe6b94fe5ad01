import type { Plan } from '../../format/types/index.ts';
import { formatDate } from '../../numbers/index.ts';
import { isDateCell } from '../cells.ts';
import type { Row } from '../data/row.ts';
import { byText, firstDifference } from '../order.ts';
import { distinctReasons, type Reason, reason } from '../reasons.ts';
import { type PayeeSubject, subjectKey } from '../subject.ts';
import { Assignment, OPEN_END, Roster, type RosterRow } from './roster.ts';

/**
 * Reads the roster: effective-dated assignments of payee, role and team. A blank team is the role's own.
 * A row with an unknown role or team, or that ends before it starts, puts its payee in error; rows of the same
 * payee, role and team that share days put that assignment in error.
 */
export function readRoster(rows: readonly Row[], plan: Plan): Roster {
  const read: RosterRow[] = [];
  const problems = new Map<string, Reason[]>();
  const anybody: Reason[] = [];
  for (const row of rows) {
    const payee = row.cell('payee');
    if (!payee.ok || typeof payee.value !== 'string') {
      anybody.push(...(payee.ok ? [notReadable(row, 'payee')] : payee.reasons));
      continue;
    }
    const line = rosterRow(row, payee.value, plan);
    if ('days' in line) read.push(line);
    else problems.set(payee.value, [...(problems.get(payee.value) ?? []), ...line.reasons]);
  }
  return new Roster(assignmentsOf(read), sorted(problems), distinctReasons(anybody));
}

function rosterRow(row: Row, payee: string, plan: Plan): RosterRow | { readonly reasons: readonly Reason[] } {
  const reasons: Reason[] = [...row.problems];
  const role = textCell(row, 'role', reasons);
  const team = textCell(row, 'team', reasons) ?? roleTeam(plan, role);
  const first = dateCell(row, 'start', reasons);
  const last = dateCell(row, 'end', reasons) ?? OPEN_END;
  const rows = [row.ref];
  if (role !== undefined && !Object.hasOwn(plan.roles, role)) {
    reasons.push(
      reason('unknown-role', `${payee} has the role "${role}", which the plan does not have`, { rows }),
    );
  }
  if (team !== undefined && !Object.hasOwn(plan.teams, team)) {
    reasons.push(
      reason('unknown-team', `${payee} is in the team "${team}", which the plan does not have`, { rows }),
    );
  }
  if (first !== undefined && last < first) {
    const message = `${payee} ends on ${formatDate(last)}, before the start on ${formatDate(first)}`;
    reasons.push(reason('ends-before-start', message, { rows }));
  }
  if (reasons.length > 0) return { reasons };
  if (role === undefined || first === undefined) {
    return { reasons: [notReadable(row, role === undefined ? 'role' : 'start')] };
  }
  const managerProblems: Reason[] = [];
  const manager = textCell(row, 'manager', managerProblems);
  const subject: PayeeSubject = { kind: 'payee', payee, role, ...(team === undefined ? {} : { team }) };
  return { row, subject, days: { first, last }, manager, managerProblems };
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

function textCell(row: Row, column: string, reasons: Reason[]): string | undefined {
  const cell = row.cell(column);
  if (!cell.ok) reasons.push(...cell.reasons);
  return cell.ok && typeof cell.value === 'string' ? cell.value : undefined;
}

function dateCell(row: Row, column: string, reasons: Reason[]): number | undefined {
  const cell = row.cell(column);
  if (!cell.ok) reasons.push(...cell.reasons);
  return cell.ok && isDateCell(cell.value) ? cell.value.date : undefined;
}

function roleTeam(plan: Plan, role: string | undefined): string | undefined {
  return role !== undefined && Object.hasOwn(plan.roles, role) ? plan.roles[role]?.team : undefined;
}

function notReadable(row: Row, column: string): Reason {
  return reason('missing-value', `a roster row has no ${column}`, { rows: [row.ref] });
}

function sorted(problems: ReadonlyMap<string, readonly Reason[]>): ReadonlyMap<string, readonly Reason[]> {
  const entries = [...problems].map(([payee, reasons]) => [payee, distinctReasons(reasons)] as const);
  return new Map(entries.sort(([a], [b]) => byText(a, b)));
}
