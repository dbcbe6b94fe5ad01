import type { Quantity, ValueId } from '../../format/types/index.ts';
import { formatRational, isCurrency, parseRational, type Rational, sum } from '../../numbers/index.ts';
import type { Engine } from '../evaluate/engine.ts';
import { own } from '../own.ts';
import { quantityOf } from '../quantities.ts';
import { type Reason, reason } from '../reasons.ts';
import type { Subject } from '../subject.ts';
import type { Window } from '../windows.ts';
import { Explaining } from './explaining.ts';
import type { ExplanationNode, Slice } from './tree.ts';
import { unitAt } from './unit-at.ts';

/** One row of the marginal curve that a component is paid by. */
export interface SliceAsked {
  /** The row in the curve, from 1. */
  readonly row: number;
  /** How much of the amount or attainment lies in it, or what it pays in money. */
  readonly of: 'inside' | 'pay';
}

/** What a value, or one slice of it, comes to. */
export type Answer = { readonly quantity: Quantity } | { readonly reasons: readonly Reason[] };

/** A value for a subject and window; where a slice is asked for, that part of it. */
export function answerTo(
  engine: Engine,
  id: ValueId,
  subject: Subject,
  window: Window,
  slice?: SliceAsked,
): Answer {
  if (slice !== undefined) return sliceOf(engine, id, subject, window, slice);
  const outcome = engine.value(id, subject, window);
  if (!outcome.ok) return { reasons: outcome.reasons };
  const value = own(engine.plan.values, id);
  const unit =
    value?.unit === 'money' ? unitAt(value.formula, { subject, window }, engine) : (value?.unit ?? 'number');
  return { quantity: quantityOf(outcome.value, unit) };
}

/** The slice as the explanation of the value shows it, so that slices add up to what is paid; of several curves, their sum. */
function sliceOf(engine: Engine, id: ValueId, subject: Subject, window: Window, asked: SliceAsked): Answer {
  const node = new Explaining(engine, undefined).value(id, subject, window);
  if (node.quantity === undefined) return { reasons: node.reasons };
  return partOf(slicesIn(node, componentOf(id)), asked, node.title, id);
}

/** The component that a stage belongs to: `role/AE/NewBusiness` of `role/AE/NewBusiness/pay`. */
export function componentOf(stage: ValueId): string {
  return stage.slice(0, stage.lastIndexOf('/'));
}

/** One row of several curves' slices, added up. */
export function partOf(slices: readonly Slice[], asked: SliceAsked, title: string, id: ValueId): Answer {
  const [first] = slices;
  if (first === undefined) {
    return { reasons: [reason('unknown-value', `${title} is not paid in slices`, { value: id })] };
  }
  const row = slices.filter(({ node }) => node.endsWith(`/${asked.row}`)).map((slice) => part(slice, asked));
  return { quantity: { value: formatRational(sum(row.map(exactOf))), unit: part(first, asked).unit } };
}

function part({ inside, pay, money }: Slice, { of }: SliceAsked): Quantity {
  if (of === 'inside') return inside;
  return isCurrency(pay.unit) ? pay : (money ?? pay);
}

/** The slices of the curves that a component itself reads; what it reads of other components is theirs. */
export function slicesIn(node: ExplanationNode, component: string): readonly Slice[] {
  // A deal in order has its own slices: between the curves at the places before and after it.
  if (node.kind === 'row' && node.slices !== undefined) return node.slices;
  return [
    ...(node.slices ?? []),
    ...node.children
      .filter((child) => child.kind !== 'value' || child.node.startsWith(`${component}/`))
      .flatMap((child) => slicesIn(child, component)),
  ];
}

export function exactOf({ value }: Quantity): Rational {
  const parsed = parseRational(value);
  // The explanation writes exact texts.
  if (!parsed.ok) throw new TypeError(parsed.message);
  return parsed.value;
}
