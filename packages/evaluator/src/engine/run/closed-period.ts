import { formatMoney, sum } from '../../numbers/index.ts';
import type { Posting } from '../ledger/posting.ts';
import { byText } from '../order.ts';
import { type Reason, reason } from '../reasons.ts';
import type { RunError, Statement } from '../result.ts';
import { type DraftPosting, exactOf } from './postings.ts';

/** Drafts of a run beside what the ledger already holds for the same payment period. */
export interface AgainstLedger {
  /** What is not in the ledger yet. */
  readonly fresh: readonly DraftPosting[];
  /** Statements whose posted amounts differ, by `statementKey`. */
  readonly differing: ReadonlyMap<string, Reason>;
  /** Payees with postings of the period and no statement any more. */
  readonly gone: readonly RunError[];
}

/** Payee, role and team: what the ledger tells apart. */
export function statementKey({ payee, role, team }: Pick<Statement, 'payee' | 'role' | 'team'>): string {
  return JSON.stringify([payee, role, team ?? '']);
}

/**
 * Compares a run with the ledger, statement by statement. What was posted with the same amounts is not posted again;
 * what was not posted (somebody was held when the period was closed) is posted now; where amounts differ nothing is
 * posted and the reason is `period-already-closed`.
 */
export function againstLedger(
  drafts: ReadonlyMap<string, readonly DraftPosting[]>,
  ledger: readonly Posting[],
  periodKey: string,
): AgainstLedger {
  const posted = Map.groupBy(
    ledger.filter(({ postedIn }) => postedIn === periodKey),
    postingKey,
  );
  const fresh: DraftPosting[] = [];
  const differing = new Map<string, Reason>();
  for (const [key, draft] of drafts) {
    const before = posted.get(key);
    if (before === undefined) fresh.push(...draft);
    else if (contents(before) !== contents(draft)) differing.set(key, closed(before, draft));
  }
  const gone = [...posted].filter(([key]) => !drafts.has(key)).flatMap(([, before]) => goneError(before));
  return { fresh, differing, gone: gone.sort((a, b) => byText(a.payee ?? '', b.payee ?? '')) };
}

function postingKey({ payee, component, causes }: DraftPosting): string {
  const [, role = ''] = component.split('/');
  const team = causes.find((cause) => cause.startsWith('team/'))?.slice('team/'.length);
  return statementKey({ payee, role, ...(team === undefined ? {} : { team }) });
}

function contents(postings: readonly DraftPosting[]): string {
  return JSON.stringify(
    postings
      .map(({ component, earnedIn, kind, amount, currency }) => [component, earnedIn, kind, amount, currency])
      .sort(),
  );
}

function closed(before: readonly DraftPosting[], now: readonly DraftPosting[]): Reason {
  const message =
    `the period was closed with ${total(before)} for this payee and now comes to ${total(now)}; closed periods are ` +
    'not rewritten, and posting the difference as an adjustment is not supported yet';
  return reason('period-already-closed', message);
}

function goneError(before: readonly Posting[]): readonly RunError[] {
  const [first] = before;
  if (first === undefined) return [];
  const [, role = ''] = first.component.split('/');
  const message =
    `the period was closed with ${total(before)} for this payee, who is not paid by this run; closed periods are not ` +
    'rewritten, and posting the difference as an adjustment is not supported yet';
  return [{ payee: first.payee, role, code: 'period-already-closed', message, rows: [] }];
}

function total(postings: readonly DraftPosting[]): string {
  const currency = postings[0]?.currency ?? 'USD';
  return formatMoney(sum(postings.map(({ amount }) => exactOf(amount))), currency, {
    planCurrency: currency,
  });
}
