import type { ExactText, Unit } from './quantity.ts';

/** From attainment (or an amount) to pay: one exact piecewise-linear function, named levels, or a grid. */
export type Curve = PiecewiseCurve | GradeCurve | MatrixCurve;

export interface PiecewiseCurve {
  /** `overage`: what lies above `above` is paid at the rate reached, and what lies below at the rate below. */
  kind: 'linear' | 'steps' | 'marginal' | 'retroactive' | 'overage';
  /** The unit of its bounds: `percent` for attainment, else the unit of the amount. */
  axis: Unit;
  /** The unit of what it pays: `percent` of target pay, `multiple` of attainment, or money. */
  pays: Unit;
  /** Only of `overage`: where what is paid at the rate reached begins; a piece begins there. */
  above?: ExactText;
  /** Only of `steps`: a piece pays its own amount, which is `written`, and those of the pieces below it. */
  addsUp?: boolean;
  /** In rising order of `from`; the first has no `from` and reaches down without end, the last has no end. */
  pieces: CurvePiece[];
}

/**
 * On this piece, f(x) = start + slope (x - from); a piece without `from` counts x from 0.
 * `written` is the percent or rate of the plan's own row.
 */
export interface CurvePiece {
  from?: ExactText;
  /** Whether `from` itself belongs to this piece or to the one before. */
  includes: boolean;
  start: ExactText;
  slope: ExactText;
  written: { value: ExactText; unit: Unit };
}

export interface GradeCurve {
  kind: 'by grade';
  pays: Unit;
  levels: Record<string, ExactText>;
}

/** What two numbers pay together. */
export interface MatrixCurve {
  kind: 'matrix';
  pays: Unit;
  /** The numbers that the rows of the grid stand for, from the top, and those of its columns, from the left. */
  down: MatrixAxis;
  across: MatrixAxis;
  /** Row by row. */
  cells: ExactText[][];
}

export interface MatrixAxis {
  unit: Unit;
  /** Rising. */
  bounds: ExactText[];
  /** What holds between two bounds: what stands at the lower one, or the straight line between them. */
  between: 'steps' | 'interpolated';
  /** What holds below the first bound and above the last: nothing, or what stands at the bound. */
  before: 'zero' | 'flat';
  beyond: 'zero' | 'flat';
}
