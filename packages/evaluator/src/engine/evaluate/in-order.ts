import type { TotalExpression } from '../../format/types/index.ts';
import { add, compare, mul, type Rational, ZERO } from '../../numbers/index.ts';
import { type Cell, cellIdentity, isDateCell, isRational } from '../cells.ts';
import type { Credit } from '../data/credit-index.ts';
import { byText } from '../order.ts';
import { type Missing, missing, missingFrom, type Outcome } from '../outcome.ts';
import { distinctReasons } from '../reasons.ts';
import type { Evaluation, Place } from './evaluation.ts';

/** A credited row with the place it has in a total's order. */
export interface Placed {
  readonly credit: Credit;
  readonly inOrder: { readonly before: Rational; readonly credited: Rational };
}

/**
 * The rows of a total one after the other by the columns of its order, each with what the ones before it come to. Two
 * rows that no column tells apart have no order, and then nothing that depends on it has a value.
 */
export function placedInOrder(
  { by, base }: NonNullable<TotalExpression['order']>,
  credits: readonly Credit[],
  place: Place,
  evaluation: Evaluation,
): readonly Placed[] | Missing {
  const rows = credits.map((credit) => ({
    credit,
    keys: by.map((column) => credit.row.cell(column)),
    amount: evaluation.number(base, { ...place, row: credit.row }),
  }));
  const doubts = credits.flatMap(({ doubts: all }) => all);
  const open = rows.flatMap(({ keys, amount }) => missingFrom([...keys, amount])?.reasons ?? []);
  if (open.length + doubts.length > 0) return { ok: false, reasons: distinctReasons([...open, ...doubts]) };
  const sorted = rows.toSorted((a, b) => compareKeys(a.keys, b.keys));
  let before: Rational = ZERO;
  const placed: Placed[] = [];
  for (const [index, { credit, keys, amount }] of sorted.entries()) {
    const last = sorted[index - 1];
    if (last !== undefined && compareKeys(last.keys, keys) === 0) {
      const both = [last.credit.row.ref, credit.row.ref];
      return missing('order-not-unique', `nothing in ${by.join(', ')} tells which of two rows comes first`, {
        rows: both,
      });
    }
    if (!amount.ok) return amount;
    const credited = mul(credit.share, amount.value);
    placed.push({ credit, inOrder: { before, credited } });
    before = add(before, credited);
  }
  return placed;
}

function compareKeys(a: readonly Outcome[], b: readonly Outcome[]): number {
  for (const [index, left] of a.entries()) {
    const right = b[index];
    if (!left.ok || right === undefined || !right.ok) continue;
    const side = compareCells(left.value, right.value);
    if (side !== 0) return side;
  }
  return 0;
}

/** Dates and numbers by size, everything else by its letters; a blank comes first. */
function compareCells(a: Cell, b: Cell): number {
  if (a === null || b === null) return Number(b === null) - Number(a === null);
  if (isRational(a) && isRational(b)) return compare(a, b);
  if (isDateCell(a) && isDateCell(b)) return a.date - b.date;
  return byText(cellIdentity(a), cellIdentity(b));
}
