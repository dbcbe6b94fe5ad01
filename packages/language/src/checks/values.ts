import {
  add,
  div,
  formatMoney,
  formatMultiple,
  formatNumber,
  formatPercent,
  mul,
  neg,
  type Rational,
  sub,
} from '@ontarget/evaluator/numbers';
import type { Arithmetic, Expression } from '../generated/ast.ts';
import { type Amount, amountOf } from '../literals/read.ts';
import { differenceUnit, productUnit, quotientUnit, sumUnit } from '../types/algebra.ts';
import { currencyOf, type Unit } from '../types/unit.ts';
import type { PlanView } from './plan-view.ts';

/** What `$` is in a library, which has no currency of its own. */
const DOLLAR = 'USD';

/** The currency that amounts of a plan are read in. */
export function currencyIn(plan: PlanView): string {
  return plan.currency ?? DOLLAR;
}

/** The amount that a literal stands for, or undefined where it is none. */
export function literalValue(text: string | undefined, plan: PlanView): Amount | undefined {
  if (text === undefined) return undefined;
  const currency = currencyIn(plan);
  const key = `${currency} ${text}`;
  let read = amounts.get(key);
  if (read === undefined) {
    if (amounts.size >= MOST_AMOUNTS) amounts.clear();
    read = amountOf(text, currency) ?? null;
    amounts.set(key, read);
  }
  return read ?? undefined;
}

/** What literals stand for, by currency and text: the checks of one plan ask for the same ones over and over. */
const amounts = new Map<string, Amount | null>();

const MOST_AMOUNTS = 20_000;

/** The value of an expression of literals and parameters; undefined where it is not a constant. */
export function constantValue(expression: Expression, plan: PlanView, depth = 0): Amount | undefined {
  switch (expression.$type) {
    case 'MoneyLiteral':
    case 'PercentLiteral':
    case 'MultipleLiteral':
    case 'NumberLiteral':
      return literalValue(expression.value, plan);
    case 'Negation': {
      const operand = constantValue(expression.operand, plan, depth);
      return operand && { value: neg(operand.value), unit: operand.unit };
    }
    case 'Reference': {
      const parameter = expression.ref?.ref;
      // A parameter that needs itself has no value; its circle is reported where it is declared.
      if (parameter?.$type !== 'Parameter' || parameter.value === undefined || depth > MOST_PARAMETERS) {
        return undefined;
      }
      return constantValue(parameter.value, plan, depth + 1);
    }
    case 'Arithmetic':
      return ofArithmetic(expression, plan, depth);
    default:
      return undefined;
  }
}

/** How many parameters may lead to one another before they are taken for a circle. */
const MOST_PARAMETERS = 100;

/** A value for people, in its unit. */
export function inWords({ value, unit }: Amount, plan: PlanView): string {
  const currency = currencyOf(unit);
  if (currency !== undefined) return formatMoney(value, currency, { planCurrency: currencyIn(plan) });
  if (unit.kind === 'percent') return formatPercent(value);
  return unit.kind === 'multiple' ? formatMultiple(value) : formatNumber(value);
}

/** An amount in the plan's currency, for people. */
export function moneyInWords(amount: Rational, plan: PlanView): string {
  return formatMoney(amount, currencyIn(plan), { planCurrency: currencyIn(plan) });
}

/** Whether a unit is money of any currency. */
export function isMoney(unit: Unit): boolean {
  return unit.kind === 'money';
}

function ofArithmetic(
  { left, operator, right }: Arithmetic,
  plan: PlanView,
  depth: number,
): Amount | undefined {
  const a = constantValue(left, plan, depth);
  const b = constantValue(right, plan, depth);
  if (a === undefined || b === undefined || (operator === '/' && b.value.n === 0n)) return undefined;
  const { unitOf, compute } = OPERATORS[operator];
  const unit = unitOf(a.unit, b.unit);
  return unit.ok ? { value: compute(a.value, b.value), unit: unit.unit } : undefined;
}

const OPERATORS = {
  '+': { unitOf: sumUnit, compute: add },
  '-': { unitOf: differenceUnit, compute: sub },
  '*': { unitOf: productUnit, compute: mul },
  '/': { unitOf: quotientUnit, compute: div },
} as const;
