import type { Formula, Ranking } from '../plan/formulas.ts';
import type { Span } from './calendar.ts';
import { isThere } from './credit.ts';
import {
  added,
  type Fraction,
  greater,
  isLess,
  less,
  NOTHING,
  ONE,
  of,
  over,
  plus,
  text,
  times,
} from './fraction.ts';
import { type PayOracle, Waits } from './pay.ts';

/** What a formula pays, by docs/language/formulas.md, look-back.md, pools.md and rankings.md. */
export function formulaPay(oracle: PayOracle, { what }: Formula, period: Span): Fraction {
  const sales = oracle.sales(period);
  switch (what.kind) {
    case 'growth': {
      const rise = less(sales, oracle.salesOver(what.since, period, what.orNothing ? NOTHING : undefined));
      return times(of(what.tenths, 1_000), greater(NOTHING, rise));
    }
    case 'rising': {
      const then = oracle.salesOver(what.since, period, what.orNothing ? NOTHING : undefined);
      return isLess(then, sales) ? of(what.amount) : NOTHING;
    }
    case 'solved': {
      // F = r · (S − a − p · F), so F = r · (S − a) / (1 + r · p); floored, where S − a is above nothing.
      const rest = less(sales, of(what.above));
      if (what.floored && isLess(rest, NOTHING)) return NOTHING;
      const rate = of(what.tenths, 1_000);
      return over(times(rate, rest), plus(ONE, times(rate, of(what.part, 100))));
    }
    case 'placed': {
      const { better, equal, ties } = place(oracle, period);
      const rank = ties === 'worse rank' ? better + equal : better + 1;
      return rank <= what.atMost ? of(what.amount) : NOTHING;
    }
    case 'standing': {
      const { better, people } = place(oracle, period, false);
      if (people < 2) throw new Waits('nobody else to stand among');
      return better * 100 <= (100 - what.atLeast) * (people - 1) ? of(what.amount) : NOTHING;
    }
    case 'prize': {
      const all = ranked(oracle, period);
      const me = all.find((one) => one.oracle === oracle.assignment);
      const { awards, awardTies } = rankingOf(oracle);
      if (me === undefined) return NOTHING;
      const { better, equal } = standing(all, me, false);
      const award = (at: number) => of(awards[at - 1] ?? 0);
      if (awardTies === 'better rank') return award(better + 1);
      const places = Array.from({ length: equal }, (_, index) => award(better + 1 + index));
      return over(added(places), of(equal));
    }
  }
}

interface Ranked {
  readonly oracle: PayOracle['assignment'];
  readonly sales: Fraction;
  readonly deals: Fraction;
}

function rankingOf({ plan }: PayOracle): Ranking {
  if (plan.ranking === undefined) throw new Error('a plan that ranks says how');
  return plan.ranking;
}

/** Whoever is there on the period's last day, with what the ranking asks for. */
function ranked(oracle: PayOracle, period: Span): readonly Ranked[] {
  const { above } = rankingOf(oracle);
  return oracle
    .everybody()
    .filter((one) => isThere(one.assignment, period.to))
    .map((one) => ({ oracle: one.assignment, sales: one.sales(period), deals: one.count(period) }))
    .filter(({ sales }) => above === undefined || isLess(of(above), sales));
}

function place(oracle: PayOracle, period: Span, byTies = true) {
  const all = ranked(oracle, period);
  const me = all.find((one) => one.oracle === oracle.assignment);
  if (me === undefined) throw new Waits('takes no part');
  const { ties } = rankingOf(oracle);
  return { ...standing(all, me, byTies && ties === 'by Deals'), people: all.length, ties };
}

function standing(all: readonly Ranked[], me: Ranked, byDeals: boolean) {
  const alike = all.filter(({ sales }) => text(sales) === text(me.sales));
  const ahead = all.filter(({ sales }) => isLess(me.sales, sales)).length;
  if (!byDeals) return { better: ahead, equal: alike.length };
  return {
    better: ahead + alike.filter(({ deals }) => isLess(me.deals, deals)).length,
    equal: alike.filter(({ deals }) => text(deals) === text(me.deals)).length,
  };
}
