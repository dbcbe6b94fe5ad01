import type { Condition, Expression as Formula, Relation, Rounding } from '@ontarget/evaluator/format';
import { unitCode, unitOf } from '@ontarget/language';
import type {
  Expression,
  FormulaCondition,
  FormulaIs,
  RoundedExpression,
  WhenExpression,
} from '@ontarget/language/ast';
import { allOf, anyOf, compare, isAmong, isBlank, not } from '../build/conditions.ts';
import { branch, exact, round, select } from '../build/expressions.ts';
import type { Compilation } from '../compilation.ts';
import { cannotCompile } from '../problems.ts';
import { constantOf } from './constants.ts';
import { formulaOf, type Resolve } from './expression.ts';
import { roundedPowerOf } from './powers.ts';

/** `when … then … otherwise …`: the first branch whose condition holds. */
export function branchesOf(c: Compilation, node: WhenExpression, resolve: Resolve): Formula {
  const cases = node.cases.map(({ condition, value }) =>
    branch(formulaCondition(c, condition, resolve), formulaOf(c, value, resolve)),
  );
  return select(cases, formulaOf(c, node.otherwise, resolve));
}

/** A formula rounded to a multiple of what the plan names. */
export function roundedOf(c: Compilation, node: RoundedExpression, resolve: Resolve): Formula {
  const unit = constantOf(c, node.unit);
  const of = unitOf(node.operand, { currency: c.header.currency });
  if (unit.value.n <= 0n) cannotCompile(node.unit, 'This rounding', 'it needs an amount above zero');
  if (!GOES_WITH[unit.unit]?.has(unitCode(of)) && unit.unit !== unitCode(of)) {
    cannotCompile(
      node.unit,
      'This rounding',
      `it is to ${unit.unit}, and what is rounded is ${unitCode(of)}`,
    );
  }
  const rounding = { mode: node.direction as Rounding['mode'], unit: exact(unit.value) };
  return roundedTo(c, node.operand, rounding, resolve);
}

/** A power is rounded as it is worked out: it has no exact value to be rounded afterwards. */
function roundedTo(c: Compilation, operand: Expression, rounding: Rounding, resolve: Resolve): Formula {
  return operand.$type === 'Power' || operand.$type === 'Root'
    ? roundedPowerOf(c, operand, rounding, resolve)
    : round(formulaOf(c, operand, resolve), rounding);
}

/** Forms of a plain number may be rounded to one another: a ratio to a percent, a count to a number. */
const GOES_WITH: Readonly<Record<string, ReadonlySet<string>>> = {
  percent: new Set(['number', 'multiple', 'score']),
  multiple: new Set(['number', 'percent']),
  number: new Set(['count', 'multiple']),
};

/** A condition of a formula, on whatever the formula may name. */
export function formulaCondition(c: Compilation, condition: FormulaCondition, resolve: Resolve): Condition {
  switch (condition.$type) {
    case 'AnyFormula':
      return anyOf(condition.parts.map((part) => formulaCondition(c, part, resolve)));
    case 'AllFormulas':
      return allOf(condition.parts.map((part) => formulaCondition(c, part, resolve)));
    case 'FormulaIs':
      return formulaIs(condition, resolve);
    case 'FormulaCompare':
      return compare(
        formulaOf(c, condition.left, resolve),
        condition.relation as Relation,
        formulaOf(c, condition.right, resolve),
      );
  }
}

function formulaIs(condition: FormulaIs, resolve: Resolve): Condition {
  const of = resolve(condition.subject);
  const words = condition.values.map(({ value }) => value);
  const holds = condition.blank ? isBlank(of) : isAmong(of, words);
  return condition.not ? not(holds) : holds;
}
