import type { Grain, IsoDate, Plan } from '@ontarget/evaluator/format';
import { type FiscalCalendar, formatDate } from '@ontarget/evaluator/numbers';
import { type MonthlyShares, type PlanSettings, planSettings } from '@ontarget/language';
import type { PaymentCurrency, PlanHeader } from '@ontarget/language/ast';
import type { Choices } from '../choices.ts';
import type { PlanModel } from '../model.ts';
import { EVENLY, sharesOfYear } from '../phasing.ts';
import { cannotCompile, refuse } from '../problems.ts';
import { amendmentOf } from './amendment.ts';
import { type Leavers, leaversOf } from './leavers.ts';
import { roundingOf } from './rounding.ts';

/** What the plan says once, for all its roles. */
export interface Header extends Leavers {
  readonly node: PlanHeader;
  readonly title: string;
  readonly currency: string;
  readonly year: Plan['year'];
  readonly calendar: FiscalCalendar;
  readonly paid: Grain;
  readonly rounding: Plan['rounding'];
  /** How pay becomes money of the payee's own currency; absent where everybody is paid in the plan's. */
  readonly paymentCurrency: PaymentCurrency | undefined;
  /** How yearly target pay divides over the year; settled when first asked, since a plan of commissions needs none. */
  /** The first day that the plan pays for, where that is later than the year's. */
  readonly paidFrom: IsoDate | undefined;
  readonly amended: Plan['amended'];
  readonly targetPayPhasing: () => MonthlyShares | 'like quota';
}

const PAID: Readonly<Record<string, Grain>> = {
  'paid monthly': 'month',
  'paid quarterly': 'quarter',
  'paid half-yearly': 'half-year',
  'paid yearly': 'year',
};

/** Reads the settings of the plan's header; one that must be there is refused where it is missing. */
export function compileHeader(model: PlanModel, choices: Choices): Header {
  const settings = planSettings(model);
  const node = settings.headers[0];
  if (node === undefined) return refuse('header-missing', undefined, { plan: model.id });
  const calendar = calendarOf(node, settings);
  const year = yearOf(calendar);
  const currency = settings.currency;
  if (currency === undefined) {
    return refuse('setting-missing', node, {
      setting: 'currency',
      because: 'no amount means anything without it',
    });
  }
  return {
    node,
    title: settings.title ?? model.id,
    currency,
    year,
    calendar,
    paid: paidOf(node, settings, choices),
    rounding: roundingOf(node, settings.rounding, currency, choices),
    paymentCurrency: settings.paymentCurrency,
    targetPayPhasing: () => targetPayPhasingOf(node, settings, calendar, choices),
    paidFrom: paidFromOf(settings),
    amended: amendmentOf(settings, choices),
    ...leaversOf(node, settings.leavers, year.last, choices),
  };
}

function calendarOf(node: PlanHeader, { year, calendar }: PlanSettings): FiscalCalendar {
  if (year === undefined) {
    return refuse('setting-missing', node, {
      setting: 'year',
      because: 'no period has a first and last day without it',
    });
  }
  if (calendar !== undefined) return calendar;
  return refuse('year-wrong', node, {
    first: formatDate(year.first),
    last: formatDate(year.last),
    problem: 'it is neither twelve months nor whole weeks',
  });
}

/** The year as the evaluator states it: what is as most plans have it is left out. */
function yearOf({ year, pattern, yearEnd, named }: FiscalCalendar): Plan['year'] {
  return {
    first: formatDate(year.first),
    last: formatDate(year.last),
    ...(pattern === 'months' ? {} : { weeks: pattern }),
    ...(yearEnd === undefined ? {} : { yearEnd }),
    ...(named === 'by most of its months' ? {} : { named }),
  };
}

function paidOf(node: PlanHeader, { paid }: PlanSettings, choices: Choices): Grain {
  const words =
    paid === undefined
      ? choices.settle({
          code: 'choice-paid',
          params: {},
          node,
          owner: 'plan',
          readings: ['paid monthly', 'paid quarterly', 'paid half-yearly', 'paid yearly'],
        })
      : `paid ${paid}`;
  return PAID[words] ?? cannotCompile(node, words, 'it names no length of a period');
}

function paidFromOf({ paidFrom, year }: PlanSettings): IsoDate | undefined {
  return paidFrom === undefined || paidFrom === year?.first ? undefined : formatDate(paidFrom);
}

function targetPayPhasingOf(
  node: PlanHeader,
  { targetPayPhasing: phasing }: PlanSettings,
  calendar: FiscalCalendar,
  choices: Choices,
): MonthlyShares | 'like quota' {
  if (phasing !== undefined)
    return phasing.likeQuota ? 'like quota' : sharesOfYear(phasing, 'target pay', calendar);
  const reading = choices.settle({
    code: 'choice-target-pay-phasing',
    params: {},
    node,
    owner: 'plan',
    readings: ['target pay phased evenly', 'target pay phased like quota'],
  });
  return reading === 'target pay phased evenly' ? EVENLY : 'like quota';
}
