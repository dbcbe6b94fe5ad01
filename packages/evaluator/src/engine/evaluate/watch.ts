import type {
  ConditionExpression,
  LookupExpression,
  NaryExpression,
  SelectExpression,
  TotalExpression,
  ValueId,
} from '../../format/types/index.ts';
import type { Rational } from '../../numbers/index.ts';
import { compare } from '../../numbers/index.ts';
import type { Piece } from './pieces.ts';

/**
 * What an evaluation came by on its way: which row of a curve, which side of a condition, whether a limit held. Formulas
 * are those of the plan that is evaluated, so that whoever watches finds them again by identity.
 */
export type Passed =
  /** A value was worked out, or given in place of that. */
  | { readonly kind: 'value'; readonly id: ValueId }
  /** Pieces of a curve that the amount paid comes from, counted from 0. */
  | { readonly kind: 'pieces'; readonly curve: string; readonly pieces: readonly number[] }
  | { readonly kind: 'level'; readonly curve: string; readonly level: string }
  /** Rows and columns of a matrix, counted from 0. */
  | {
      readonly kind: 'cells';
      readonly curve: string;
      readonly rows: readonly number[];
      readonly columns: readonly number[];
    }
  | { readonly kind: 'condition'; readonly of: ConditionExpression; readonly holds: boolean }
  /** The case that was taken, from 0; as many as there are cases for `otherwise`. */
  | { readonly kind: 'case'; readonly of: SelectExpression; readonly taken: number }
  /** The operands that `least` or `greatest` came to, where not all of them are equal. */
  | { readonly kind: 'decided'; readonly of: NaryExpression; readonly by: readonly number[] }
  /** A bound of a single deal changed what it comes to. */
  | { readonly kind: 'deal limit'; readonly of: TotalExpression; readonly bound: 'atMost' | 'atLeast' }
  | { readonly kind: 'row'; readonly of: LookupExpression };

/** Is told what an evaluation comes by. It changes nothing, and the same place may be told many times. */
export type Watch = (passed: Passed) => void;

/** The pieces that pay at a point comes from: of slices all up to it, of what adds up likewise, else the one reached. */
export function piecesPaid(
  curve: { readonly kind: string; readonly addsUp?: boolean },
  reached: Piece,
): readonly number[] {
  const isMadeOfAll = curve.kind === 'marginal' || curve.addsUp === true;
  return isMadeOfAll ? Array.from({ length: reached.index + 1 }, (_, index) => index) : [reached.index];
}

/** Which operands equal what came out; undefined where all do, and none decided. */
export function decidedBy(operands: readonly Rational[], outcome: Rational): readonly number[] | undefined {
  const by = operands.flatMap((operand, index) => (compare(operand, outcome) === 0 ? [index] : []));
  return by.length === operands.length ? undefined : by;
}
