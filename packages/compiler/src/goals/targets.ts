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
  readonly months: readonly Rational[];
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
  return { formula: phased(constant(value, unit), shares), months: shares.map((share) => mul(value, share)) };
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
  const scaled = (window?: 'year') => scaledBy(readValue(parent.id, window), factors);
  if (conversion !== undefined && conversion.leadMonths > 0) {
    if (node.phasing !== undefined) {
      cannotCompile(
        node.phasing,
        node.team.$refText,
        'its lead time already decides in which months it is due',
      );
    }
    const { leadMonths: months, nextYear } = conversion;
    const shifted: Expression = { op: 'shift', months, of: scaled(), beyond: exact(nextYear) };
    return {
      formula: { op: 'over', each: 'month', periods: 'in the window', of: shifted },
      months: parent.months.map((_, month) => mul(factor, ahead(parent.months, month + months, nextYear))),
    };
  }
  if (node.phasing === undefined) {
    return { formula: scaled(), months: parent.months.map((month) => mul(month, factor)) };
  }
  const shares = sharesOfYear(node.phasing, node.team.$refText, c.header.calendar);
  const yearly = mul(sum(parent.months), factor);
  return { formula: phased(scaled('year'), shares), months: shares.map((month) => mul(yearly, month)) };
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
  if (!addsUp) return { formula: constant(value, stated), months: EVENLY.map(() => value) };
  if (node.phasing === undefined) {
    cannotCompile(node, node.team.$refText, 'its yearly target does not say how it is phased');
  }
  const shares = sharesOfYear(node.phasing, node.team.$refText, c.header.calendar);
  return {
    formula: phased(constant(value, stated), shares),
    months: shares.map((share) => mul(value, share)),
  };
}

const ADDITIVE: ReadonlySet<string> = new Set(['count', 'number']);

/** A factor of 1 is not shown: it changes nothing. */
function scaledBy(of: Expression, factors: readonly Rational[]): Expression {
  const units = ['percent', 'percent', 'number'];
  const shown = factors.flatMap((factor, index) =>
    eq(factor, ONE) ? [] : [constant(factor, units[index] ?? 'number')],
  );
  return product([of, ...shown]);
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
