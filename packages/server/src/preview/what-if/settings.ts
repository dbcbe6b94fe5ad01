import type { Levels, Lever } from '@ontarget/analysis/what-if';
import type { Plan, Unit, ValueId } from '@ontarget/evaluator/format';
import {
  addMonths,
  formatDate,
  isCurrency,
  mul,
  parseDate,
  parseLiteral,
  type Rational,
  rational,
  toDecimalString,
} from '@ontarget/evaluator/numbers';
import type { WhatIfSettings } from '@ontarget/report';

/** A typed number longer than this is a mistake. */
const LONGEST = 40;
const HUNDRED = rational(100);
const PERCENT = rational(1, 100);

/** Whether the box of a result takes percents. */
export function isInPercent({ kind, unit }: Lever): boolean {
  return kind.kind === 'of target' || unit === 'percent' || unit === 'score';
}

/** Whether a value of a unit is written as an amount of money. */
export function moneyOf(unit: Unit): string | undefined {
  return isCurrency(unit) ? unit : undefined;
}

/** What was typed for a result, exactly; a problem in words where it is no number. */
export function levelOf(lever: Lever, typed: string, plan: Plan): Rational | string | { problem: string } {
  if (lever.kind.kind === 'word') {
    return lever.kind.words.includes(typed) ? typed : { problem: `One of ${lever.kind.words.join(', ')}.` };
  }
  return isInPercent(lever) ? percentOf(typed) : amountOf(typed, lever.unit, plan);
}

function percentOf(typed: string): Rational | { problem: string } {
  const read = literal(typed);
  if (read?.kind === 'percent') return read.value;
  if (read?.kind === 'multiple') return read.value;
  if (read?.kind === 'number') return mul(read.value, PERCENT);
  return { problem: 'A percent, such as 85 or 112.5.' };
}

/** A plain number, or money with or without its currency: `120000`, `$120K`. */
export function amountOf(typed: string, unit: Unit, plan: Plan): Rational | { problem: string } {
  const read = literal(typed, plan.currency);
  if (read?.kind === 'number') return read.value;
  if (read?.kind === 'money' && read.currency === unit) return read.amount;
  if (read?.kind === 'multiple' && unit === 'multiple') return read.value;
  const example = moneyOf(unit) === undefined ? '12 or 1,500' : '120000 or 120K';
  return { problem: `A number, such as ${example}.` };
}

function literal(typed: string, currency?: string) {
  const text = typed.trim();
  if (text === '' || text.length > LONGEST) return undefined;
  const read = parseLiteral(text, currency);
  return read.ok ? read.value : undefined;
}

/** How a level stands in its box: percents without their sign. */
export function textOf(lever: Lever, level: Rational | string): string {
  if (typeof level === 'string') return level;
  return plainText(isInPercent(lever) ? mul(level, HUNDRED) : level);
}

/** A number in decimals; one that has no end is cut, as a box shows a start value and nothing is worked out from it. */
export function plainText(value: Rational): string {
  return toDecimalString(value, 20) ?? String(Number(value.n) / Number(value.d));
}

/** What is chosen of the levers: exact levels, and what was typed that cannot be taken. */
export function readLevels(
  levers: readonly Lever[],
  settings: WhatIfSettings,
  plan: Plan,
): { levels: Levels; problems: ReadonlyMap<ValueId, string> } {
  const levels = new Map<ValueId, Rational | string>();
  const problems = new Map<ValueId, string>();
  for (const lever of levers) {
    const typed = Object.hasOwn(settings.levers, lever.id) ? settings.levers[lever.id] : undefined;
    if (typed === undefined) continue;
    const level = levelOf(lever, typed, plan);
    if (typeof level === 'object' && 'problem' in level) problems.set(lever.id, level.problem);
    else levels.set(lever.id, level);
  }
  return { levels, problems };
}

/** How far before the year's first day the slider reaches: further back counts as long ago. */
export const EARLIEST_START = -37;
export const LATEST_START = 11;

/** The first day in the role from months before or into the year; undefined for long ago. */
export function startOf(typed: string | undefined, plan: Plan): { month: number; day: string } | undefined {
  if (typed === undefined || !/^-?\d{1,3}$/.test(typed)) return undefined;
  const month = Number(typed);
  if (month <= EARLIEST_START || month > LATEST_START) return undefined;
  const first = parseDate(plan.year.first);
  return first.ok ? { month, day: formatDate(addMonths(first.value, month)) } : undefined;
}

/** The size of a deal; undefined where none is chosen, so that there is one a month. */
export function dealSizeOf({ deal }: WhatIfSettings, plan: Plan): Rational | { problem: string } | undefined {
  if (deal === undefined || deal.trim() === '') return undefined;
  const size = amountOf(deal, plan.currency, plan);
  return 'n' in size && size.n <= 0n ? { problem: 'A deal is more than nothing.' } : size;
}
