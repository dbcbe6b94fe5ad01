import { type DayNumber, parseDate } from '../../numbers/index.ts';
import type { VersionedEvaluator } from '../input.ts';
import { RunRefused } from '../refused.ts';
import { monthsIn, PlanYear, periodsOfYear, type Window } from '../windows.ts';

/** The version of a plan that a payment period uses, with that period. */
export interface VersionInForce {
  readonly evaluator: VersionedEvaluator;
  readonly year: PlanYear;
  /** The payment period. */
  readonly window: Window;
  /** The first day that this version is in force on. */
  readonly from: DayNumber;
}

/**
 * The version that is in force on the last day of a payment period. Throws `RunRefused`: `unknown-period`,
 * `no-version-in-force`, `versions-overlap`, `versions-of-different-plans`, `not-a-year`.
 */
export function versionInForce(evaluators: readonly VersionedEvaluator[], period: string): VersionInForce {
  checkVersions(evaluators);
  const reading = evaluators.flatMap((evaluator) => {
    const year = new PlanYear(evaluator.plan);
    const window = year.resolve(period);
    return window === undefined ? [] : [{ evaluator, year, window }];
  });
  const [first] = reading;
  if (first === undefined) {
    throw new RunRefused(
      'unknown-period',
      `"${period}" is no period of the plan's year${yearsOf(evaluators)}`,
    );
  }
  const inForce = reading.find(({ evaluator, year, window }) => {
    const { from, to } = effectiveDays(evaluator);
    const { last } = year.days(window);
    return from <= last && last <= to;
  });
  if (inForce === undefined) {
    const message = `no version of ${first.evaluator.plan.id} is in force on the last day of ${period}`;
    throw new RunRefused('no-version-in-force', message);
  }
  checkPaid(inForce.evaluator, inForce.year, inForce.window, period);
  return { ...inForce, from: effectiveDays(inForce.evaluator).from };
}

function checkVersions(evaluators: readonly VersionedEvaluator[]): void {
  if (new Set(evaluators.map(({ plan }) => plan.id)).size > 1) {
    const ids = [...new Set(evaluators.map(({ plan }) => plan.id))].sort().join(', ');
    throw new RunRefused('versions-of-different-plans', `the evaluators belong to different plans: ${ids}`);
  }
  const days = evaluators.map(effectiveDays).sort((a, b) => a.from - b.from);
  for (const [index, { from }] of days.entries()) {
    const before = days[index - 1];
    if (before !== undefined && from <= before.to) {
      throw new RunRefused('versions-overlap', 'two versions of the plan are in force on the same day');
    }
  }
}

function effectiveDays({ effective, plan }: VersionedEvaluator): { from: DayNumber; to: DayNumber } {
  const from = parseDate(effective.from);
  const to = effective.to === undefined ? undefined : parseDate(effective.to);
  if (!from.ok) throw new RunRefused('no-version-in-force', `${plan.id} takes effect on: ${from.message}`);
  if (to !== undefined && !to.ok) {
    throw new RunRefused('no-version-in-force', `${plan.id} is in force until: ${to.message}`);
  }
  return { from: from.value, to: to?.value ?? Number.MAX_SAFE_INTEGER };
}

function checkPaid({ plan }: VersionedEvaluator, year: PlanYear, window: Window, period: string): void {
  if (window.from < year.firstPaid) {
    throw new RunRefused(
      'unknown-period',
      `${period} was paid elsewhere: ${plan.id} is paid from ${plan.paidFrom}, and the table opening brings in what was before`,
    );
  }
  const payments = periodsOfYear(plan.paid);
  if (payments.some(({ from, to }) => from === window.from && to === window.to)) return;
  const labels = payments.map((payment) => year.label(payment)).join(', ');
  const size = monthsIn(window) === 1 ? 'a month' : `${monthsIn(window)} months`;
  throw new RunRefused(
    'unknown-period',
    `${period} is ${size}, and the plan pays for each ${plan.paid}: ${labels}`,
  );
}

function yearsOf(evaluators: readonly VersionedEvaluator[]): string {
  const years = evaluators.map(({ plan }) => `${plan.year.first} to ${plan.year.last}`);
  return years.length === 0 ? '' : ` (${[...new Set(years)].sort().join('; ')})`;
}
