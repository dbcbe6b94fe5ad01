import type { Engine } from '../evaluate/engine.ts';
import type { RunInput } from '../input.ts';
import type { Posting } from '../ledger/posting.ts';
import { RunRefused } from '../refused.ts';
import type { Adjustment, NamedPeriod, RunError, RunNote, Statement } from '../result.ts';
import type { Steps } from '../steps.ts';
import { periodsOfYear } from '../windows.ts';
import { correctedBy, postingKey, statementKey } from './closed-period.ts';
import { draftsOf } from './drafts.ts';
import { engineOf } from './engine-of.ts';
import { BY_HAND, manualAdjustments } from './manual-adjustments.ts';
import { compared } from './posted-differences.ts';
import { statementsOf } from './statements.ts';
import { type VersionInForce, versionInForce } from './version.ts';

/** What closed periods of the year come to today beside what was posted of them. */
export interface Corrections {
  /** By `statementKey`, in order of period and component. */
  readonly adjustments: ReadonlyMap<string, readonly Adjustment[]>;
  /** Payees whose closed pay cannot be worked out again. */
  readonly errors: readonly RunError[];
  readonly notes: readonly RunNote[];
}

/**
 * Works the closed periods of the year out again, each by the version in force on its last day, with the rows as they
 * are today: late, changed and canceled ones included. A closed period is never rewritten: what it comes to less what
 * was posted of it, then or as an earlier adjustment, is the adjustment that the open period posts.
 *
 * Whoever is held or in error in a closed period today is not adjusted until that is mended. Somebody who was held then,
 * and so has no posting of it, is posted by closing that period again. `only` looks at one payee alone.
 */
function* correctionsOf(
  input: RunInput,
  engine: Engine,
  current: VersionInForce,
  only?: string,
): Steps<Corrections> {
  const adjustments = new Map<string, Adjustment[]>();
  const errors: RunError[] = [];
  const changed: string[] = [];
  const posted = new Set(input.ledger.map(({ postedIn }) => postedIn));
  for (const window of periodsOfYear(engine.plan.paid).filter(({ to }) => to < current.window.from)) {
    const period: NamedPeriod = { key: engine.year.key(window), label: engine.year.label(window) };
    if (!posted.has(period.key)) continue;
    const found = yield* differences(period, input, engine, current, only);
    errors.push(...found.errors);
    const keys = new Set(found.adjustments.map(([key]) => key));
    if (keys.size > 0)
      changed.push(`${period.label} (${keys.size === 1 ? 'one payee' : `${keys.size} payees`})`);
    for (const [key, one] of found.adjustments) adjustments.set(key, [...(adjustments.get(key) ?? []), one]);
  }
  return { adjustments, errors, notes: notesOf(changed) };
}

function notesOf(changed: readonly string[]): readonly RunNote[] {
  if (changed.length === 0) return [];
  const message =
    `closed periods come to other amounts today than were posted: ${changed.join(', ')}; they are not rewritten, and ` +
    'the differences are adjustments of this period';
  return [{ code: 'closed-periods-differ', message }];
}

/** What a closed period comes to today beside what was posted for it up to, and without, the period at hand. */
function* differences(
  period: NamedPeriod,
  input: RunInput,
  engine: Engine,
  current: VersionInForce,
  only: string | undefined,
): Steps<{ adjustments: readonly (readonly [string, Adjustment])[]; errors: readonly RunError[] }> {
  const version = versionOf(period.key, input);
  if (version === undefined) return { adjustments: [], errors: [] };
  const { plan, digest } = version.evaluator;
  const other = digest === current.evaluator.digest ? engine : engineOf(input, version.evaluator);
  const statements = yield* statementsOf(other, version, only);
  const drafts = draftsOf(statements, plan, digest, period);
  const waiting = new Set(statements.filter(({ status }) => status !== 'paid').map(statementKey));
  const until = engine.year.key(current.window);
  const before = Map.groupBy(
    input.ledger.filter(
      (posting) => (only === undefined || posting.payee === only) && isOf(posting, period.key, until),
    ),
    postingKey,
  );
  const adjustments: (readonly [string, Adjustment])[] = [];
  const errors: RunError[] = [];
  // Who was paid for the period in another role or team gets what it comes to in this one, too.
  const payees = new Set([...before.values()].flatMap((postings) => postings.map(({ payee }) => payee)));
  const afterwards = releasedAfterwards(statements, period.key, other);
  const moved = [...drafts].filter(
    ([key, [draft]]) =>
      !before.has(key) && draft !== undefined && (payees.has(draft.payee) || afterwards.has(key)),
  );
  for (const [key, postings] of [...before, ...moved.map(([key]) => [key, []] as const)]) {
    const now = drafts.get(key);
    if (now === undefined && waiting.has(key)) continue;
    const [first] = postings;
    const found = compared(postings, now ?? [], period, other, digest);
    if (found.length > 0 && now === undefined && first !== undefined && !engine.roster.knows(first.payee)) {
      errors.push(goneError(first, period));
      continue;
    }
    for (const one of found) adjustments.push([key, one]);
  }
  return { adjustments, errors };
}

/**
 * The statements of people who had no day in the period and to whom nothing falls due but what was held back of earlier
 * pay. There was none then where nothing was open yet, so that no posting does not mean that they were held.
 */
function releasedAfterwards(
  statements: readonly Statement[],
  period: string,
  { roster, year }: Engine,
): ReadonlySet<string> {
  const window = year.resolve(period);
  if (window === undefined) return new Set();
  const days = year.days(window);
  const there = new Set(
    roster.assignments.filter((one) => one.touches(days)).map(({ subject }) => statementKey(subject)),
  );
  const keys = statements.filter(({ components }) => components.length === 0).map(statementKey);
  return new Set(keys.filter((key) => !there.has(key)));
}

/** The adjustments of the period at hand: those of closed periods, then those that were entered by hand. */
export function* adjustmentsOf(
  input: RunInput,
  engine: Engine,
  current: VersionInForce,
  only?: string,
): Steps<Corrections> {
  const { adjustments, errors, notes } = yield* correctionsOf(input, engine, current, only);
  const byHand = manualAdjustments(input, engine, current, only);
  const all = new Map(adjustments);
  for (const [key, one] of byHand.adjustments) all.set(key, [...(all.get(key) ?? []), one]);
  return { adjustments: all, errors: [...errors, ...byHand.errors], notes };
}

/** Whether a posting says what was paid for a closed period: then, or as an adjustment before the period at hand. */
function isOf({ postedIn, kind, causes }: Posting, period: string, until: string): boolean {
  if (kind === 'payment') return false;
  const corrected = correctedBy({ kind, causes });
  if (corrected !== undefined) return corrected === period && postedIn < until;
  return postedIn === period && !causes.some((cause) => cause.startsWith(BY_HAND));
}

function goneError({ payee, component }: Posting, { label }: NamedPeriod): RunError {
  const [, role = ''] = component.split('/');
  const message =
    `${payee} was paid for ${label} and is gone from the roster: what the period comes to today cannot be worked ` +
    'out, so nothing is adjusted';
  return { payee, role, code: 'period-already-closed', message, rows: [] };
}

/** The version that a closed period was paid by; undefined where it is not among those given any more. */
function versionOf(key: string, { evaluators }: RunInput): VersionInForce | undefined {
  try {
    return versionInForce(evaluators, key);
  } catch (problem) {
    if (problem instanceof RunRefused) return undefined;
    throw problem;
  }
}
