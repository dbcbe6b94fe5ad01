import type { ExactText, Unit } from './quantity.ts';

/** From attainment (or an amount) to pay; every kind but `by grade` is one exact piecewise-linear function. */
export type Curve = PiecewiseCurve | GradeCurve;

export interface PiecewiseCurve {
  kind: 'linear' | 'steps' | 'marginal' | 'retroactive';
  /** The unit of its bounds: `percent` for attainment, else the unit of the amount. */
  axis: Unit;
  /** The unit of what it pays: `percent` of target pay, `multiple` of attainment, or money. */
  pays: Unit;
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
