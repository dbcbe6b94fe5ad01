import type { PayStatus, RunResult, Statement } from '@ontarget/evaluator/engine';
import { add, parseRational, type Rational, sign, sub, sum, ZERO } from '@ontarget/evaluator/numbers';

/** What one payee is paid by two plans, over the periods in which both pay them in full; money in the plan's currency. */
export interface PayeeMove {
  readonly payee: string;
  /** The role that they have last, by the later plan's name. */
  readonly role: string;
  readonly before: Rational;
  readonly after: Rational;
  readonly move: Rational;
}

/** Somebody whom one of the plans does not pay in full in some period, which is then no part of what is compared. */
export interface Unpaid {
  readonly payee: string;
  readonly role: string;
  /** How many periods that is; all of them where the payee has no move. */
  readonly periods: number;
  /** The worst that either plan says of them in these periods. */
  readonly before: PayStatus;
  readonly after: PayStatus;
}

/** What two plans pay on the same data. */
export interface PayeeMoves {
  /** Labels of the periods, in order. */
  readonly periods: readonly string[];
  /** Who is paid in full by both in some period, by payee. Somebody whom one of the plans does not have is paid nothing by it. */
  readonly moves: readonly PayeeMove[];
  /** Who is held or in error by either in some period, by payee. */
  readonly unpaid: readonly Unpaid[];
}

/**
 * Compares, payee by payee, what runs of two plans pay: the sums over the runs, exact, after rounding. A result that waits in one
 * period keeps no other period from being compared.
 *
 * @param before the runs of the earlier plan, one a period
 * @param after those of the later one for the same periods
 */
export function payeeMoves(before: readonly RunResult[], after: readonly RunResult[]): PayeeMoves {
  const [was, is] = [before.map(paidBy), after.map(paidBy)];
  const names = new Set([...was, ...is].flatMap((paid) => [...paid.keys()]));
  const moves: PayeeMove[] = [];
  const unpaid: Unpaid[] = [];
  for (const payee of [...names].sort(byCode)) {
    const all = is.map((paid, index) => ({
      old: was[index]?.get(payee) ?? NOTHING,
      now: paid.get(payee) ?? NOTHING,
    }));
    const role = all.reduce((last, { old, now }) => now.role || last || old.role, '');
    const full = all.filter(({ old, now }) => old.status === 'paid' && now.status === 'paid');
    const open = all.filter((one) => !full.includes(one));
    if (full.length > 0) {
      const [old, now] = [sum(full.map((one) => one.old.paid)), sum(full.map((one) => one.now.paid))];
      moves.push({ payee, role, before: old, after: now, move: sub(now, old) });
    }
    if (open.length > 0) {
      const [old, now] = [open.map((one) => one.old.status), open.map((one) => one.now.status)];
      unpaid.push({ payee, role, periods: open.length, before: old.reduce(worse), after: now.reduce(worse) });
    }
  }
  return { periods: after.map(({ period }) => period.label), moves, unpaid };
}

/** Moves from the largest to the smallest, whichever way; who is paid the same is left out. */
export function largestMoves(moves: readonly PayeeMove[]): readonly PayeeMove[] {
  const size = ({ move }: PayeeMove) => (sign(move) < 0 ? sub(ZERO, move) : move);
  return moves
    .filter(({ move }) => sign(move) !== 0)
    .sort((a, b) => sign(sub(size(b), size(a))) || byCode(a.payee, b.payee));
}

interface Paid {
  readonly role: string;
  readonly status: PayStatus;
  readonly paid: Rational;
}

const NOTHING: Paid = { role: '', status: 'paid', paid: ZERO };

/** Each payee's pay in a run; somebody who changed roles has one for both. */
function paidBy({ statements }: RunResult): ReadonlyMap<string, Paid> {
  const found = new Map<string, Paid>();
  for (const statement of statements) {
    const so = found.get(statement.payee) ?? NOTHING;
    found.set(statement.payee, {
      role: statement.role,
      status: worse(so.status, statement.status),
      paid: add(so.paid, amountOf(statement)),
    });
  }
  return found;
}

function worse(a: PayStatus, b: PayStatus): PayStatus {
  return [a, b].find((one) => one === 'error') ?? [a, b].find((one) => one === 'held') ?? 'paid';
}

function amountOf({ paid }: Statement): Rational {
  if (paid === undefined) return ZERO;
  const parsed = parseRational(paid.value);
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.value;
}

/** One order on every machine: names are compared by their code units, not by a locale. */
function byCode(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
