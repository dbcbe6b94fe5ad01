import { type DayNumber, formatDate, parseDate } from '../../numbers/index.ts';
import type { Amendment } from '../evaluate/amendment.ts';
import { Engine } from '../evaluate/engine.ts';
import type { RunInput, VersionedEvaluator } from '../input.ts';
import { RunRefused } from '../refused.ts';
import { PlanYear, periodsOfYear } from '../windows.ts';

/**
 * The engine of a version, with those of the versions of the year before it where the plan says that it amends them.
 * Throws `RunRefused` `amendment-wrong` where the plan says another day than the one it is in force from, or one that no
 * payment period begins on.
 */
export function engineOf(input: RunInput, { plan, effective }: VersionedEvaluator): Engine {
  const { tables, quarantined = [], evaluators } = input;
  const amendment = plan.amended && amendmentOf(input, { plan, effective }, evaluators);
  return new Engine({ plan, tables, quarantined, amendment });
}

function amendmentOf(
  input: RunInput,
  { plan, effective }: Pick<VersionedEvaluator, 'plan' | 'effective'>,
  evaluators: readonly VersionedEvaluator[],
): Amendment | undefined {
  const { amended } = plan;
  if (amended === undefined) return undefined;
  if (amended.from !== effective.from) {
    throw new RunRefused(
      'amendment-wrong',
      `${plan.id} says that it is amended from ${amended.from}, and is in force from ${effective.from}`,
    );
  }
  const month = monthOfAmendment(plan, dayOf(amended.from));
  const before = evaluators
    .filter((one) => one.plan.year.first === plan.year.first && one.plan.year.last === plan.year.last)
    .filter((one) => one.effective.from < amended.from)
    .sort((a, b) => (a.effective.from < b.effective.from ? 1 : -1))[0];
  return {
    month,
    results: amended.results,
    earlier: before === undefined ? undefined : engineOf(input, before),
  };
}

/** The month that an amendment begins with, which a payment period begins with too. */
function monthOfAmendment(plan: VersionedEvaluator['plan'], day: DayNumber): number {
  const year = new PlanYear(plan);
  const found = periodsOfYear(plan.paid).find((window) => year.days(window).first === day);
  if (found !== undefined) return found.from;
  throw new RunRefused(
    'amendment-wrong',
    `${plan.id} is amended from ${formatDate(day)}, on which no payment period begins`,
  );
}

function dayOf(text: string): DayNumber {
  const date = parseDate(text);
  if (!date.ok) throw new RunRefused('amendment-wrong', date.message);
  return date.value;
}
