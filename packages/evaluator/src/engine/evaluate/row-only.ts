import type { Condition, Expression } from '../../format/types/index.ts';

const known = new WeakMap<Expression | Condition, boolean>();

/**
 * Whether a formula reads nothing but the current row, so that it comes to the same for every subject and window.
 * Such formulas are worked out once for each row.
 */
export function isRowOnly(formula: Expression | Condition): boolean {
  const before = known.get(formula);
  if (before !== undefined) return before;
  const answer = looksOnlyAtRow(formula);
  known.set(formula, answer);
  return answer;
}

function looksOnlyAtRow(formula: Expression | Condition): boolean {
  switch (formula.op) {
    case 'constant':
    case 'text':
    case 'date':
    case 'column':
    case 'hold':
      return true;
    case 'sum':
    case 'product':
    case 'least':
    case 'greatest':
    case 'difference':
    case 'power':
    case 'days':
    case 'all':
    case 'any':
      return formula.of.every(isRowOnly);
    case 'quotient':
      return formula.of.every(isRowOnly) && (formula.whenZero === undefined || isRowOnly(formula.whenZero));
    case 'select':
      return (
        formula.cases.every(({ when, then }) => isRowOnly(when) && isRowOnly(then)) &&
        isRowOnly(formula.otherwise)
      );
    case 'condition':
      return isRowOnly(formula.holds);
    case 'curve':
      return isRowOnly(formula.at);
    case 'matrix':
      return isRowOnly(formula.down) && isRowOnly(formula.across);
    case 'lookup':
      return (
        Object.values(formula.match).every(isRowOnly) && (formula.on === undefined || isRowOnly(formula.on))
      );
    case 'convert':
      return [formula.of, formula.from, formula.to, ...(formula.on === undefined ? [] : [formula.on])].every(
        isRowOnly,
      );
    case 'grade':
    case 'round':
    case 'is':
    case 'blank':
    case 'not':
      return isRowOnly(formula.of);
    case 'compare':
      return isRowOnly(formula.left) && isRowOnly(formula.right);
    default:
      return false;
  }
}
