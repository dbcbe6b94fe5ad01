import type { ExactText, IsoDate, NodeId, SourceRange, Unit } from '@ontarget/evaluator/format';

/**
 * What the preview of a plan shows, filled in by the language server from the compiled plan or from those of its parts
 * that have no error. It is data only, and crosses the language server protocol as JSON.
 */
export interface PreviewModel {
  plan: {
    id: string;
    title: string;
    currency: string;
    year: { first: IsoDate; last: IsoDate };
  };
  /** In the order of the text. */
  roles: PreviewRole[];
  /** Each root with what is below it, in the order of the text. */
  goals: PreviewGoal[];
  /** How many errors keep the plan from being compiled; 0 where all of it is up to date. */
  errors: number;
}

/** A number as it is drawn, as it is, and as it is read. */
export interface Figure {
  /** Near enough to place a pixel; nothing is decided by it. Percents and multiples are ratios: 65% is 0.65. */
  number: number;
  exact: ExactText;
  unit: Unit;
  /** In the words of the plan's reader: `$120,000`, `65%`, `1.5x`. */
  text: string;
}

/** What can be old: taken from the last version that had no error there, since the text has one now. */
export interface PreviewPart {
  id: NodeId;
  /** The name in the plan. */
  name: string;
  /** The title in the plan, else the name in words. */
  title: string;
  source?: SourceRange;
  stale: boolean;
}

export interface PreviewRole extends PreviewPart {
  team?: string;
  /** The title of the role reported to. */
  reportsTo?: string;
  /** Yearly amounts as the role states them; absent where only the roster does. */
  onTargetPay?: Figure;
  base?: Figure;
  targetPay?: Figure;
  /** Share of target pay that is paid on revenue itself. */
  revenueWeight?: Figure;
  /** The same with goals that were converted from revenue counted in. */
  linkedWeight?: Figure;
  /** In the order of the text: variable pay, then what comes on top. */
  components: PreviewComponent[];
}

export interface PreviewComponent extends PreviewPart {
  kind: 'weighted' | 'commission' | 'bonus' | 'formula';
  /** Share of the role's target pay; only for `weighted`. */
  weight?: Figure;
  /** The weight in money for the year, where the role states its target pay. */
  targetPay?: Figure;
  /** Titles of the measures and goal nodes it is paid on. */
  on: string[];
  /** Whether it is paid on revenue itself, on a goal converted from revenue, or on something else. */
  revenue: 'revenue' | 'linked' | 'other';
  /** In the plan's words: `each quarter by itself`. */
  timing: string;
  /** Requirements, caps and other clauses in the plan's words, one each. */
  terms: string[];
  curve?: PreviewCurve;
  /** What it pays, in words, where there is no curve: `$2,500 each quarter`, `8% of New ARR`. */
  pays?: string;
}

export type PreviewCurve = PreviewLineCurve | PreviewGradeCurve;

interface PreviewCurveNames {
  /** Node id of the curve, such as `curve/Standard`. */
  id: NodeId;
  name: string;
  title: string;
  source?: SourceRange;
}

/** A curve of attainment (or of an amount), as straight stretches between points. */
export interface PreviewLineCurve extends PreviewCurveNames {
  kind: 'linear' | 'steps' | 'marginal' | 'retroactive' | 'overage';
  /** Of the horizontal axis: `Attainment`, or the title of the measure whose amount it is. */
  across: { title: string; unit: Unit };
  /** Of the vertical axis: `Payout, of target pay`, `Pay`, `Rate`. */
  up: { title: string; unit: Unit };
  /** From left to right, without gap or overlap; the last one ends where the chart does. */
  stretches: PreviewStretch[];
  marks: PreviewMark[];
}

/** One straight piece. The curve jumps where a stretch does not begin where the one before it ended. */
export interface PreviewStretch {
  from: PreviewPoint;
  to: PreviewPoint;
  /** Whether `from` belongs to this stretch, and not to the one before it. */
  includesFrom: boolean;
  /** The plan's own percent or rate on this stretch, such as `1.5x`; left out between the points of a line. */
  rate?: Figure;
  /** Whether it goes on like this beyond the chart. */
  endless?: boolean;
}

export interface PreviewPoint {
  x: Figure;
  y: Figure;
}

/** A place worth knowing on a curve. */
export interface PreviewMark extends PreviewPoint {
  /**
   * `threshold`: where pay begins. `target`: 100% attainment. `cap`: from where on pay does not grow any more.
   * `jump`: pay leaps here, from `before` to y.
   */
  kind: 'threshold' | 'target' | 'cap' | 'jump';
  /** Of a jump: what is paid just before it. */
  before?: Figure;
  /** In words: `Pay begins at 50%`, `Jumps from 0% to 50%`. */
  text: string;
}

/** A curve of named levels, lowest first. */
export interface PreviewGradeCurve extends PreviewCurveNames {
  kind: 'by grade';
  up: { title: string; unit: Unit };
  levels: { grade: string; pays: Figure }[];
}

/** A node of a goal's cascade. */
export interface PreviewGoal extends PreviewPart {
  team?: string;
  /** Title of the measure it counts. */
  measure: string;
  revenue: 'revenue' | 'linked' | 'other';
  /** What it is of the node above it. */
  part: 'root' | 'divides' | 'overlaps' | 'supports';
  /** What it divides the number above by, with others that count by the same; `share` is then what all of them have. */
  byWeight?: string;
  /** Its part of the node above it. */
  share?: Figure;
  /** Over-assignment of the node above it, where that is not 100%. */
  handedDown?: Figure;
  /** In words: `$4 for each $1 of New ARR, one quarter before it`. */
  conversion?: string;
  /** For the year. */
  target?: Figure;
  /** Target of each quarter, where it can be worked out. */
  quarters?: { label: string; target: Figure }[];
  /** The roles that carry it. */
  carriers: { id: NodeId; title: string }[];
  children: PreviewGoal[];
}
