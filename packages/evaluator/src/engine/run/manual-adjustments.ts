import { isZero, type Rational, sub, sum } from '../../numbers/index.ts';
import { cellText, isRational } from '../cells.ts';
import type { Row } from '../data/row.ts';
import type { Engine } from '../evaluate/engine.ts';
import type { RunInput } from '../input.ts';
import { byText, firstDifference } from '../order.ts';
import { own } from '../own.ts';
import { quantity } from '../quantities.ts';
import { compareRows, mergeReasons, type RowRef, reason } from '../reasons.ts';
import type { Adjustment, RunError } from '../result.ts';
import { periodsOfYear } from '../windows.ts';
import { statementKey } from './closed-period.ts';
import { exactOf } from './postings.ts';
import type { VersionInForce } from './version.ts';

/** How a cause of an adjustment begins that was entered by hand. */
export const BY_HAND = 'adjustment/';

/** A row of the table `adjustments`. */
interface ByHand {
  readonly id: string;
  readonly payee: string;
  readonly role: string;
  /** The key and label of the payment period that it belongs to. */
  readonly period: { readonly key: string; readonly label: string };
  readonly amount: Rational;
  readonly reason: string;
}

/**
 * What the table `adjustments` asks for in the period at hand: each row of that period, and what rows of closed periods
 * come to beside what was posted of them, because they came late or were changed since. Without that table, nothing.
 */
export function manualAdjustments(
  { ledger }: RunInput,
  engine: Engine,
  { window, evaluator }: VersionInForce,
  only?: string,
): {
  readonly adjustments: readonly (readonly [string, Adjustment])[];
  readonly errors: readonly RunError[];
} {
  if (own(engine.plan.tables, 'adjustments') === undefined) return { adjustments: [], errors: [] };
  const until = engine.year.key(window);
  const closed = new Set(ledger.map(({ postedIn }) => postedIn).filter((key) => key < until));
  const errors: RunError[] = [];
  const adjustments: (readonly [string, Adjustment])[] = [];
  for (const row of engine.rows('adjustments')) {
    const read = readRow(row, engine);
    if ('code' in read) {
      errors.push(read);
      continue;
    }
    const { id, payee, period } = read;
    if ((only !== undefined && only !== payee) || (period.key !== until && !closed.has(period.key))) continue;
    const cause = `${BY_HAND}${id}`;
    const before = ledger.filter(
      (posting) => posting.payee === payee && posting.postedIn < until && posting.causes.includes(cause),
    );
    const posted = sum(before.map(({ amount }) => exactOf(amount)));
    if (isZero(sub(read.amount, posted))) continue;
    const team = teamOf(read, engine);
    const key = statementKey({ payee, role: read.role, ...(team === undefined ? {} : { team }) });
    adjustments.push([key, lineOf(read, team, posted, engine.plan.currency, evaluator.digest)]);
  }
  return {
    adjustments: adjustments.sort(([, a], [, b]) =>
      firstDifference(byText(a.earnedIn.key, b.earnedIn.key), byText(a.causes.join(), b.causes.join())),
    ),
    errors,
  };
}

function readRow(row: Row, engine: Engine): ByHand | RunError {
  const cells = ['id', 'payee', 'role', 'period', 'amount', 'reason'].map((name) => row.cell(name));
  const unread = mergeReasons([row.problems, ...cells.map((cell) => (cell.ok ? [] : cell.reasons))]);
  const [first] = unread;
  if (first !== undefined) return problem(`it cannot be read: ${first.message}`, row.ref);
  const [id = '', payee = '', role = '', period = '', , why = ''] = cells.map((cell) =>
    cell.ok ? cellText(cell.value) : undefined,
  );
  const amount = cells[4]?.ok ? cells[4].value : null;
  const window = engine.year.resolve(period);
  const isPaid = periodsOfYear(engine.plan.paid).some(
    ({ from, to }) => window !== undefined && from === window.from && to === window.to,
  );
  if (!engine.roster.assignments.some(({ subject }) => subject.payee === payee && subject.role === role))
    return problem(`${payee} is not in the role "${role}" in the roster`, row.ref);
  if (window === undefined || !isPaid) return problem(`"${period}" is no period that is paid`, row.ref);
  if (amount === null || !isRational(amount)) return problem('it has no amount', row.ref);
  if (why === '') return problem('it gives no reason', row.ref);
  const named = { key: engine.year.key(window), label: engine.year.label(window) };
  return { id, payee, role, period: named, amount, reason: why };
}

function problem(why: string, ref: RowRef): RunError {
  const { code, message, rows } = reason('unmatched-adjustment', `an adjustment cannot be posted: ${why}`, {
    rows: [ref],
  });
  return { code, message, rows: [...rows].sort(compareRows) };
}

/** The team of the payee's statement in the role; of several the first by name. */
function teamOf({ payee, role }: ByHand, { roster }: Engine): string | undefined {
  const [first] = roster.assignments
    .map(({ subject }) => subject)
    .filter((subject) => subject.payee === payee && subject.role === role)
    .sort((a, b) => byText(a.team ?? '', b.team ?? ''));
  return first?.team;
}

function lineOf(
  { id, role, period, amount, reason: why }: ByHand,
  team: string | undefined,
  posted: Rational,
  currency: string,
  evaluator: string,
): Adjustment {
  const component = `role/${role}/total`;
  const causes = [`${BY_HAND}${id}`, `reason/${why}`, component];
  return {
    component,
    title: `Adjustment ${id}`,
    earnedIn: period,
    corrects: period,
    posted: quantity(posted, currency),
    today: quantity(amount, currency),
    amount: quantity(sub(amount, posted), currency),
    evaluator,
    causes: [...causes, ...(team === undefined ? [] : [`team/${team}`])].sort(),
    because: why,
  };
}
