import { formatDate, overlap, type Period } from '../../numbers/index.ts';
import type { Engine } from '../evaluate/engine.ts';
import { OPEN_END, type RosterRow } from '../roster/roster.ts';
import type { PayeeSubject } from '../subject.ts';
import type { Window } from '../windows.ts';

/** The part of some days that a roster row covers, in words; undefined where it covers all of them. */
export function partInWords(row: RosterRow, days: Period): string | undefined {
  const part = overlap(row.days, days);
  if (part === undefined || (part.first === days.first && part.last === days.last)) return undefined;
  if (part.last === days.last) return `from ${formatDate(part.first)}`;
  if (part.first === days.first) return `until ${formatDate(part.last)}`;
  return `${formatDate(part.first)} to ${formatDate(part.last)}`;
}

/**
 * Where a payee was who was not in this role and team for all of a payment period: a line that names each stay in it, so
 * that a part of a month, or a second statement, surprises nobody. Nothing for who was there throughout.
 */
export function stayNotes(subject: PayeeSubject, window: Window, { roster, year }: Engine): string[] {
  const days = year.days(window);
  const own = roster.assignment(subject)?.rowsIn(days) ?? [];
  const isThroughout = covers(own, days);
  const stays = roster
    .rowsOf(subject.payee)
    .filter((row) => overlap(row.days, days) !== undefined)
    .toSorted((a, b) => a.days.first - b.days.first);
  if (isThroughout || stays.length === 0) return [];
  const merged: Stay[] = [];
  for (const row of stays) {
    const last = merged.at(-1);
    const name = nameOf(row.subject);
    const goesOn = last?.name === name && last.days.last + 1 === row.days.first;
    if (goesOn) merged.pop();
    merged.push({ name, days: { first: goesOn ? last.days.first : row.days.first, last: row.days.last } });
  }
  const others = merged.some(({ name }) => name !== nameOf(subject));
  const told = `In this period: ${merged.map((stay) => stayWords(stay, days)).join('; ')}.`;
  const why = others ? ' Each role and team has a statement of its own, by its own days.' : '';
  return [`${told}${why}`];
}

interface Stay {
  readonly name: string;
  readonly days: Period;
}

function stayWords({ name, days: stay }: Stay, days: Period): string {
  const begins = stay.first > days.first ? ` from ${formatDate(stay.first)}` : '';
  const ends = stay.last < days.last && stay.last !== OPEN_END ? ` until ${formatDate(stay.last)}` : '';
  return `${name}${begins}${ends}`;
}

function nameOf({ role, team }: PayeeSubject): string {
  return team === undefined ? role : `${role} in ${team}`;
}

function covers(rows: readonly RosterRow[], days: Period): boolean {
  let next = days.first;
  for (const row of rows.toSorted((a, b) => a.days.first - b.days.first)) {
    if (row.days.first > next) return false;
    next = Math.max(next, row.days.last + 1);
  }
  return next > days.last;
}
