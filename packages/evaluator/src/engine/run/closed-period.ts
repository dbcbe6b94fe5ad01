import { formatMoney, formatRational, sum } from '../../numbers/index.ts';
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
  // The rate of a payment is the one that was kept, whatever its table says today.
  const posted = Map.groupBy(
    ledger.filter(({ postedIn, kind }) => postedIn === periodKey && kind !== 'payment'),
    postingKey,
  );
  const corrections = Map.groupBy(
    ledger.filter((posting) => correctedBy(posting) === periodKey),
    postingKey,
  );
  const fresh: DraftPosting[] = [];
  const differing = new Map<string, Reason>();
  for (const [key, draft] of drafts) {
    const before = posted.get(key);
    const later = corrections.get(key) ?? [];
    if (before === undefined && later.length === 0) fresh.push(...draft);
    else {
      const now = draft.filter(({ kind }) => kind !== 'payment');
      if (!isSame(before ?? [], later, now)) differing.set(key, closed(before ?? [], now));
    }
  }
  const gone = [...posted]
    .filter(
      ([key, before]) =>
        // Who was posted with nothing has nothing that a run without them would take back.
        !drafts.has(key) && lineTotals([...before, ...(corrections.get(key) ?? [])]) !== lineTotals([]),
    )
    .flatMap(([, before]) => goneError(before));
  return { fresh, differing, gone: gone.sort((a, b) => byText(a.payee ?? '', b.payee ?? '')) };
}

/** How a cause of an adjustment begins that says which closed period it corrects. */
export const CORRECTS = 'corrects/';

/** The closed period that an adjustment corrects; undefined for other postings. */
export function correctedBy({ kind, causes }: Pick<Posting, 'kind' | 'causes'>): string | undefined {
  if (kind !== 'adjustment') return undefined;
  return causes.find((cause) => cause.startsWith(CORRECTS))?.slice(CORRECTS.length);
}

/** The statement that a posting belongs to. */
export function postingKey({ payee, component, causes }: DraftPosting): string {
  const [, role = ''] = component.split('/');
  const team = causes.find((cause) => cause.startsWith('team/'))?.slice('team/'.length);
  return statementKey({ payee, role, ...(team === undefined ? {} : { team }) });
}

/** Whether what was posted then, or then and since as adjustments, is what the period comes to now. */
function isSame(
  before: readonly DraftPosting[],
  later: readonly DraftPosting[],
  draft: readonly DraftPosting[],
): boolean {
  if (contents(before) === contents(draft)) return true;
  return later.length > 0 && lineTotals([...before, ...later]) === lineTotals(draft);
}

/** What each component comes to for each period that it was earned in; lines of nothing are left out. */
function lineTotals(postings: readonly DraftPosting[]): string {
  const lines = Map.groupBy(postings, ({ component, earnedIn }) => JSON.stringify([component, earnedIn]));
  const totals = [...lines].map(([line, of]) => [
    line,
    formatRational(sum(of.map(({ amount }) => exactOf(amount)))),
  ]);
  return JSON.stringify(totals.filter(([, amount]) => amount !== '0').sort());
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
    'not rewritten: the difference is posted as an adjustment when a later period of the year is closed';
  return reason('period-already-closed', message);
}

function goneError(before: readonly Posting[]): readonly RunError[] {
  const [first] = before;
  if (first === undefined) return [];
  const [, role = ''] = first.component.split('/');
  const message =
    `the period was closed with ${total(before)} for this payee, who is not paid by this run; closed periods are not ` +
    'rewritten';
  return [{ payee: first.payee, role, code: 'period-already-closed', message, rows: [] }];
}

function total(postings: readonly DraftPosting[]): string {
  const currency = postings[0]?.currency ?? 'USD';
  return formatMoney(sum(postings.map(({ amount }) => exactOf(amount))), currency, {
    planCurrency: currency,
  });
}
