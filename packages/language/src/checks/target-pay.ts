import { mul, type Rational } from '@ontarget/evaluator/numbers';
import type { PayTerms, Role } from '../generated/ast.ts';
import { fractionOf } from '../literals/read.ts';
import type { PlanView } from './plan-view.ts';
import { literalValue } from './values.ts';

/** The pay terms of a role, in the order of the text; there should be one. */
export function payTermsOf(role: Role): PayTerms[] {
  return role.members.filter(
    (member): member is PayTerms =>
      member.$type === 'OnTargetPay' || member.$type === 'BasePay' || member.$type === 'TargetPay',
  );
}

/** Target pay in the year as the role states it, in the plan's currency; undefined where it does not. */
export function targetPayOf(role: Role, plan: PlanView): Rational | undefined {
  const [terms] = payTermsOf(role);
  const amount = terms && literalValue(terms.amount, plan)?.value;
  if (terms === undefined || amount === undefined) return undefined;
  switch (terms.$type) {
    case 'TargetPay':
      return amount;
    case 'OnTargetPay':
      return share(amount, terms.variable);
    case 'BasePay':
      return share(amount, terms.percent);
  }
}

function share(amount: Rational, percent: string): Rational | undefined {
  const part = fractionOf(percent);
  return part && mul(amount, part);
}
