import type { Clawback, Commission, Deal, Weighted } from '../plan/model.ts';
import type { Span, Year } from './calendar.ts';
import { salesOf } from './credit.ts';
import { type Fraction, isZero, less, NOTHING, of, over, plus, times } from './fraction.ts';
import { type PayOracle, Waits, type Without } from './pay.ts';

interface Group {
  readonly day: number;
  readonly percent: number;
  readonly deals: readonly Deal[];
}

/**
 * What is taken back in a period, by docs/language/clawbacks.md: canceled deals go by the day, on one day the greater
 * share first, those alike together. Waits where an average divides by zero.
 */
export function clawedBack(oracle: PayOracle, one: Weighted | Commission, period: Span): Fraction {
  const { clawback } = one;
  if (clawback === undefined) return NOTHING;
  const { year } = oracle;
  const own = oracle.credits({ from: 0, to: period.to }).map(({ deal }) => deal);
  const gone = new Set<string>();
  let sum = NOTHING;
  for (const { day, percent, deals } of groupsOf(own, clawback, year)) {
    const before: Without = new Set(gone);
    for (const { id } of deals) gone.add(id);
    if (day < period.from || day > period.to) continue;
    for (const original of year.periods(one.timing.each)) {
      if (!deals.some(({ closed }) => closed >= original.from && closed <= original.to)) continue;
      sum = plus(sum, times(of(percent, 100), backOf(oracle, one, original, deals, before)));
    }
  }
  return sum;
}

function backOf(
  oracle: PayOracle,
  one: Weighted | Commission,
  original: Span,
  group: readonly Deal[],
  before: Without,
): Fraction {
  if (one.clawback?.amount === 'average') {
    const all = oracle.sales(original);
    if (isZero(all)) throw new Waits('an average of nothing');
    const ids = new Set(group.map(({ id }) => id));
    const credited = salesOf(oracle.credits(original).filter(({ deal }) => ids.has(deal.id)));
    return times(oracle.beforeClawback(one, original), over(credited, all));
  }
  const after = new Set([...before, ...group.map(({ id }) => id)]);
  return less(oracle.beforeClawback(one, original, before), oracle.beforeClawback(one, original, after));
}

function groupsOf(deals: readonly Deal[], clawback: Clawback, year: Year): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const deal of deals) {
    if (deal.canceled === undefined) continue;
    const day = Math.max(deal.canceled, deal.closed);
    const percent = percentOf(deal, deal.canceled, clawback, year);
    const key = `${day} ${percent}`;
    groups.set(key, { day, percent, deals: [...(groups.get(key)?.deals ?? []), deal] });
  }
  return [...groups.values()].sort((a, b) => a.day - b.day || b.percent - a.percent);
}

function percentOf({ closed }: Deal, canceled: number, { within, later }: Clawback, year: Year): number {
  if (within === undefined) return later;
  const end = within.unit === 'days' ? closed + within.count : year.monthsLater(closed, within.count);
  return canceled <= end ? within.percent : later;
}
