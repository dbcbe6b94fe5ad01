import type { Plan } from '../../format/types/index.ts';
import {
  formatRational,
  isZero,
  neg,
  parseRational,
  type Rational,
  sign,
  sub,
  sum,
  ZERO,
} from '../../numbers/index.ts';
import { findComponent } from '../evaluate/components.ts';
import type { Posting, PostingKind } from '../ledger/posting.ts';
import type { BalanceLine, NamedPeriod, Statement } from '../result.ts';
import { clawbackPostings } from './clawback-lines.ts';

/** A posting before it has a run and a place in it. */
export type DraftPosting = Omit<Posting, 'run' | 'seq'>;

/**
 * What a paid statement posts: for each component and measurement period its payout (a zero too, so that the ledger
 * shows who was paid and who was held), what the rules of the role's total change, and the rounding of the payment.
 * Where nothing falls due and no balance moves, a zero on the total says the same. Statements that are not paid post
 * nothing.
 */
export function statementPostings(
  statement: Statement,
  plan: Plan,
  evaluator: string,
  period: NamedPeriod,
): readonly DraftPosting[] {
  const { payee, role, team, total, paid } = statement;
  if (statement.status !== 'paid' || total === undefined || paid === undefined) return [];
  const teamCause = team === undefined ? [] : [`team/${team}`];
  const draft = (component: string, earnedIn: string, kind: PostingKind, amount: Rational): DraftPosting => ({
    payee,
    component,
    earnedIn,
    postedIn: period.key,
    kind,
    amount: formatRational(amount),
    currency: plan.currency,
    evaluator,
    causes: [...teamCause, cause(component, plan)].sort(),
  });
  const adjustments = statement.adjustments ?? [];
  const corrections = adjustments.map((one): DraftPosting => {
    const posting = draft(one.component, one.earnedIn.key, 'adjustment', exactOf(one.amount.value));
    return { ...posting, evaluator: one.evaluator, causes: one.causes };
  });
  const payment = paymentPosting(statement, draft(`role/${role}/payment`, period.key, 'payment', ZERO));
  if (statement.notes.some(({ code }) => code === 'forfeited')) {
    return [draft(`role/${role}/total`, period.key, 'earning', ZERO), ...corrections, ...payment];
  }
  const payouts = statement.components.map(({ component, measurementPeriod, payout, clawedBack = [] }) => {
    const taken = clawbackPostings(clawedBack, plan);
    const all = exactOf(payout?.value);
    const amount = sub(all, sum(taken.map((one) => one.amount)));
    const kind = sign(amount) < 0 && findComponent(plan, component)?.toDate ? 'true-up' : 'earning';
    const earned = draft(component, measurementPeriod.key, kind, amount);
    const back = taken.map((one) => {
      const posting = draft(component, one.earnedIn, 'clawback', one.amount);
      return { ...posting, causes: [...posting.causes, ...one.causes].sort() };
    });
    return { amount: all, postings: [earned, ...back] };
  });
  const byTotal = sub(exactOf(total.value), sum(payouts.map(({ amount }) => amount)));
  const balances = (statement.balances ?? []).flatMap(moved);
  const due = sum([exactOf(total.value), ...balances.map(({ amount }) => amount)]);
  const corrected = sum(adjustments.map(({ amount }) => exactOf(amount.value)));
  const rounding = sub(sub(exactOf(paid.value), corrected), due);
  const isIdle = payouts.length === 0 && balances.length === 0 && statement.balances !== undefined;
  return [
    ...payouts.flatMap(({ postings }) => postings),
    ...(isZero(byTotal) && !isIdle ? [] : [draft(`role/${role}/total`, period.key, 'earning', byTotal)]),
    ...balances.map(({ id, kind, amount }) => draft(`role/${role}/${id}`, period.key, kind, amount)),
    ...(isZero(rounding) ? [] : [draft(`role/${role}/paid`, period.key, 'rounding', rounding)]),
    ...corrections,
    ...payment,
  ];
}

/**
 * What is paid out in the payee's own currency, with the rates and their days among its causes. It says again, in another
 * currency, what the other postings of the statement come to.
 */
function paymentPosting({ payment }: Statement, draft: DraftPosting): readonly DraftPosting[] {
  if (payment === undefined) return [];
  const { amount, rates } = payment;
  const read = rates.map(({ table, currency, rate, on, begins }) => {
    const days = on === undefined ? '' : `on ${on}/from ${begins}/`;
    return `rate/${table}/${currency}/${days}${rate.value} ${rate.unit}`;
  });
  return [
    { ...draft, amount: amount.value, currency: amount.unit, causes: [...draft.causes, ...read].sort() },
  ];
}

/**
 * The money that a balance moves: what is paid on top and what is recovered by deduction, or what is held back and what is
 * released. What is forgiven moves none.
 */
function moved({ balance, kind, out, back }: BalanceLine): {
  id: string;
  kind: PostingKind;
  amount: Rational;
}[] {
  const id = balance.replaceAll(' ', '-');
  const [gone, came] = [exactOf(out?.value), exactOf(back?.value)];
  const lines: { id: string; kind: PostingKind; amount: Rational }[] =
    kind === 'held back'
      ? [
          { id, kind: 'hold', amount: neg(gone) },
          { id, kind: 'release', amount: came },
        ]
      : [
          { id, kind: 'draw', amount: gone },
          { id, kind: 'recovery', amount: neg(came) },
        ];
  return lines.filter(({ amount }) => !isZero(amount));
}

/** The value that a posting follows from: a component's payout, or the role's total or payment itself. */
function cause(id: string, plan: Plan): string {
  return findComponent(plan, id)?.stages.payout ?? id;
}

/** Reads an exact text of a result or a posting; both were written canonically. */
export function exactOf(text: string | undefined): Rational {
  const parsed = parseRational(text ?? '0');
  if (!parsed.ok) throw new TypeError(parsed.message);
  return parsed.value;
}
