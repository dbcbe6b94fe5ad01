import { Engine } from '../evaluate/engine.ts';
import type { RunInput } from '../input.ts';
import { RunRefused } from '../refused.ts';
import type { RunNote } from '../result.ts';
import { periodsOfYear, type Window } from '../windows.ts';
import { againstLedger } from './closed-period.ts';
import { draftsOf } from './drafts.ts';
import { statementsOf } from './statements.ts';
import { type VersionInForce, versionInForce } from './version.ts';

/**
 * Says which closed periods of the year would come to something else today, because rows came late or changed.
 * Their postings stand, and what is measured year to date counts from what they come to today: without this note the
 * difference would be lost in silence.
 */
export function closedPeriodNotes(
  input: RunInput,
  engine: Engine,
  current: VersionInForce,
): readonly RunNote[] {
  const posted = new Set(input.ledger.map(({ postedIn }) => postedIn));
  const earlier = periodsOfYear(engine.plan.paid).filter(({ to }) => to < current.window.from);
  const changed = earlier.flatMap((window) => {
    const key = engine.year.key(window);
    const count = posted.has(key) ? differences(key, window, input, engine, current) : 0;
    return count === 0
      ? []
      : [`${engine.year.label(window)} (${count === 1 ? 'one payee' : `${count} payees`})`];
  });
  if (changed.length === 0) return [];
  const message =
    `closed periods come to other amounts today than were posted: ${changed.join(', ')}; the differences are not ` +
    'posted, since adjustments are not supported yet';
  return [{ code: 'closed-periods-differ', message }];
}

/** How many payees, roles and teams come to something else in a closed period than was posted. */
function differences(
  key: string,
  window: Window,
  input: RunInput,
  engine: Engine,
  current: VersionInForce,
): number {
  const version = versionOf(key, input);
  if (version === undefined) return 0;
  const { plan, digest } = version.evaluator;
  const isSame = digest === current.evaluator.digest;
  const other = isSame
    ? engine
    : new Engine({ plan, tables: input.tables, quarantined: input.quarantined ?? [] });
  const period = { key, label: engine.year.label(window) };
  const drafts = draftsOf(statementsOf(other, version), plan, digest, period);
  const { differing, gone } = againstLedger(drafts, input.ledger, key);
  return differing.size + gone.length;
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
