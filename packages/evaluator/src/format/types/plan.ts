import type { Curve } from './curve.ts';
import type { Expression } from './expression.ts';
import type { ExactText, Grain, IsoDate, NodeId, Quantity, Rounding, Unit, ValueId } from './quantity.ts';
import type { Stage } from './stage.ts';
import type { Table } from './table.ts';

/** An evaluator file. Only `plan` is digested: it holds all that can change a payout, an error or an explanation. */
export interface EvaluatorFile {
  format: { name: 'ontarget-evaluator'; version: string };
  plan: Plan;
  map: SourceMap;
}

/** Where each node stands in the text, and what wrote the file. */
export interface SourceMap {
  tool: { name: string; version: string };
  nodes: Record<NodeId, SourceRange>;
}

/** Lines and columns count from 1; the file is relative to the plan's folder, with `/`. */
export interface SourceRange {
  file: string;
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
}

export interface Plan {
  /** Stable through amendments; from the project file or the folder's name. */
  id: string;
  title: string;
  currency: string;
  year: FiscalYear;
  /** How often pay is paid. */
  paid: Grain;
  /** The first day that this plan pays for, where that is later than the year's: what was before, `opening` brings in. */
  paidFrom?: IsoDate;
  rounding: Rounding & { point: 'each component' | 'each payment' | 'each deal' | 'on the running total' };
  /** Employment on this date is needed to be paid at all. */
  employedOn?: IsoDate;
  /**
   * Set where the plan amends another version in mid-year: from when, and whether what is measured across it goes on from
   * the year's start or begins with it.
   */
  amended?: { from: IsoDate; results: 'continue' | 'restart' };
  tables: Record<string, Table>;
  teams: Record<string, { title: string; parent?: string }>;
  measures: Record<string, Measure>;
  curves: Record<string, Curve>;
  goals: Record<NodeId, GoalNode>;
  roles: Record<string, Role>;
  values: Record<ValueId, Value>;
}

/** The plan's fiscal year, from which its calendar is laid out. */
export interface FiscalYear {
  first: IsoDate;
  last: IsoDate;
  /** Whole weeks, those of the three months of each quarter; without it the year is twelve months from its first day. */
  weeks?: '4-4-5' | '4-5-4' | '5-4-4';
  /** Whether years of weeks end on the `last` such weekday of the month or on the one `nearest` to its end. */
  yearEnd?: 'last' | 'nearest';
  /** Which calendar year names it; without it the one that most of its months lie in. */
  named?: 'by its last day' | 'by its first day';
}

/** A named number. `subject` says what it is a number of; `payee` means a payee in one role and team. */
export interface Value {
  title: string;
  stage: Stage;
  unit: Unit;
  subject: 'payee' | 'team' | 'company';
  /**
   * Written in a plan that is amended: whether the value of a stretch of time is the sum of those of its parts, so that
   * each part can be worked out by the version of its time.
   */
  addsUp?: boolean;
  formula: Expression;
}

export interface Measure {
  title: string;
  unit: Unit;
  revenue: boolean;
  betterWhen: 'higher' | 'lower';
  /** The values that are its results, each for another subject, sorted; absent where nothing reads one. */
  results?: ValueId[];
}

/** A node of a goal tree. `goal/Revenue` is a root, `goal/Revenue/Sales.Enterprise` a node below it. */
export interface GoalNode {
  title: string;
  parent?: NodeId;
  team?: string;
  measure: string;
  part:
    | { kind: 'root' }
    | { kind: 'divides'; share: ExactText; handedDown: ExactText }
    /**
     * Divides, with the other parts of this kind, what is left for them `together`: by `weight` against theirs. `lastYearOf`
     * counts the whole year before; the others on the first day of each period, everybody or `among` some roles.
     */
    | {
        kind: 'divides by weight';
        together: ExactText;
        handedDown: ExactText;
        by: 'headcount' | { column: string } | { lastYearOf: string };
        among?: string[];
        each?: Grain;
        weight: ValueId;
      }
    | { kind: 'overlaps'; share: ExactText }
    | { kind: 'supports' };
  /**
   * Set where the node turns its parent's number into another measure: its target for each unit of the parent's, how much
   * earlier it is needed, and the plan's parameter that the factor comes from.
   */
  conversion?: { factor: ExactText; leadMonths: number; parameter?: { name: string; title: string } };
  /** Set where people answer for parts of it: who, by what, and the value that is the part of the payee at hand. */
  sharedOut?: {
    among: string[];
    by: 'evenly' | { column: string } | { lastYearOf: string };
    each: Grain;
    leavers: 'stays' | 'shared again';
    part: ValueId;
  };
  target: ValueId;
  actual: ValueId;
  /** Roles named by `carried by`, sorted. */
  carriedBy: string[];
}

export interface Role {
  title: string;
  team?: string;
  reportsTo?: string;
  /** Yearly target pay as the role states it; absent where only the roster does. */
  targetPay?: Quantity;
  /** Base and target pay of the year together, where the role states one with the other. */
  onTargetPay?: Quantity;
  components: Record<string, Component>;
  /** Conditions on the role's total; absent where it has none. */
  requirements?: Requirement[];
  /** What the payee is paid for a payment period, and the same after the payment's own rounding. */
  total: ValueId;
  paid: ValueId;
  /**
   * `paid` in the payee's own currency; absent where everybody is paid in the plan's. What a statement pays out is this
   * with what is paid in the end, adjustments included, in place of the value `paid`.
   */
  payment?: ValueId;
  /** What remembers money from one payment to the next; absent where the role has none. By name, such as `recoverable draw`. */
  balances?: Record<string, Balance>;
}

/**
 * Money that goes from one payment to another: closing = broughtIn + out − back − forgiven. What goes out of a `draw` is
 * paid on top of earnings and what comes back is deducted; it is never below zero. A `guarantee` has `out` alone: it is
 * never owed. A `shortfall` is what components have still to deduct when somebody leaves: closing = broughtIn − back. What
 * goes out of a balance `held back` is kept from the payment and what comes back is released with it, as the later
 * instalments of a component are; what is forgiven is then lost to the payee.
 */
export interface Balance {
  title: string;
  kind: 'draw' | 'guarantee' | 'shortfall' | 'held back';
  /** What the earnings of a payment period are topped up to; of a `draw` and a `guarantee`. */
  draw?: ValueId;
  /** What is paid on top, or held back; not of a `shortfall`. */
  out?: ValueId;
  back?: ValueId;
  broughtIn?: ValueId;
  forgiven?: ValueId;
  closing?: ValueId;
}

export interface Component {
  title: string;
  kind: 'weighted' | 'commission' | 'bonus' | 'formula';
  /** Share of the role's target pay; only for `weighted`. */
  weight?: ExactText;
  /** The period that results are measured over, and whether they run from the year's start. */
  measured: Grain;
  toDate: boolean;
  /** Where they run from the start of each quarter or half-year instead. */
  within?: 'quarter' | 'half-year';
  /** Set where the year to date is paid wherever it comes to more than the period by itself. */
  catchUp?: boolean;
  /** Measures and goal nodes it is paid on, sorted. */
  on: { measures: string[]; goals: NodeId[] };
  curve?: string;
  active?: { first: IsoDate; last: IsoDate };
  /** Of what is worked out and no part of any total: whether statements show it. Absent for what is paid. */
  unpaid?: 'shown' | 'hidden';
  /** What payroll calls the earning. */
  payrollCode?: string;
  /** The stages that exist, each a value; `earned` and `payout` always do. */
  stages: Partial<Record<Stage, ValueId>> & { earned: ValueId; payout: ValueId };
  requirements: Requirement[];
  /**
   * What is still to be deducted from later pay, after the component's own periods: the stage `shortfall` is
   * broughtIn + out − back − forgiven, and what is earned is that much less by `back`. Absent where nothing is deducted.
   */
  shortfall?: { broughtIn: ValueId; out: ValueId; back: ValueId; forgiven?: ValueId };
}

/** A condition on a component (or on a role's total) and what missing it means, in the plan's words. */
export interface Requirement {
  value: ValueId;
  condition: string;
  otherwise: string;
}
