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
  readonly inOrder: NonNullable<Place['inOrder']>;
}

/**
 * The rows of a total one after the other by the columns of its order, each with what the ones before it come to. Two
 * rows that no column tells apart have no order, and then nothing that depends on it has a value. With `within` the rows
 * of each of its values have an order of their own; a row that leaves one of them blank belongs nowhere.
 */
export function placedInOrder(
  { by, base, within = [] }: NonNullable<TotalExpression['order']>,
  credits: readonly Credit[],
  place: Place,
  evaluation: Evaluation,
): readonly Placed[] | Missing {
  const rows = credits.map((credit) => ({
    credit,
    keys: by.map((column) => credit.row.cell(column)),
    groups: within.map((column) => filled(credit.row.cell(column), column)),
    amount: evaluation.number(base, { ...place, row: credit.row }),
  }));
  const doubts = credits.flatMap(({ doubts: all }) => all);
  const open = rows.flatMap(
    ({ keys, groups, amount }) => missingFrom([...keys, ...groups, amount])?.reasons ?? [],
  );
  if (open.length + doubts.length > 0) return { ok: false, reasons: distinctReasons([...open, ...doubts]) };
  const sorted = rows.toSorted((a, b) => compareKeys(a.keys, b.keys));
  const reached = new Map<string, Rational>();
  const placed: Placed[] = [];
  for (const [index, { credit, keys, groups, amount }] of sorted.entries()) {
    const last = sorted[index - 1];
    if (last !== undefined && compareKeys(last.keys, keys) === 0) {
      const both = [last.credit.row.ref, credit.row.ref];
      return missing('order-not-unique', `nothing in ${by.join(', ')} tells which of two rows comes first`, {
        rows: both,
      });
    }
    if (!amount.ok) return amount;
    const credited = mul(credit.share, amount.value);
    const group = groups.map((one) => (one.ok ? cellIdentity(one.value) : '')).join('\n');
    const before = reached.get(group) ?? ZERO;
    placed.push({ credit, inOrder: { before, credited, share: credit.share } });
    reached.set(group, add(before, credited));
  }
  return placed;
}

function filled(cell: Outcome, column: string): Outcome {
  if (!cell.ok || cell.value !== null) return cell;
  return missing('blank-value', `${column} is blank, so that nothing says what the row belongs to`);
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
