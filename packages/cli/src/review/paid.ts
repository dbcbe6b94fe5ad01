import { join } from 'node:path';
import type { PayeeMoves } from '@ontarget/analysis/diff';
import type { ReviewPaid } from '@ontarget/report';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import { paidBeside, paidOnData } from '../output/diff/paid.ts';
import { type PaidBoth, payBoth } from '../plan/pay-both.ts';
import type { Side } from '../plan/side.ts';
import type { Base } from './base.ts';
import type { TouchedFolder } from './folders.ts';

/** How a review pays. */
export interface ReviewPayOptions {
  /** Empty for all periods of the plan's year. */
  readonly periods: readonly string[];
  /** Places of data outside of the repository; empty for the data beside each plan. */
  readonly data: readonly string[];
}

/** What a plan that was touched pays on data. */
export interface PaidPlan {
  readonly paid: readonly ReviewPaid[];
  /** What each payee is paid by both, for a file that is asked for. */
  readonly moves?: PayeeMoves;
  readonly notPaid?: string;
  /** `errors` where the plan as it is now cannot be paid by its own data. */
  readonly status: ExitCode;
}

/**
 * Pays everybody by the plan before and now. Where the earlier plan cannot read the data of now (a column was renamed with the
 * plan), each is paid by its own. Where data has changed, too, that is told apart: the plan as it is now, by both data.
 */
export async function paidPlan(
  before: Side | undefined,
  now: Side,
  touched: TouchedFolder,
  base: Base,
  { periods, data }: ReviewPayOptions,
): Promise<PaidPlan> {
  const later = join(base.top, touched.folder);
  const earlier = touched.before === undefined ? later : join(base.earlier, touched.before);
  const pay = (was: Side, folders: readonly [string, string]) =>
    attempt(() => payBoth(was, now, { periods, data, folders }));
  const isDataOnly = before !== undefined && before.digest === now.digest;
  const changedData = touched.data.length > 0 && data.length === 0;

  const alone = await pay(now, [later, later]);
  if (!alone.ok) return { paid: [], notPaid: alone.reason, status: alone.status };
  if (before === undefined) {
    const fresh = { ...alone.value, moves: fromNothing(alone.value.moves) };
    return { paid: [{ what: 'new plan', paid: paidOnData(fresh, now.plan) }], status: EXIT.clean };
  }
  const paid: ReviewPaid[] = [];
  let moves: PayeeMoves | undefined;
  let notPaid: string | undefined;
  if (!isDataOnly || !changedData) {
    const both = await pay(before, [later, later]);
    const own = both.ok || !changedData ? both : await pay(before, [earlier, later]);
    if (own.ok) {
      const what = both.ok ? 'plans' : 'plans, each by its own data';
      paid.push({ what, paid: paidOnData(own.value, now.plan) });
      moves = own.value.moves;
    } else notPaid = own.reason;
  }
  if (changedData && touched.before !== undefined) {
    const byData = await pay(now, [earlier, later]);
    if (byData.ok) {
      const told =
        moves === undefined ? paidOnData(byData.value, now.plan) : paidBeside(moves, byData.value, now.plan);
      paid.push({ what: 'data', paid: told });
      moves ??= byData.value.moves;
    } else notPaid ??= byData.reason;
  }
  return {
    paid,
    status: EXIT.clean,
    ...(moves === undefined ? {} : { moves }),
    ...(notPaid === undefined ? {} : { notPaid }),
  };
}

type Attempt =
  | { readonly ok: true; readonly value: PaidBoth }
  | { readonly ok: false; readonly reason: string; readonly status: ExitCode };

/** A reason to stop is a line of the review, which goes on; any other error is one of the tool's own. */
async function attempt(work: () => Promise<PaidBoth>): Promise<Attempt> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const status = error.exitCode === EXIT.errors ? EXIT.errors : EXIT.clean;
    return { ok: false, reason: error.message, status };
  }
}

/** The pay of a plan that is new, as a move from nothing. */
function fromNothing({ moves, ...rest }: PayeeMoves): PayeeMoves {
  return {
    ...rest,
    moves: moves.map((one) => ({ ...one, before: { n: 0n, d: 1n }, move: one.after })),
  };
}
