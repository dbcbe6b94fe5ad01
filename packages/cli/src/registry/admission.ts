import type { Posting } from '@ontarget/evaluator/engine';
import { dayAfter, inForce, versionOn } from '@ontarget/evaluator/engine';
import type { Digest } from '@ontarget/evaluator/format';
import { Refusal } from './refusal.ts';

/** A version as far as publishing beside it goes. */
export interface Entry {
  readonly from: string;
  /** The digest of its meaning. */
  readonly digest: string;
}

/** A period whose pay was posted, and the evaluators that it was worked out by. */
export interface ClosedPeriod {
  readonly first: string;
  readonly last: string;
  readonly evaluators: ReadonlySet<string>;
}

/** What is closed: periods of a ledger, or everything up to a day that somebody says. */
export interface Closed {
  readonly periods: readonly ClosedPeriod[];
  readonly through?: string;
}

/** The periods that a ledger has postings in. */
export function closedPeriods(postings: readonly Posting[]): ClosedPeriod[] {
  const byPeriod = Map.groupBy(postings, ({ postedIn }) => postedIn);
  return [...byPeriod].map(([key, posted]) => {
    const [first = '', last = ''] = key.split('/');
    return { first, last, evaluators: new Set(posted.map(({ evaluator }) => evaluator)) };
  });
}

/**
 * Whether a version may join those that are published: what is published never changes, and what is closed was paid by
 * the version that it was paid by.
 *
 * @returns the version that it supersedes on its first day; `published` where it is there already
 * @throws Refusal `collision` or `closed-period`
 */
export function admit<T extends Entry>(
  plan: string,
  published: readonly T[],
  next: Entry,
  closed: Closed,
): { readonly published?: T; readonly supersedes?: T } {
  const same = published.find(({ from }) => from === next.from);
  if (same?.digest === next.digest) return { published: same };
  if (same !== undefined) throw collision(plan, next, same.digest as Digest);
  refuseClosed(plan, published, next, closed);
  const supersedes = versionOn(published, next.from);
  return supersedes === undefined ? {} : { supersedes };
}

/** The refusal of a version whose day another one has. */
export function collision(plan: string, next: Entry, there: string): Refusal {
  return new Refusal(
    'collision',
    `${plan} is published for ${next.from} already, and what it pays is not what this plan pays`,
    `Published: ${there}\nThis plan: ${next.digest}\nPublish an amendment with a later --effective date.`,
  );
}

function refuseClosed(
  plan: string,
  published: readonly Entry[],
  next: Entry,
  { periods, through }: Closed,
): void {
  const to = inForce([...published, next]).find(({ from }) => from === next.from)?.effective.to;
  const reached = periods.filter(
    ({ last, evaluators }) =>
      next.from <= last && (to === undefined || last <= to) && !evaluators.has(next.digest),
  );
  const superseding = published.length > 0 && through !== undefined && next.from <= through;
  if (reached.length === 0 && !superseding) return;
  const lasts = [...periods.map(({ last }) => last), ...(through === undefined ? [] : [through])];
  const last = lasts.sort().at(-1) ?? next.from;
  const which =
    reached.length > 0
      ? `the closed period ${reached[0]?.first} to ${reached[0]?.last}`
      : `what is closed through ${through}`;
  throw new Refusal(
    'closed-period',
    `${plan} from ${next.from} would reach into ${which}, which was paid by another version`,
    `Publish it with --effective ${dayAfter(last)} or later. What a closed period should have paid is a correction: enter it in the open one.`,
  );
}
