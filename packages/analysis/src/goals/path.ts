import type { RunInput } from '@ontarget/evaluator/engine';
import type { GoalNode, NodeId, Plan } from '@ontarget/evaluator/format';
import { add, formatRational, mul, ONE, type Rational, sum, ZERO } from '@ontarget/evaluator/numbers';
import { divides, sharesByWeight } from './by-weight.ts';
import { exactOf } from './exact.ts';
import { timingOf } from './formulas.ts';
import { type GoalPeriod, labelOfMonths, type Months, yearInPeriods } from './periods.ts';
import { targetsOf } from './targets.ts';

/** One step of the way from the company's number to a node: what is done to the number of the node above. */
export interface PathStep {
  readonly node: NodeId;
  readonly part: GoalNode['part'];
  readonly conversion?: NonNullable<GoalNode['conversion']>;
  /** What next year's first months are taken as, of this year's, where a lead time looks for them. */
  readonly nextYear?: string;
  /** Whether it has a phasing of its own, apart from that of the node above. */
  readonly phased: boolean;
}

/** What a node's target of a period stands for, in the measure of the company's number. */
export interface StandsFor {
  readonly period: GoalPeriod;
  /** The number behind the target as it was handed down, over-assignment included: target ÷ factors. */
  readonly assigned: string;
  /** The part of the company's number behind it: assigned ÷ cumulative over-assignment. */
  readonly ofCompany: string;
  /** The company's number of the months that it is a part of. */
  readonly company: string;
  /** When that number is due: later than the target by the lead times. Absent where a node is phased on its own. */
  readonly due?: { readonly months: Months; readonly label: string };
}

/** The way from the company's number to a node, and back. */
export interface GoalPath {
  readonly node: NodeId;
  readonly goal: NodeId;
  /** From the whole to the node itself. */
  readonly steps: readonly PathStep[];
  /** Of the node's measure for each 1 of the company's: 1/5,000 where $20K of pipeline are a lead and $4 of it $1. */
  readonly factor: string;
  /** All the over-assignment on the way. */
  readonly overAssigned: string;
  readonly leadMonths: number;
  /**
   * For each period asked for; absent where a measure that only supports the goal lies on the way, or a part whose share only
   * a roster or last year's rows say that are not given.
   */
  readonly standsFor?: readonly StandsFor[];
}

/**
 * Follows a node's target to the company's number. A part divides or shares the number above it; a conversion multiplies
 * it by a factor and needs it earlier by a lead time L: target(t) = factor × share × number above (t + L). Undoing both
 * gives what a target stands for: target ÷ factors, due L later, of which 1 ÷ over-assignment is the company's own.
 */
export function pathOf(
  plan: Plan,
  id: NodeId,
  periods: readonly GoalPeriod[],
  tables: RunInput['tables'] = {},
): GoalPath {
  const nodes = lineOf(plan, id);
  const steps = nodes.map(({ node, id: at }): PathStep => {
    const { shares, beyond } = timingOf(plan, node.target);
    return {
      node: at,
      part: node.part,
      ...(node.conversion === undefined ? {} : { conversion: node.conversion }),
      ...((node.conversion?.leadMonths ?? 0) > 0 ? { nextYear: formatRational(beyond) } : {}),
      phased: node.parent !== undefined && shares !== undefined,
    };
  });
  const factor = product(nodes.map(({ node }) => exactOf(node.conversion?.factor ?? '1')));
  const overAssigned = product(
    nodes.map(({ node: { part } }) => (divides(part) ? exactOf(part.handedDown) : ONE)),
  );
  const leadMonths = steps.reduce((months, { conversion }) => months + (conversion?.leadMonths ?? 0), 0);
  const supports = steps.some(({ part }) => part.kind === 'supports');
  const shares = nodes.map((one) => sharesOf(plan, one, tables));
  const [whole] = nodes;
  return {
    node: id,
    goal: whole?.id ?? id,
    steps,
    factor: formatRational(factor),
    overAssigned: formatRational(overAssigned),
    leadMonths,
    ...(supports || !shares.every((share) => share !== undefined)
      ? {}
      : { standsFor: standsFor(plan, nodes, { periods, overAssigned, leadMonths, shares }) }),
  };
}

interface OnTheWay {
  readonly id: NodeId;
  readonly node: GoalNode;
}

/** The nodes from the whole down to one. */
function lineOf(plan: Plan, id: NodeId): readonly OnTheWay[] {
  const node = plan.goals[id];
  if (node === undefined) return [];
  return [...(node.parent === undefined ? [] : lineOf(plan, node.parent)), { id, node }];
}

function standsFor(
  plan: Plan,
  nodes: readonly OnTheWay[],
  {
    periods,
    overAssigned,
    leadMonths,
    shares,
  }: {
    periods: readonly GoalPeriod[];
    overAssigned: Rational;
    leadMonths: number;
    /** Of each node, what it has of the one above in each month. */
    shares: readonly (readonly Rational[])[];
  },
): readonly StandsFor[] {
  const [whole, ...below] = nodes;
  if (whole === undefined) return [];
  const number = monthsOfWhole(plan, whole.id);
  const company = below.reduce((months, { node }) => inTime(plan, node, months), number);
  const part = below.reduce(
    (months, { node }, index) => inTime(plan, node, months, shares[index + 1]),
    number,
  );
  const phased = below.some(({ node }) => timingOf(plan, node.target).shares !== undefined);
  return periods.map((period) => {
    const own = total(part, period);
    const months = { from: period.from + leadMonths, to: period.to + leadMonths };
    const isYear = period.to - period.from === 11;
    return {
      period,
      assigned: formatRational(mul(own, overAssigned)),
      ofCompany: formatRational(own),
      company: formatRational(total(company, period)),
      ...(phased && !isYear ? {} : { due: { months, label: labelOfMonths(plan, months) } }),
    };
  });
}

/**
 * The number of the node above, or of it what this node has, in the months in which this node needs it, or as this node is
 * phased on its own.
 */
function inTime(
  plan: Plan,
  { target, conversion }: GoalNode,
  number: readonly Rational[],
  part?: readonly Rational[],
): readonly Rational[] {
  const { shares, beyond } = timingOf(plan, target);
  const above = part === undefined ? number : number.map((month, index) => mul(month, part[index] ?? ONE));
  if (shares !== undefined) {
    const year = sum(above);
    return shares.map((share) => mul(year, share));
  }
  const lead = conversion?.leadMonths ?? 0;
  return above.map((_, month) => {
    const ahead = above[(month + lead) % above.length] ?? ZERO;
    return month + lead < above.length ? ahead : mul(ahead, beyond);
  });
}

/** What a node has of the one above it in each month; undefined where people weigh it and nobody knows them. */
function sharesOf(
  plan: Plan,
  { id, node: { part } }: OnTheWay,
  tables: RunInput['tables'],
): readonly Rational[] | undefined {
  if (part.kind === 'divides by weight') return sharesByWeight(plan, id, tables);
  const share = part.kind === 'divides' || part.kind === 'overlaps' ? exactOf(part.share) : ONE;
  return Array.from({ length: 12 }, () => share);
}

/** The whole's target, month by month, by the engine that pays. */
function monthsOfWhole(plan: Plan, id: NodeId): readonly Rational[] {
  const months = targetsOf(plan, yearInPeriods(plan, 'month').periods, [id]).get(id) ?? [];
  return months.map((month) => ('quantity' in month ? exactOf(month.quantity.value) : ZERO));
}

function total(months: readonly Rational[], { from, to }: Months): Rational {
  return months.slice(from, to + 1).reduce(add, ZERO);
}

function product(factors: readonly Rational[]): Rational {
  return factors.reduce(mul, ONE);
}
