import type { ClawbackExpression } from '../../format/types/index.ts';
import { formatDate, type Rational } from '../../numbers/index.ts';
import { type CanceledTogether, clawedBack, type OriginalPeriod } from '../evaluate/clawback.ts';
import type { Place } from '../evaluate/evaluation.ts';
import { own } from '../own.ts';
import { quantity } from '../quantities.ts';
import { compareRows, type RowRef } from '../reasons.ts';
import type { Explaining } from './explaining.ts';
import { quantityWords } from './quantity-words.ts';
import type { ExplanationNode } from './tree.ts';
import { unitOfFormula } from './units.ts';

/**
 * What is taken back, for each day of cancellations and each period that the rows were credited in: which rows, by
 * which line of the schedule, and what the period paid with them and without them, each with its derivation.
 */
export function clawbackNode(
  expression: ClawbackExpression,
  place: Place,
  explaining: Explaining,
): ExplanationNode {
  const { engine } = explaining;
  const groups = clawedBack(expression, place, engine);
  const head = {
    kind: 'clawback',
    node: explaining.current,
    title: 'taken back for what was canceled',
    period: explaining.period(place.window),
    ...explaining.outcome(engine.evaluate(expression, place), engine.plan.currency),
  } as const;
  if ('ok' in groups) return { ...head, children: [] };
  if (groups.length === 0) {
    const text = 'nothing that was credited this year was canceled in the period';
    return { ...head, text, children: [] };
  }
  const children = groups.flatMap((group) =>
    group.periods.map((period) => periodNode(expression, group, period, place, explaining)),
  );
  return { ...head, children };
}

function periodNode(
  expression: ClawbackExpression,
  group: CanceledTogether,
  period: OriginalPeriod,
  { subject }: Place,
  explaining: Explaining,
): ExplanationNode {
  const { engine } = explaining;
  const { currency } = engine.plan;
  const unit = unitOfFormula(expression.rows, engine.plan);
  const rows = group.rows
    .filter(({ original }) => original.from === period.window.from)
    .toSorted((a, b) => compareRows(a.addend.credit.row.ref, b.addend.credit.row.ref));
  // A row that credits somebody twice, as owner and as helper, is still one deal.
  const names = listed([...new Set(rows.map(({ addend }) => nameOf(addend.credit.row.ref)))]);
  const money = (value: Rational): string => quantityWords(quantity(value, currency), currency);
  const label = engine.year.label(period.window);
  const part = quantityWords(quantity(group.share, 'percent'), currency);
  const of = own(engine.plan.values, expression.pay)?.title ?? 'pay';
  const formula =
    period.all === undefined
      ? `${part} × (${money(period.pay)} − ${money(period.without)}): ${of} of ${label} with ${names}, less the same without`
      : `${part} × ${money(period.pay)} × ${shown(period.credited, unit, currency)} ÷ ${shown(period.all, unit, currency)}: its average share of ${label}`;
  const children =
    period.all === undefined
      ? [
          titled(`with ${names}`, explaining.without(group.before), expression, subject, period),
          titled(`without ${names}`, explaining.without(after(group)), expression, subject, period),
        ]
      : [explaining.value(expression.pay, subject, period.window)];
  return {
    kind: 'clawback',
    node: explaining.current,
    title: `${names}, canceled on ${formatDate(group.on)} and credited in ${label}`,
    quantity: quantity(period.amount, currency),
    text: schedule(group, part),
    formula,
    reasons: [],
    rows: rows.map(({ addend: { credit, amount, credited } }) => ({
      row: credit.row.ref,
      ...(credit.date === undefined ? {} : { date: formatDate(credit.date) }),
      amount: quantity(amount, unit),
      share: quantity(credit.share, 'percent'),
      credited: quantity(credited, unit),
    })),
    children,
  };
}

/** The derivation of the original period's pay as it was with the rows, or would have been without them. */
function titled(
  words: string,
  explaining: Explaining,
  { pay }: ClawbackExpression,
  subject: Place['subject'],
  { window }: OriginalPeriod,
): ExplanationNode {
  const node = explaining.value(pay, subject, window);
  return { ...node, title: `${node.title} ${words}` };
}

function after({ before, rows }: CanceledTogether) {
  return new Set([...before, ...rows.map(({ addend }) => addend.credit.row)]);
}

/** The line of the schedule that applies, such as `within 6 months of closed: 100% is taken back`. */
function schedule({ rows, before, terms: { shares, amount } }: CanceledTogether, part: string): string {
  const steps = [...new Set(rows.map(({ step }) => step))].sort((a, b) => a - b);
  const lines = steps.map((step) => {
    const { within, left } = shares[step] ?? {};
    if (within === undefined) return shares.length === 1 ? 'whenever it is canceled' : 'later than that';
    const unit = within.count === 1 ? within.unit.slice(0, -1) : within.unit;
    const inPart = left === undefined ? '' : `, in proportion to the ${left} left of ${within.count} ${unit}`;
    return `within ${within.count} ${unit} of ${within.of}${inPart}`;
  });
  const what = amount === 'added' ? 'what it added to pay' : 'its average share of pay';
  const gone =
    before.size === 0 || amount !== 'added'
      ? ''
      : `; ${before.size === 1 ? 'a deal that was' : `${before.size} deals that were`} canceled before ${before.size === 1 ? 'is' : 'are'} no longer counted`;
  return `${lines.join(' or ')}: ${part} of ${what} is taken back${gone}`;
}

/** How people call a row: by its key, or by its place in the data. */
export function nameOf({ key, table, source }: RowRef): string {
  return Object.values(key).join(' ') || `record ${source.record} of ${table}`;
}

function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}

function shown(value: Rational, unit: string, currency: string): string {
  return quantityWords(quantity(value, unit), currency);
}
