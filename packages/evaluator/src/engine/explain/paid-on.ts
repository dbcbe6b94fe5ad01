import type { Expression, ValueId } from '../../format/types/index.ts';

/**
 * What a curve's pay is multiplied by in a formula, such as target pay: the other factors of the product that the
 * curve (`curve`, read in the formula itself, or the value that holds its pay) is part of. Undefined where it is
 * part of no product.
 */
export function otherFactors(
  formula: Expression,
  curve: Expression | ValueId,
): readonly Expression[] | undefined {
  const isCurve = (operand: Expression): boolean =>
    typeof curve === 'string'
      ? operand.op === 'value' && operand.id === curve && operand.window === undefined
      : operand === curve;
  switch (formula.op) {
    case 'product':
      return formula.of.some(isCurve) ? formula.of.filter((operand) => !isCurve(operand)) : undefined;
    case 'select':
      return first([...formula.cases.map(({ then }) => then), formula.otherwise], curve);
    case 'least':
    case 'greatest':
    case 'sum':
    case 'difference':
      return first(formula.of, curve);
    case 'round':
      return otherFactors(formula.of, curve);
    default:
      return undefined;
  }
}

function first(
  formulas: readonly Expression[],
  curve: Expression | ValueId,
): readonly Expression[] | undefined {
  for (const formula of formulas) {
    const factors = otherFactors(formula, curve);
    if (factors !== undefined) return factors;
  }
  return undefined;
}
