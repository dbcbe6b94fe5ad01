import type { Expression, Quantity, TotalExpression } from '../../format/types/index.ts';
import { add, formatDate, parseRational, type Rational, sub } from '../../numbers/index.ts';
import type { Place } from '../evaluate/evaluation.ts';
import { scopeOf } from '../evaluate/scope.ts';
import { type Addend, addendsOf } from '../evaluate/totals.ts';
import { firstDifference } from '../order.ts';
import { own } from '../own.ts';
import { quantity } from '../quantities.ts';
import { compareRows, type RowRef } from '../reasons.ts';
import type { Explaining } from './explaining.ts';
import { quantityWords } from './quantity-words.ts';
import type { ExplanationNode, RowLine, Slice } from './tree.ts';
import { unitOfFormula } from './units.ts';
import { formulaWords } from './words.ts';

/** The rows behind a total, by date and key; or the sentence that there are none. */
export function rowsNode(expression: TotalExpression, place: Place, explaining: Explaining): ExplanationNode {
  const { engine } = explaining;
  const unit = unitOfFormula(expression, engine.plan);
  const table = own(engine.plan.tables, expression.credits);
  const from = table?.kind === 'credits' ? table.from : expression.credits;
  const addends = addendsOf(expression, place, engine);
  const rows = 'ok' in addends ? undefined : linesOf(addends, unit);
  const node = `data/${from}`;
  return {
    kind: 'rows',
    node,
    title: from,
    period: explaining.period(place.window),
    ...explaining.outcome(engine.evaluate(expression, place), unit),
    formula: formulaWords(expression, engine.plan),
    ...(rows === undefined ? {} : { rows }),
    ...(rows?.length === 0 ? { text: nothing(expression, from, place, explaining) } : {}),
    ...explaining.source(expression.credits),
    children: 'ok' in addends ? [] : eachRow(expression, sorted(addends), place, explaining),
  };
}

/** The most rows whose own curves are written out. */
const MOST_ROWS = 100;

/** Where each row reads a curve or a table, or has a place in an order: the derivation of each row's amount. */
function eachRow(
  { of, order, credits }: TotalExpression,
  addends: readonly Addend[],
  place: Place,
  explaining: Explaining,
): readonly ExplanationNode[] {
  if (of === undefined || (order === undefined && !readsTable(of))) return [];
  const { plan } = explaining.engine;
  const table = own(plan.tables, credits);
  const from = table?.kind === 'credits' ? table.from : credits;
  const unit = unitOfFormula(of, plan, from);
  const baseUnit = order === undefined ? unit : unitOfFormula(order.base, plan, from);
  const words = (value: Rational): string => quantityWords(quantity(value, baseUnit), plan.currency);
  return addends.slice(0, MOST_ROWS).map(({ credit, amount, credited, inOrder }) => {
    const children = explaining.walk(of, { ...place, row: credit.row, inOrder });
    const slices = inOrder === undefined ? undefined : slicesBetween(children);
    return {
      kind: 'row',
      node: `data/${credit.row.ref.table}`,
      title:
        inOrder === undefined
          ? titleOfRow(credit.row.ref)
          : `${titleOfRow(credit.row.ref)}: ${words(inOrder.credited)}, after ${words(inOrder.before)}`,
      // In an order the formula is about credited amounts: it says what the row comes to after the share.
      quantity: quantity(inOrder === undefined ? amount : credited, unit),
      reasons: [],
      ...(slices === undefined ? {} : { slices }),
      children,
    };
  });
}

/** The key of a row, as people name it. */
export function titleOfRow({ key, source }: RowRef): string {
  return Object.values(key).join(' ') || `record ${source.record}`;
}

/**
 * A deal between the place before it and the one after it: the slices after it, less those before it. A refund takes
 * out of slices, also out of such as it leaves behind.
 */
function slicesBetween(children: readonly ExplanationNode[]): readonly Slice[] | undefined {
  const [after, before, more] = children.filter(({ kind }) => kind === 'curve');
  if (after?.slices === undefined || before?.slices === undefined || more !== undefined) return undefined;
  const { slices } = after;
  const left = before.slices.filter(({ node }) => !slices.some((slice) => slice.node === node));
  return [
    ...slices.flatMap((slice) =>
      moved(
        slice,
        before.slices?.find(({ node }) => node === slice.node),
      ),
    ),
    ...left.flatMap((slice) => moved(emptied(slice), slice)),
  ];
}

/** What a slice holds more than it held before; nothing where that is nothing. */
function moved(slice: Slice, taken: Slice | undefined): readonly Slice[] {
  if (taken === undefined) return [slice];
  const inside = less(slice.inside, taken.inside);
  if (inside.value === '0') return [];
  const { money, ...rest } = slice;
  return [
    {
      ...rest,
      from: plus(taken.from, taken.inside),
      inside,
      pay: less(slice.pay, taken.pay),
      ...(money === undefined || taken.money === undefined ? {} : { money: less(money, taken.money) }),
    },
  ];
}

/** A slice that nothing lies in. */
function emptied({ inside, pay, money, ...slice }: Slice): Slice {
  return {
    ...slice,
    inside: less(inside, inside),
    pay: less(pay, pay),
    ...(money === undefined ? {} : { money: less(money, money) }),
  };
}

function less(a: Quantity, b: Quantity): Quantity {
  return quantity(sub(exact(a), exact(b)), a.unit);
}

function plus(a: Quantity, b: Quantity): Quantity {
  return quantity(add(exact(a), exact(b)), a.unit);
}

function exact({ value }: Quantity): Rational {
  const parsed = parseRational(value);
  // The explanation writes exact texts.
  if (!parsed.ok) throw new TypeError(parsed.message);
  return parsed.value;
}

function readsTable(formula: Expression): boolean {
  switch (formula.op) {
    case 'curve':
    case 'matrix':
    case 'lookup':
    case 'convert':
      return true;
    case 'sum':
    case 'product':
    case 'least':
    case 'greatest':
    case 'difference':
    case 'quotient':
      return formula.of.some(readsTable);
    case 'round':
      return readsTable(formula.of);
    case 'select':
      return formula.cases.some(({ then }) => readsTable(then)) || readsTable(formula.otherwise);
    default:
      return false;
  }
}

function sorted(addends: readonly Addend[]): readonly Addend[] {
  return addends.toSorted((a, b) =>
    firstDifference(
      (a.credit.date ?? 0) - (b.credit.date ?? 0),
      compareRows(a.credit.row.ref, b.credit.row.ref),
    ),
  );
}

function linesOf(addends: readonly Addend[], unit: string): readonly RowLine[] {
  return sorted(addends).map(({ credit, amount, credited }) => ({
    row: credit.row.ref,
    ...(credit.date === undefined ? {} : { date: formatDate(credit.date) }),
    amount: quantity(amount, unit),
    share: quantity(credit.share, 'percent'),
    credited: quantity(credited, unit),
  }));
}

function nothing(
  { whose, where }: TotalExpression,
  from: string,
  { subject, window }: Place,
  { engine }: Explaining,
): string {
  const scope = scopeOf(whose, subject);
  const who =
    'ok' in scope || scope.kind === 'company' ? 'anybody' : scope.kind === 'team' ? scope.team : scope.payee;
  const which = where === undefined ? '' : ' that satisfies its condition';
  return `no row of ${from}${which} is credited to ${who} in ${engine.year.label(window)}`;
}
