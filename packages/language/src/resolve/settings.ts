import {
  type DayNumber,
  type FiscalCalendar,
  isCurrency,
  type Period,
  period,
  type Rational,
} from '@ontarget/evaluator/numbers';
import type {
  AmendmentSetting,
  LeaverClause,
  LeaversSetting,
  PaymentCurrency,
  Phasing,
  PlanHeader,
  RoundingSetting,
  Setting,
} from '../generated/ast.ts';
import { amountOf, dayOf } from '../literals/read.ts';
import { calendarOf } from './calendar.ts';
import { ownDeclarations, type PlanDocuments } from './plan-documents.ts';

/** What the plan's header says, merged from all its files; what it does not say, or says wrongly, is undefined. */
export interface PlanSettings {
  readonly headers: readonly PlanHeader[];
  readonly title?: string;
  /** An ISO 4217 code. */
  readonly currency?: string;
  readonly year?: Period;
  /** The fiscal calendar that the year states; undefined where it states no sound year. */
  readonly calendar?: FiscalCalendar;
  readonly paid?: 'monthly' | 'quarterly' | 'half-yearly' | 'yearly';
  /** The first day that the plan pays for. */
  readonly paidFrom?: DayNumber;
  readonly rounding?: PlanRounding;
  readonly targetPayPhasing?: Phasing;
  /** How pay becomes money of the payee's own currency; absent where it is paid in the plan's. */
  readonly paymentCurrency?: PaymentCurrency;
  readonly leavers: PlanLeavers;
  readonly amendment?: AmendmentSetting;
}

export interface PlanRounding {
  readonly node: RoundingSetting;
  readonly mode?: 'half up' | 'half even' | 'up' | 'down';
  /** In the currency of the plan: 1/100 for `$0.01`. */
  readonly unit?: Rational;
  readonly point?: 'each component' | 'each payment' | 'each deal' | 'on the running total';
}

export interface PlanLeavers {
  readonly node?: LeaversSetting;
  readonly results?: Extract<LeaverClause, { $type: 'LeaverResults' }>;
  readonly proration?: Extract<LeaverClause, { $type: 'LeaverProration' }>;
  readonly forfeit?: Extract<LeaverClause, { $type: 'LeaverForfeit' }>;
  readonly open?: Extract<LeaverClause, { $type: 'LeaverOpen' }>;
}

/** What `$` means where a plan does not say its currency, which is an error of its own. */
export const FALLBACK_CURRENCY = 'USD';

/** The settings of a plan. Where one is said twice, the first in the order of the files counts. */
export function planSettings(plan: PlanDocuments): PlanSettings {
  const headers = ownDeclarations<PlanHeader>(plan, 'PlanHeader');
  const settings = headers.flatMap((header) => header.settings);
  const currency = first(settings, 'CurrencySetting')?.currency;
  const rounding = first(settings, 'RoundingSetting');
  return {
    headers,
    ...given('title', headers[0]?.title),
    ...given('currency', currency !== undefined && isCurrency(currency) ? currency : undefined),
    ...given('year', yearOf(settings)),
    ...given('calendar', calendarOf(first(settings, 'YearSetting'))),
    ...given('paid', first(settings, 'PaidSetting')?.frequency as PlanSettings['paid']),
    ...given('paidFrom', dayOf(first(settings, 'PaidSetting')?.first)),
    ...given('rounding', rounding && roundingOf(rounding, currency ?? FALLBACK_CURRENCY)),
    ...given('targetPayPhasing', first(settings, 'TargetPayPhasing')?.phasing),
    ...given('paymentCurrency', first(settings, 'PaymentCurrency')),
    leavers: leaversOf(first(settings, 'LeaversSetting')),
    ...given('amendment', first(settings, 'AmendmentSetting')),
  };
}

function yearOf(settings: readonly Setting[]): Period | undefined {
  const setting = first(settings, 'YearSetting');
  const [start, end] = [dayOf(setting?.first), dayOf(setting?.last)];
  return start !== undefined && end !== undefined && start <= end ? period(start, end) : undefined;
}

function roundingOf(node: RoundingSetting, currency: string): PlanRounding {
  return {
    node,
    ...given('mode', node.mode as PlanRounding['mode']),
    ...given('unit', amountOf(node.unit, currency)?.value),
    ...given('point', node.point as PlanRounding['point']),
  };
}

function leaversOf(node: LeaversSetting | undefined): PlanLeavers {
  if (node === undefined) return {};
  return {
    node,
    ...given('results', first(node.clauses, 'LeaverResults')),
    ...given('proration', first(node.clauses, 'LeaverProration')),
    ...given('forfeit', first(node.clauses, 'LeaverForfeit')),
    ...given('open', first(node.clauses, 'LeaverOpen')),
  };
}

function first<T extends { $type: string }, K extends T['$type']>(
  nodes: readonly T[],
  type: K,
): Extract<T, { $type: K }> | undefined {
  return nodes.find((node): node is Extract<T, { $type: K }> => node.$type === type);
}

/** A property that is left out where it has no value. */
function given<K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [P in K]?: V });
}
