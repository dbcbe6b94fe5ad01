import type { Piece } from '../../engine/evaluate/pieces.ts';
import type { Relation, Rounding, ValueId } from '../../format/types/index.ts';
import type { Rational } from '../../numbers/index.ts';

/**
 * A formula of one payee and one period as plain arithmetic over the quantities given for the payee: no subject, window,
 * table or name is left in it. Operands that are the same object are worked out once.
 */
export type Num =
  | { readonly op: 'constant'; readonly value: Rational }
  /** A given quantity; where it is not given, there is no value for the reason `site`. */
  | { readonly op: 'input'; readonly input: number; readonly site: number }
  /** What another function of the plan pays: the same as `of`, which is worked out there. */
  | { readonly op: 'paid'; readonly output: number; readonly of: Num }
  | { readonly op: 'add' | 'sub' | 'mul' | 'min' | 'max'; readonly a: Num; readonly b: Num }
  | { readonly op: 'div'; readonly a: Num; readonly b: Num; readonly whenZero: Num }
  | { readonly op: 'choose'; readonly when: Test; readonly chosen: Num; readonly otherwise: Num }
  | {
      readonly op: 'curve';
      readonly at: Num;
      readonly pieces: readonly Piece[];
      readonly read: 'pay' | 'rate';
    }
  | { readonly op: 'round'; readonly of: Num; readonly unit: Rational; readonly mode: Rounding['mode'] }
  /** Never a value, for the reason `site`. */
  | { readonly op: 'fails'; readonly site: number };

/** Something that holds or does not. */
export type Test =
  | { readonly op: 'known'; readonly holds: boolean }
  | { readonly op: 'compare'; readonly relation: Relation; readonly left: Num; readonly right: Num }
  | { readonly op: 'all' | 'any'; readonly of: readonly Test[] }
  | { readonly op: 'not'; readonly of: Test }
  | { readonly op: 'given'; readonly input: number };

/** A place in the plan where a value can be missing: the code, and the value that meets it first. */
export interface Site {
  readonly code: string;
  readonly kind: 'held' | 'error';
  readonly value: ValueId;
}
