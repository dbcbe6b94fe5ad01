import { ZERO } from '../../numbers/index.ts';
import type { RunInput } from '../input.ts';
import { quantity } from '../quantities.ts';
import { distinctReasons } from '../reasons.ts';
import type { NamedPeriod, RunNote, RunResult, Statement } from '../result.ts';
import { AT_ONCE, type Pace } from '../steps.ts';
import { withAdjustments } from './adjusted-statements.ts';
import { againstLedger, statementKey } from './closed-period.ts';
import { adjustmentsOf } from './corrections.ts';
import { draftsOf } from './drafts.ts';
import { leftClawbackNotes } from './left-clawbacks.ts';
import { OpenedRun } from './opened-run.ts';
import { withPayments } from './payments.ts';
import {
  rosterProblems,
  statementProblems,
  strangers,
  unassignedNotes,
  unmatchedOpenings,
  unmatchedResults,
} from './problems.ts';
import { resultOf } from './result-of.ts';
import { runIdOf } from './run-id.ts';
import { statementsOf } from './statements.ts';

/**
 * Pays a payment period: statements, what closing it would post, and who is held or in error. A pure function of its
 * input; the order of rows, evaluators and tables changes nothing. (It is asynchronous only because digests are.)
 *
 * Throws `RunRefused` where the run cannot start: an unknown period, no version of the plan in force.
 */
export async function run(input: RunInput): Promise<RunResult> {
  return runOpened(new OpenedRun(input));
}

/** How a run is worked on. */
export interface RunPace {
  /** Does its steps, with pauses where it likes. */
  readonly pace?: Pace;
  /** Told how many of the payees' statements are worked out. */
  readonly progress?: (done: number, of: number) => void;
}

/** The same for a run that is opened, in steps. */
export async function runOpened(
  opened: OpenedRun,
  { pace = AT_ONCE, progress }: RunPace = {},
): Promise<RunResult> {
  const { input, version, engine } = opened;
  const { evaluator, window } = version;
  const { plan, digest } = evaluator;
  const period: NamedPeriod = { key: engine.year.key(window), label: engine.year.label(window) };
  const { id, repeated } = await runIdOf(input, period.key, pace);
  await pace(opened.arrange());

  const corrections = await pace(adjustmentsOf(input, engine, version));
  const own = await pace(statementsOf(engine, version, undefined, progress));
  const adjusted = withAdjustments(own, corrections, plan.currency);
  const worked = withPayments(adjusted, window, engine);
  const drafts = draftsOf(worked, plan, digest, period);
  const { fresh, differing, gone } = againstLedger(drafts, input.ledger, period.key);
  const statements = worked.map((one) => {
    const closed = differing.get(statementKey(one));
    return closed === undefined ? one : unpaid(one, closed, plan.currency);
  });
  const problems = [
    ...statementProblems(statements),
    ...gone,
    ...corrections.errors,
    ...rosterProblems(engine, statements),
    ...strangers(engine, window),
    ...unmatchedResults(engine),
    ...unmatchedOpenings(engine),
  ];
  const notes = [
    ...ledgerNotes(input, window.from <= engine.year.firstPaid, repeated),
    ...corrections.notes,
    ...unassignedNotes(engine, window),
    ...leftClawbackNotes(engine, window),
  ];
  return resultOf(evaluator, { runId: id, period, statements, drafts: fresh, problems, notes });
}

/** A statement that was closed with another amount: nothing more is paid on it. */
function unpaid(statement: Statement, closed: Statement['reasons'][number], currency: string): Statement {
  const { total, paid, payment: _payment, ...rest } = statement;
  return {
    ...rest,
    status: 'error',
    reasons: distinctReasons([...statement.reasons, closed]),
    atStake: paid ?? total ?? quantity(ZERO, currency),
  };
}

function ledgerNotes({ ledger }: RunInput, isFirst: boolean, repeated: boolean): readonly RunNote[] {
  if (repeated) {
    return [
      { code: 'run-posted-before', message: 'this very run was posted before; there is nothing new to post' },
    ];
  }
  if (ledger.length > 0 || isFirst) return [];
  const message =
    'there is no ledger: the earlier periods of the year were worked out from the same data, not read from postings';
  return [{ code: 'earlier-periods-computed', message }];
}
