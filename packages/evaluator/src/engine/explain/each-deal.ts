import type { Quantity, ValueId } from '../../format/types/index.ts';
import { div, formatRational, isZero } from '../../numbers/index.ts';
import type { Engine } from '../evaluate/engine.ts';
import { type Reason, reason } from '../reasons.ts';
import type { Subject } from '../subject.ts';
import type { Window } from '../windows.ts';
import { Explaining } from './explaining.ts';
import { titleOfRow } from './rows-node.ts';
import { componentOf, exactOf, partOf, type SliceAsked, slicesIn } from './slice.ts';
import type { ExplanationNode, RowLine } from './tree.ts';

/** What one deal comes to; without a quantity there is nothing of the kind to say of it. */
export interface DealAnswer {
  /** Its key. */
  readonly deal: string;
  readonly quantity: Quantity;
}

/**
 * A total deal by deal: what each credited row comes to after its share, or one slice of that. With `rateOf`, a value
 * that adds up the same rows, what each comes to divided by what it comes to there: its own rate. Reasons where the
 * value has none; nothing where it adds up no rows.
 */
export function eachDeal(
  engine: Engine,
  id: ValueId,
  subject: Subject,
  window: Window,
  { slice, rateOf }: { readonly slice?: SliceAsked; readonly rateOf?: ValueId },
): readonly DealAnswer[] | { readonly reasons: readonly Reason[] } {
  const node = new Explaining(engine, undefined).value(id, subject, window);
  if (node.quantity === undefined) return { reasons: node.reasons };
  const rows = rowsUnder(node, componentOf(id));
  if (rows === undefined) return [];
  if (slice !== undefined) return slicesOfDeals(rows, slice, node.title, id);
  const lines = rows.rows ?? [];
  if (rateOf === undefined)
    return lines.map((line) => ({ deal: titleOfRow(line.row), quantity: line.credited }));
  const base = new Explaining(engine, undefined).value(rateOf, subject, window);
  return ratesOf(lines, rowsUnder(base, componentOf(rateOf))?.rows ?? []);
}

function slicesOfDeals(
  rows: ExplanationNode,
  slice: SliceAsked,
  title: string,
  id: ValueId,
): readonly DealAnswer[] | { readonly reasons: readonly Reason[] } {
  const lines = rows.rows ?? [];
  if (lines.length > rows.children.length) {
    const message = `slices are told of at most ${rows.children.length} deals of a period, and there are ${lines.length}`;
    return { reasons: [reason('too-much-work', message, { value: id })] };
  }
  return rows.children.flatMap((row, index): DealAnswer[] => {
    const answer = partOf(slicesIn(row, componentOf(id)), slice, title, id);
    const line = lines[index];
    return 'quantity' in answer && line !== undefined ? [{ deal: titleOfRow(line.row), ...answer }] : [];
  });
}

function ratesOf(lines: readonly RowLine[], bases: readonly RowLine[]): readonly DealAnswer[] {
  return lines.flatMap(({ row, credited }): DealAnswer[] => {
    const deal = titleOfRow(row);
    const base = bases.find((one) => titleOfRow(one.row) === deal);
    if (base === undefined || isZero(exactOf(base.credited))) return [];
    const unit = credited.unit === base.credited.unit ? 'percent' : `${credited.unit}/${base.credited.unit}`;
    const value = formatRational(div(exactOf(credited), exactOf(base.credited)));
    return [{ deal, quantity: { value, unit } }];
  });
}

/** The rows that a value adds up, itself or through other stages of its component or the measure it reads. */
function rowsUnder(node: ExplanationNode, component: string): ExplanationNode | undefined {
  if (node.kind === 'rows') return node;
  for (const child of node.children) {
    const found = rowsUnder(child, component);
    if (found !== undefined) return found;
  }
  return undefined;
}
