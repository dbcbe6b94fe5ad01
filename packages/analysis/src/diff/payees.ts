import type { PayStatus, RunResult, Statement } from '@ontarget/evaluator/engine';
import { add, parseRational, type Rational, sign, sub, ZERO } from '@ontarget/evaluator/numbers';

/** What one payee is paid by two plans, over the periods that both were run for; money in the plan's currency. */
export interface PayeeMove {
  readonly payee: string;
  /** The role that they have last, by the later plan's name. */
  readonly role: string;
  readonly before: Rational;
  readonly after: Rational;
  readonly move: Rational;
}

/** Somebody whom one of the plans does not pay in full, so that nothing can be compared. */
export interface Unpaid {
  readonly payee: string;
  readonly role: string;
  readonly before: PayStatus;
  readonly after: PayStatus;
}

/** What two plans pay on the same data. */
export interface PayeeMoves {
  /** Labels of the periods, in order. */
  readonly periods: readonly string[];
  /** Who is paid in full by both, by payee. Somebody whom one of the plans does not have is paid nothing by it. */
  readonly moves: readonly PayeeMove[];
  /** Who is held or in error by either, by payee. */
  readonly unpaid: readonly Unpaid[];
}

/**
 * Compares, payee by payee, what runs of two plans pay: the sums over the runs, exact, after rounding.
 *
 * @param before the runs of the earlier plan, one a period
 * @param after those of the later one for the same periods
 */
export function payeeMoves(before: readonly RunResult[], after: readonly RunResult[]): PayeeMoves {
  const [was, is] = [paidBy(before), paidBy(after)];
  const moves: PayeeMove[] = [];
  const unpaid: Unpaid[] = [];
  for (const payee of [...new Set([...was.keys(), ...is.keys()])].sort(byCode)) {
    const [old, now] = [was.get(payee) ?? NOTHING, is.get(payee) ?? NOTHING];
    const role = now.role || old.role;
    if (old.status !== 'paid' || now.status !== 'paid')
      unpaid.push({ payee, role, before: old.status, after: now.status });
    else moves.push({ payee, role, before: old.paid, after: now.paid, move: sub(now.paid, old.paid) });
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

/** Each payee's pay over all the runs; somebody who changed roles has one for both. */
function paidBy(results: readonly RunResult[]): Map<string, Paid> {
  const found = new Map<string, Paid>();
  for (const statement of results.flatMap(({ statements }) => statements)) {
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
