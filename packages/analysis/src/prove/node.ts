import type { MatrixCurve, Relation, Rounding } from '@ontarget/evaluator/format';
import type { Rational } from '@ontarget/evaluator/numbers';

/** Pay as a formula of its inputs: constants are worked out, and formulas that are alike are one node. */
export type Node =
  | ConstantNode
  | InputNode
  | SumNode
  | ProductNode
  | BoundNode
  | CurveNode
  | MatrixNode
  | GradeNode
  | SelectNode
  | RoundNode;

interface Shared {
  /** Tells nodes apart: alike formulas have the same. */
  readonly id: number;
  /** Indexes of the inputs that it depends on. */
  readonly inputs: ReadonlySet<number>;
}

export interface ConstantNode extends Shared {
  readonly op: 'constant';
  readonly value: Rational;
}
export interface InputNode extends Shared {
  readonly op: 'input';
  readonly input: number;
}
/** plus + Σ by · of. */
export interface SumNode extends Shared {
  readonly op: 'sum';
  readonly terms: readonly Term[];
  readonly plus: Rational;
}
export interface Term {
  readonly of: Node;
  readonly by: Rational;
}
export interface ProductNode extends Shared {
  readonly op: 'product';
  readonly of: readonly Node[];
}
export interface BoundNode extends Shared {
  readonly op: 'least' | 'greatest';
  readonly of: readonly Node[];
}
export interface CurveNode extends Shared {
  readonly op: 'curve';
  readonly pieces: readonly CurveStretch[];
  readonly at: Node;
}
/** A piece of a curve: start + slope · (x - from), from `from` on (without it from below without end). */
export interface CurveStretch {
  readonly from: Rational | undefined;
  readonly includes: boolean;
  readonly start: Rational;
  readonly slope: Rational;
}
export interface MatrixNode extends Shared {
  readonly op: 'matrix';
  readonly matrix: MatrixCurve;
  readonly down: Node;
  readonly across: Node;
}
export interface GradeNode extends Shared {
  readonly op: 'grade';
  readonly input: number;
  readonly levels: ReadonlyMap<string, Rational>;
}
export interface SelectNode extends Shared {
  readonly op: 'select';
  readonly when: Test;
  readonly then: Node;
  readonly otherwise: Node;
}
/** Not the rounding of money, which is left out: a stage of its own, such as attainment rounded down to 1%. */
export interface RoundNode extends Shared {
  readonly op: 'round';
  readonly of: Node;
  readonly mode: Rounding['mode'];
  readonly unit: Rational;
}

/** Something that holds or does not. */
export type Test =
  | { readonly op: 'known'; readonly holds: boolean }
  /** Whether a number stands in the relation to 0. */
  | { readonly op: 'sign'; readonly of: Node; readonly relation: Relation }
  | { readonly op: 'word'; readonly input: number; readonly among: readonly string[] }
  | { readonly op: 'all' | 'any'; readonly of: readonly Test[] }
  | { readonly op: 'not'; readonly of: Test };

/** Whether a number of this sign stands in a relation to 0. */
export function holdsFor(relation: Relation, sign: number): boolean {
  switch (relation) {
    case 'at least':
      return sign >= 0;
    case 'above':
      return sign > 0;
    case 'at most':
      return sign <= 0;
    case 'below':
      return sign < 0;
    case 'equal':
      return sign === 0;
  }
}

/** The inputs that a test depends on. */
export function inputsOfTest(test: Test): ReadonlySet<number> {
  switch (test.op) {
    case 'known':
      return new Set();
    case 'sign':
      return test.of.inputs;
    case 'word':
      return new Set([test.input]);
    case 'not':
      return inputsOfTest(test.of);
    default:
      return new Set(test.of.flatMap((one) => [...inputsOfTest(one)]));
  }
}
