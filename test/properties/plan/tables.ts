import type { Cell, InputRow, TableData } from '@ontarget/evaluator/engine';
import { parseDate, rational } from '@ontarget/evaluator/numbers';
import { Year } from '../oracle/calendar.ts';
import type { RandomPlan, Story } from './model.ts';

/** The input tables of a story: roster, deals, and what is entered by hand for the pool. */
export function tablesOf(plan: RandomPlan, story: Story): Record<string, TableData> {
  const year = new Year(plan);
  const day = (at: number | undefined): Cell => (at === undefined ? null : dateCell(year.date(at)));
  const manager = plan.rollUp === undefined ? null : 'lead';
  const paysOut = plan.currencies?.payment !== undefined;
  const roster = story.people.flatMap(({ payee, stretches, currency }) =>
    stretches.map(({ team, from, to }) => ({
      payee,
      role: 'Rep',
      team,
      start: day(from),
      end: day(to),
      manager,
      ...(paysOut ? { currency: currency ?? 'USD' } : {}),
    })),
  );
  const lead = {
    payee: 'lead',
    role: 'Lead',
    team: null,
    start: day(0),
    end: null,
    manager: null,
    ...(paysOut ? { currency: 'USD' } : {}),
  };
  const deals = story.deals.map(({ id, owner, helper, cents, closed, canceled, collected, currency }) => ({
    id,
    closed: day(closed),
    owner,
    helper: helper ?? null,
    amount: rational(cents, 100),
    canceled: day(canceled),
    collected: day(collected),
    ...(plan.currencies?.deals ? { currency: currency ?? 'USD' } : {}),
  }));
  return {
    roster: rows('roster', plan.rollUp === undefined ? roster : [...roster, lead]),
    deals: rows('deals', deals),
    ...(plan.currencies === undefined ? {} : { Rates: rows('Rates', ratesOf(story, day)) }),
    results: rows('results', results(plan, story, year)),
  };
}

function ratesOf({ rates = [] }: Story, day: (at: number) => Cell) {
  return rates.map(({ currency, begins, millionths }) => ({
    currency,
    begins: day(begins),
    rate: rational(millionths, 1_000_000),
  }));
}

function results({ pool }: RandomPlan, { people, profits, points }: Story, year: Year) {
  if (pool === undefined) return [];
  return year.periods(pool.each).flatMap((span, index) => {
    const period = year.key(span);
    const profit = { measure: 'Profit', for: null, period, value: `$${profits[index] ?? 0}` };
    if (pool.by !== 'by Points') return [profit];
    const each = people.map(({ payee }, at) => ({
      measure: 'Points',
      for: payee,
      period,
      value: `${points[at] ?? 0}`,
    }));
    return [profit, ...each];
  });
}

function rows(table: string, all: readonly Readonly<Record<string, Cell>>[]): TableData {
  return {
    rows: all.map(
      (values, index): InputRow => ({ source: { file: `${table}.csv`, record: index + 1 }, values }),
    ),
  };
}

function dateCell(iso: string): Cell {
  const date = parseDate(iso);
  if (!date.ok) throw new Error(`${iso}: ${date.message}`);
  return { date: date.value };
}
