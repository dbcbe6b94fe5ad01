import {
  add,
  div,
  gt,
  isWhole,
  isZero,
  max,
  min,
  mul,
  neg,
  type Rational,
  type RoundingMode,
  roundedPower,
  roundTo,
  sub,
  wholePower,
  ZERO,
} from '@ontarget/evaluator/numbers';
import { unitCode, unitOf } from '@ontarget/language';
import type { Expression, Parameter, Power, Root } from '@ontarget/language/ast';
import type { Compilation } from '../compilation.ts';
import { type Amount, amount } from '../literals.ts';
import { cannotCompile, refuse } from '../problems.ts';
import { refuseOver } from './over.ts';
import { rootExponent, whatOf } from './powers.ts';

/** The number that an expression of literals and parameters comes to: a curve's bound, a target, a parameter. */
export function constantOf(c: Pick<Compilation, 'header'>, expression: Expression): Amount {
  const { currency } = c.header;
  const unit = unitOf(expression, { currency });
  if (unit.kind === 'unknown') cannotCompile(expression, 'This value', 'its units do not go together');
  return { value: fold(expression, currency, []), unit: unitCode(unit) };
}

type Operator = '+' | '-' | '*' | '/';

function fold(expression: Expression, currency: string, within: readonly Parameter[]): Rational {
  const next = (operand: Expression) => fold(operand, currency, within);
  switch (expression.$type) {
    case 'Arithmetic':
      return combined(expression, expression.operator, next(expression.left), next(expression.right));
    case 'Negation':
      return neg(next(expression.operand));
    case 'FunctionCall': {
      const [first, ...more] = expression.arguments.map(next);
      if (first === undefined)
        return cannotCompile(expression, expression.function, 'it has nothing to choose from');
      return expression.function === 'least' ? min(first, ...more) : max(first, ...more);
    }
    case 'Reference':
      refuseOver(expression);
      return parameterValue(expression.ref.ref, expression, currency, within);
    case 'RoundedExpression': {
      const rounding = { unit: next(expression.unit), mode: expression.direction as RoundingMode };
      return roundedConstant(expression.operand, next, rounding);
    }
    case 'Power':
    case 'Root':
      return constantPower(expression, next);
    case 'DateLiteral':
    case 'TextLiteral':
      return cannotCompile(expression, expression.value, 'a number must stand here');
    case 'DaysBetween':
      return cannotCompile(
        expression,
        'This number of days',
        'only numbers and parameters are known before any result is',
      );
    case 'SelfReference':
    case 'WhenExpression':
    case 'Lookup':
    case 'ConvertedExpression':
    case 'CurveReading':
      return cannotCompile(
        expression,
        'This value',
        'it must be known before any result is, so nothing can pick it',
      );
    default:
      return amount(expression, expression.value, currency).value;
  }
}

function roundedConstant(
  operand: Expression,
  next: (operand: Expression) => Rational,
  rounding: { readonly unit: Rational; readonly mode: RoundingMode },
): Rational {
  return operand.$type === 'Power' || operand.$type === 'Root'
    ? constantPower(operand, next, rounding)
    : roundTo(next(operand), rounding.unit, rounding.mode);
}

function constantPower(
  node: Power | Root,
  next: (operand: Expression) => Rational,
  rounding?: { readonly unit: Rational; readonly mode: RoundingMode },
): Rational {
  const [base, exponent] =
    node.$type === 'Root' ? [next(node.operand), rootExponent(node)] : [next(node.base), next(node.exponent)];
  if (rounding !== undefined && !gt(rounding.unit, ZERO))
    return cannotCompile(node, 'This rounding', 'it needs an amount above zero');
  if (rounding === undefined && !isWhole(exponent))
    return refuse('power-not-rounded', node, { what: whatOf(node) });
  const power =
    rounding === undefined ? wholePower(base, exponent.n) : roundedPower(base, exponent, rounding);
  if (power.ok) return power.value;
  return cannotCompile(
    node,
    'This power',
    power.problem === 'too-large'
      ? 'it has more digits than any amount of pay'
      : 'zero has no negative power, and a negative number none that is not whole',
  );
}

function combined(node: Expression, operator: Operator, left: Rational, right: Rational): Rational {
  switch (operator) {
    case '+':
      return add(left, right);
    case '-':
      return sub(left, right);
    case '*':
      return mul(left, right);
    case '/':
      return isZero(right) ? cannotCompile(node, 'This quotient', 'it divides by zero') : div(left, right);
  }
}

function parameterValue(
  named: { readonly $type: string } | undefined,
  node: Expression,
  currency: string,
  within: readonly Parameter[],
): Rational {
  if (named?.$type !== 'Parameter') {
    return cannotCompile(node, 'This value', 'only numbers and parameters are known before any result is');
  }
  const parameter = named as Parameter;
  if (within.includes(parameter)) {
    const circle = [...within, parameter].map(({ name }) => name);
    return refuse('circular-definition', parameter, { name: parameter.name, circle });
  }
  return fold(parameter.value, currency, [...within, parameter]);
}
