import type { Condition, Expression, Plan } from '@ontarget/evaluator/format';
import { compare, parseRational, type Rational, rational } from '@ontarget/evaluator/numbers';

/** What a draw of a role tops up, month of tenure by month. */
export interface DrawTerms {
  /** How many months it tops up; `without end` where it does so in every month from some on. */
  readonly months: number | 'without end';
  /** What it tops up to in each month that it does, in the plan's currency. */
  readonly amounts: readonly Rational[];
}

/** The draws of a role, owed back or not, as far as their amounts hang on the months of tenure alone. */
export function drawsOf(plan: Plan, role: string): DrawTerms[] {
  return Object.values(plan.roles[role]?.balances ?? {}).flatMap(({ draw }) => {
    const formula = draw === undefined ? undefined : plan.values[draw]?.formula;
    const terms = formula?.op === 'accrue' ? termsOf(formula.of) : undefined;
    return terms === undefined ? [] : [terms];
  });
}

/** Undefined where more than tenure decides an amount. */
function termsOf(monthly: Expression): DrawTerms | undefined {
  const last = Math.max(0, ...boundsOf(monthly));
  const amounts: Rational[] = [];
  // In the month after the last one that the formula tells apart, and in every later one, it comes to the same.
  for (let month = 1; month <= last + 1; month += 1) {
    const amount = amountIn(monthly, month);
    if (amount === undefined) return undefined;
    if (amount.n <= 0n) continue;
    if (month > last) return { months: 'without end', amounts: [...amounts, amount] };
    amounts.push(amount);
  }
  return { months: amounts.length, amounts };
}

/** The months of tenure that a formula tells apart. */
function boundsOf(node: unknown): number[] {
  if (typeof node !== 'object' || node === null) return [];
  const { op, left, right } = node as { op?: string; left?: Expression; right?: Expression };
  if (op === 'compare' && left?.op === 'tenure' && right?.op === 'constant') {
    const month = exact(right.value);
    return [Number(month.n / month.d)];
  }
  return Object.values(node).flatMap(boundsOf);
}

function amountIn(formula: Expression, month: number): Rational | undefined {
  if (formula.op === 'constant') return exact(formula.value);
  if (formula.op !== 'select') return undefined;
  for (const { when, then } of formula.cases) {
    const holds = holdsIn(when, month);
    if (holds === undefined) return undefined;
    if (holds) return amountIn(then, month);
  }
  return amountIn(formula.otherwise, month);
}

function holdsIn(condition: Condition, month: number): boolean | undefined {
  if (condition.op === 'all') {
    const each = condition.of.map((one) => holdsIn(one, month));
    return each.includes(undefined) ? undefined : each.every((holds) => holds === true);
  }
  if (condition.op !== 'compare' || condition.left.op !== 'tenure' || condition.right.op !== 'constant')
    return undefined;
  const order = compare(rational(month), exact(condition.right.value));
  switch (condition.relation) {
    case 'equal':
      return order === 0;
    case 'at most':
      return order <= 0;
    case 'at least':
      return order >= 0;
    default:
      return undefined;
  }
}

function exact(text: string): Rational {
  const parsed = parseRational(text);
  if (!parsed.ok) throw new RangeError(`"${text}" is no exact number`);
  return parsed.value;
}
