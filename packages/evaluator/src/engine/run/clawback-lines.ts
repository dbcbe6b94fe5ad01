import type { Component, Plan } from '../../format/types/index.ts';
import { formatDate, isZero, neg, parseRational, type Rational, roundTo } from '../../numbers/index.ts';
import { clawedBack } from '../evaluate/clawback.ts';
import type { Engine } from '../evaluate/engine.ts';
import { byText } from '../order.ts';
import { own } from '../own.ts';
import { quantity } from '../quantities.ts';
import { compareRows, type RowRef } from '../reasons.ts';
import type { ClawedBack } from '../result.ts';
import type { PayeeSubject } from '../subject.ts';
import type { Window } from '../windows.ts';

/**
 * What a component takes back in a window: for each day of cancellations and each period that the rows were credited
 * in. Only for a component that has a value: its clawback is then known too.
 */
export function clawbackLines(
  { stages }: Component,
  subject: PayeeSubject,
  window: Window,
  engine: Engine,
): readonly ClawedBack[] {
  const formula =
    stages.clawback === undefined ? undefined : own(engine.plan.values, stages.clawback)?.formula;
  if (formula?.op !== 'clawback') return [];
  const groups = clawedBack(formula, { subject, window }, engine);
  if ('ok' in groups) return [];
  return groups.flatMap(({ on, rows, periods }) =>
    periods.map((period) => ({
      period: { key: engine.year.key(period.window), label: engine.year.label(period.window) },
      canceled: formatDate(on),
      amount: quantity(period.amount, engine.plan.currency),
      rows: [
        ...new Set(
          rows
            .filter(({ original }) => original.from === period.window.from)
            .map(({ addend }) => addend.credit.row),
        ),
      ]
        .map(({ ref }) => ref)
        .sort(compareRows),
    })),
  );
}

/** What is posted of one line: below zero where pay is taken back, rounded where the plan rounds each component. */
export interface ClawbackPosting {
  readonly earnedIn: string;
  readonly amount: Rational;
  /** The rows, such as `data/deals/D7`. */
  readonly causes: readonly string[];
}

/** The postings of clawbacks; lines that come to nothing post nothing. */
export function clawbackPostings(
  lines: readonly ClawedBack[],
  { rounding }: Plan,
): readonly ClawbackPosting[] {
  return lines.flatMap(({ period, amount, rows }) => {
    const exact = rationalOf(amount.value);
    const posted =
      rounding.point === 'each payment' ? exact : roundTo(exact, rationalOf(rounding.unit), rounding.mode);
    return isZero(posted)
      ? []
      : [{ earnedIn: period.key, amount: neg(posted), causes: rows.map(causeOf).sort(byText) }];
  });
}

/** A row as a cause: its table and its key, or its place in the data where it has none. */
export function causeOf({ table, key, source }: RowRef): string {
  const name = Object.values(key).join(' ') || `${source.file}:${source.record}`;
  return `data/${table}/${name}`;
}

function rationalOf(text: string): Rational {
  const parsed = parseRational(text);
  if (!parsed.ok) throw new TypeError(parsed.message);
  return parsed.value;
}
