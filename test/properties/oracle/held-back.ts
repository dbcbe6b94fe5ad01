import type { Hold, Instalments, Part } from '../plan/held-back.ts';
import type { Deal, RandomPlan } from '../plan/model.ts';
import type { Span, Year } from './calendar.ts';
import type { Assignment } from './credit.ts';
import {
  added,
  type Fraction,
  greater,
  less,
  NOTHING,
  ONE,
  of,
  over,
  plus,
  rounded,
  times,
} from './fraction.ts';

/** What is held back in a payment, released, forfeited, and still held back after it. */
export interface HeldLine {
  readonly out: Fraction;
  readonly back: Fraction;
  readonly forgiven: Fraction;
  readonly closing: Fraction;
}

/** What a component pays out for a measurement period, and what its deals are worth. */
export interface Booked {
  readonly period: Span;
  readonly payout: Fraction;
  readonly deals: readonly { readonly deal: Deal; readonly worth: Fraction }[];
}

interface Course {
  readonly plan: RandomPlan;
  readonly year: Year;
  readonly assignment: Assignment;
  readonly payments: readonly Span[];
}

/** A number that is divided by zero: the payee waits. */
export const UNKNOWN = Symbol('unknown');

/**
 * The instalments of what was booked, payment by payment, by docs/language/instalments.md; and what each payment pays of
 * it, on booking and later.
 */
export function instalmentLines(
  { parts, exit, yearEnd }: Instalments,
  booked: readonly Booked[],
  course: Course,
): { readonly lines: readonly HeldLine[]; readonly paid: readonly Fraction[] } | typeof UNKNOWN {
  const { payments } = course;
  const last = payments.length - 1;
  const shares = sharesOf(parts);
  const all = booked.map((one) => ({
    ...one,
    at: payments.findIndex(({ from, to }) => from <= one.period.to && one.period.to <= to),
    amounts: divided(
      one.payout,
      shares.map(({ share }) => share),
      course.plan,
    ),
  }));
  const lines: HeldLine[] = [];
  const paid: Fraction[] = [];
  let [before, closing] = [NOTHING, NOTHING];
  for (const [now, payment] of payments.entries()) {
    const due = all.filter(({ at }) => at <= now);
    let sum = NOTHING;
    let onBooking = NOTHING;
    for (const one of due) {
      for (const [index, { when }] of shares.entries()) {
        const amount = one.amounts[index] ?? NOTHING;
        const part = when.kind === 'on booking' ? ONE : partPaid(when, one, now, payment, course);
        if (part === UNKNOWN) return UNKNOWN;
        // What is collected is rounded by itself; everything else is paid whole or not at all.
        sum = plus(sum, part === ONE ? amount : roundedIn(course.plan, times(amount, part)));
        if (when.kind === 'on booking' && one.at === now) onBooking = plus(onBooking, amount);
      }
    }
    const whole = added(due.map(({ payout }) => payout));
    const out = less(added(due.filter(({ at }) => at === now).map(({ payout }) => payout)), onBooking);
    const leaves = isLast(course, now);
    const gone = hasLeft(course, now);
    const paysAll = (gone && exit === 'paid') || (now === last && yearEnd === 'paid');
    const losesAll = (gone && exit === 'forfeited') || (now === last && yearEnd === 'forfeited');
    const wasLost = gone && !leaves && exit === 'forfeited';
    // What is booked after somebody has left is lost but for its part on booking.
    const paidNow = wasLost ? plus(before, onBooking) : paysAll ? whole : sum;
    const back = less(less(paidNow, before), onBooking);
    const left = less(plus(closing, out), back);
    const forgiven = losesAll && !paysAll ? left : NOTHING;
    closing = less(left, forgiven);
    before = paidNow;
    lines.push({ out, back, forgiven, closing });
    paid.push(plus(back, onBooking));
  }
  return { lines, paid };
}

function sharesOf(parts: Instalments['parts']): readonly { share: Fraction; when: Part['when'] }[] {
  if ('length' in parts) return parts.map(({ percent, when }) => ({ share: of(percent, 100), when }));
  return Array.from({ length: parts.equal }, (_, index) => ({
    share: of(1, parts.equal),
    when: index === 0 ? { kind: 'on booking' } : { kind: 'later', payments: index * parts.apart },
  }));
}

/** Each part rounded as the plan rounds components, the last one what the others leave. */
function divided(amount: Fraction, shares: readonly Fraction[], plan: RandomPlan): readonly Fraction[] {
  const parts = shares.slice(0, -1).map((share) => roundedIn(plan, times(amount, share)));
  return [...parts, less(amount, added(parts))];
}

function roundedIn({ rounding: { mode, unit, point } }: RandomPlan, amount: Fraction): Fraction {
  return point === 'each payment' ? amount : rounded(amount, mode, unit === '1' ? of(1) : of(1, 100));
}

/** How much of a part is paid by the end of a payment: all, nothing, or what is collected of it. */
function partPaid(
  when: Part['when'],
  { at, deals, payout }: Booked & { at: number },
  now: number,
  payment: Span,
  { year, payments }: Course,
): Fraction | typeof UNKNOWN {
  if (when.kind === 'on booking') return ONE;
  if (when.kind === 'later') return at + when.payments <= now ? ONE : NOTHING;
  if (when.kind === 'at year end') return now === payments.length - 1 ? ONE : NOTHING;
  const isCollected = ({ collected }: Deal) => {
    if (collected === undefined) return false;
    if (when.kind === 'when collected') return collected <= payment.to;
    const day = when.unit === 'days' ? collected + when.count : year.monthsLater(collected, when.count);
    return day <= payment.to;
  };
  const done = deals.filter(({ deal }) => isCollected(deal));
  if (payout.n === 0n || done.length === deals.length) return ONE;
  if (done.length === 0) return NOTHING;
  const whole = added(deals.map(({ worth }) => worth));
  return whole.n === 0n ? UNKNOWN : over(added(done.map(({ worth }) => worth)), whole);
}

/** Whether the last day of an assignment is behind a payment's end, or in it. */
function hasLeft({ assignment, payments }: Course, now: number): boolean {
  return (assignment.stretches.at(-1)?.to ?? 0) <= (payments[now]?.to ?? 0);
}

function isLast(course: Course, now: number): boolean {
  return hasLeft(course, now) && (now === 0 || !hasLeft(course, now - 1));
}

/** A part of what each payment pays that is held back, by docs/language/held-back.md. */
export function holdLines(
  { percent, until, exit, yearEnd }: Hold,
  paid: readonly Fraction[],
  salesToDate: (payment: Span) => Fraction,
  course: Course,
): readonly HeldLine[] {
  const { plan, payments } = course;
  const lines: HeldLine[] = [];
  let closing = NOTHING;
  for (const [now, payment] of payments.entries()) {
    const pay = greater(NOTHING, paid[now] ?? NOTHING);
    const part = roundedIn(plan, times(of(percent, 100), pay));
    const released =
      until.kind === 'day'
        ? until.day <= payment.to
        : until.kind === 'sales to date' && !isBelow(salesToDate(payment), of(until.atLeast));
    const out = released ? NOTHING : part;
    const left = hasLeft(course, now);
    const ends = now === payments.length - 1;
    const all = (left && exit === 'paid') || (ends && yearEnd === 'paid');
    const usual =
      until.kind === 'payments' ? (lines[now - until.count]?.out ?? NOTHING) : released ? closing : NOTHING;
    const wasLost = left && !isLast(course, now) && exit === 'forfeited';
    const back = all ? plus(closing, out) : wasLost ? NOTHING : usual;
    const rest = less(plus(closing, out), back);
    const loses = (left && exit === 'forfeited') || (ends && yearEnd === 'forfeited');
    const forgiven = loses && !all ? rest : NOTHING;
    closing = less(rest, forgiven);
    lines.push({ out, back, forgiven, closing });
  }
  return lines;
}

const isBelow = (a: Fraction, b: Fraction) => a.n * b.d < b.n * a.d;
