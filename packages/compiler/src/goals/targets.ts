import type { Expression } from '@ontarget/evaluator/format';
import { eq, mul, ONE, type Rational, sum } from '@ontarget/evaluator/numbers';
import type { MonthlyShares } from '@ontarget/language';
import type { Goal, GoalNode, SupportNode } from '@ontarget/language/ast';
import { constant, exact, product, readValue } from '../build/expressions.ts';
import type { Compilation } from '../compilation.ts';
import { constantOf } from '../formulas/constants.ts';
import { EVENLY, sharesOfYear } from '../phasing.ts';
import { cannotCompile } from '../problems.ts';
import type { NodeConversion } from './conversion.ts';
import type { NodeShare } from './parts.ts';

/** A node's target: its formula, and the number of each month that it comes to. */
export interface Target {
  readonly formula: Expression;
  /**
   * Where `known` is false, only in proportion to each other; undefined where not even that is the same whoever is in the
   * roster.
   */
  readonly months: readonly Rational[] | undefined;
  readonly known: boolean;
}

export function phased(yearly: Expression, shares: MonthlyShares): Expression {
  const share: Expression = { op: 'phase', shares: shares.map(exact) };
  return { op: 'over', each: 'month', periods: 'in the window', of: product([yearly, share]) };
}

/** The target of the whole: stated for the year, and phased. */
export function goalTarget(c: Compilation, goal: Goal, id: string): Target {
  const { value, unit } = constantOf(c, goal.target);
  const shares =
    goal.phasing === undefined
      ? openPhasing(c, goal, id)
      : sharesOfYear(goal.phasing, goal.name, c.header.calendar);
  return {
    formula: phased(constant(value, unit), shares),
    months: shares.map((share) => mul(value, share)),
    known: true,
  };
}

/** The target of a part: the number above it, handed down, shared and converted, in the months it is needed. */
export function nodeTarget(
  c: Compilation,
  node: GoalNode,
  parent: Target & { readonly id: string },
  share: NodeShare,
  conversion: NodeConversion | undefined,
): Target {
  const factors = [share.share, share.handedDown, conversion?.factor ?? ONE];
  const factor = factors.reduce(mul, ONE);
  const scaled = (window?: 'year') => scaledBy(readValue(parent.id, window), factors, share.weighed?.share);
  const known = parent.known && share.weighed === undefined;
  const { months } = parent;
  if (share.weighed?.changes) {
    refuseTimingOfItsOwn(node, conversion);
    return {
      formula: { op: 'over', each: 'month', periods: 'in the window', of: scaled() },
      months: undefined,
      known,
    };
  }
  if (conversion !== undefined && conversion.leadMonths > 0) {
    if (node.phasing !== undefined) {
      cannotCompile(
        node.phasing,
        node.team.$refText,
        'its lead time already decides in which months it is due',
      );
    }
    const { leadMonths: lead, nextYear } = conversion;
    const shifted: Expression = { op: 'shift', months: lead, of: scaled(), beyond: exact(nextYear) };
    return {
      formula: { op: 'over', each: 'month', periods: 'in the window', of: shifted },
      months: months?.map((_, month) => mul(factor, ahead(months, month + lead, nextYear))),
      known,
    };
  }
  if (node.phasing === undefined) {
    return { formula: scaled(), months: months?.map((month) => mul(month, factor)), known };
  }
  const shares = sharesOfYear(node.phasing, node.team.$refText, c.header.calendar);
  const yearly = known && months !== undefined ? mul(sum(months), factor) : ONE;
  return {
    formula: phased(scaled('year'), shares),
    months: shares.map((month) => mul(yearly, month)),
    known,
  };
}

/** What is counted anew in the year has the phasing of the node above, in the months of that. */
function refuseTimingOfItsOwn(node: GoalNode, conversion: NodeConversion | undefined): void {
  if (node.phasing === undefined && (conversion?.leadMonths ?? 0) === 0) return;
  const what = node.phasing === undefined ? 'a lead time' : 'a phasing of its own';
  cannotCompile(
    node.phasing ?? node,
    node.team.$refText,
    `it counts its people anew in the year, which leaves no one number of the year for ${what}; count them "each year"`,
  );
}

/** The target of a measure that helps a node: phased where it adds up over the year, else the same in every period. */
export function supportTarget(c: Compilation, node: SupportNode, unit: string): Target {
  const { value, unit: stated } = constantOf(c, node.target);
  const addsUp = ADDITIVE.has(unit) || unit === c.header.currency;
  if (addsUp !== node.yearly) {
    const why = addsUp
      ? 'its target adds up over the year: say it is "in the year" and how it is phased'
      : 'its target holds in every period: it does not add up "in the year"';
    cannotCompile(node, node.team.$refText, why);
  }
  if (!addsUp) return { formula: constant(value, stated), months: EVENLY.map(() => value), known: true };
  if (node.phasing === undefined) {
    cannotCompile(node, node.team.$refText, 'its yearly target does not say how it is phased');
  }
  const shares = sharesOfYear(node.phasing, node.team.$refText, c.header.calendar);
  return {
    formula: phased(constant(value, stated), shares),
    months: shares.map((share) => mul(value, share)),
    known: true,
  };
}

const ADDITIVE: ReadonlySet<string> = new Set(['count', 'number']);

/** A factor of 1 is not shown: it changes nothing. */
function scaledBy(of: Expression, factors: readonly Rational[], weighed: Expression | undefined): Expression {
  const units = ['percent', 'percent', 'number'];
  const shown = factors.flatMap((factor, index) =>
    eq(factor, ONE) ? [] : [constant(factor, units[index] ?? 'number')],
  );
  return product([of, ...shown, ...(weighed === undefined ? [] : [weighed])]);
}

function ahead(months: readonly Rational[], month: number, nextYear: Rational): Rational {
  const found = months[month % months.length] ?? ONE;
  return month < months.length ? found : mul(found, nextYear);
}

function openPhasing(c: Compilation, goal: Goal, id: string): MonthlyShares {
  c.choices.settle({
    code: 'choice-goal-phasing',
    params: { goal: goal.name, target: goal.target.$cstNode?.text ?? '' },
    node: goal,
    owner: id,
    readings: ['phased evenly'],
  });
  return EVENLY;
}
