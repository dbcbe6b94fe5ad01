import { type Period, type PeriodKind, periodsIn } from '@ontarget/evaluator/numbers';
import type { PlanHeader } from '../generated/ast.ts';
import { calendarOf } from './calendar.ts';

const KINDS: Readonly<Record<string, PeriodKind>> = {
  monthly: 'month',
  quarterly: 'quarter',
  'half-yearly': 'half',
  yearly: 'year',
};

/** The payment periods of the plan's year; undefined where the header does not say them soundly. */
export function paymentPeriodsOf({ settings }: PlanHeader): readonly Period[] | undefined {
  const calendar = calendarOf(settings.find((setting) => setting.$type === 'YearSetting'));
  const paid = settings.find((setting) => setting.$type === 'PaidSetting');
  const kind = KINDS[paid?.frequency ?? ''];
  if (calendar === undefined || kind === undefined) return undefined;
  return kind === 'year' ? [calendar.year] : periodsIn(calendar, kind);
}
