import { abs, eq, formatPercent, mul, ONE, type Rational, sign, sub, sum } from '@ontarget/evaluator/numbers';
import type { ParamsOf } from '../diagnostics/catalogue.ts';
import type { Role, Scorecard, VariablePay, WeightedComponent } from '../generated/ast.ts';
import type { Amount } from '../literals/read.ts';
import { payOf, payTermsOf } from '../resolve/pay-terms.ts';
import { weightedOf } from '../resolve/weights.ts';
import { ownerInWords } from './blocks.ts';
import type { Check, Say } from './context.ts';
import type { PlanView } from './plan-view.ts';
import { currencyIn, isMoney, literalValue, moneyInWords } from './values.ts';

type Weight = Amount & { readonly component: WeightedComponent };

/** The components in `variable pay` share out target pay: in percents to 100%, in money to the target pay itself. */
export const weightsMustAddUpTo100: Check<VariablePay | Scorecard> = (pay, say, plan) => {
  const owner = ownerOf(pay);
  const weights = weightsOf(pay, plan);
  if (weights.length === 0 || weights.length < pay.components.length || isMixed(weights)) return;
  const total = sum(weights.map(({ value }) => value));
  // Each role of a scorecard has a target pay of its own.
  const target =
    pay.$type === 'Scorecard' ? undefined : payOf(pay.$container, currencyIn(plan))?.targetPay?.value;
  if (!weights.some(({ unit }) => isMoney(unit))) {
    if (eq(total, ONE)) return;
    sayNot100(pay, weights, say, {
      role: owner,
      total: formatPercent(total),
      whole: '100%',
      difference: percentDifference(sub(ONE, total), target, plan),
    });
  } else if (target !== undefined && !eq(total, target)) {
    const missing = sub(target, total);
    sayNot100(pay, weights, say, {
      role: owner,
      total: moneyInWords(total, plan),
      whole: `the target pay of ${moneyInWords(target, plan)}`,
      difference: `${moneyInWords(abs(missing), plan)} a year ${sign(missing) > 0 ? 'is not on any component' : 'is promised twice'}`,
    });
  }
};

/** A single weight is the wrong one; among several nobody knows which. */
function sayNot100(
  pay: VariablePay | Scorecard,
  [first, ...others]: readonly Weight[],
  say: Say,
  params: ParamsOf<'weights-not-100'>,
): void {
  if (first === undefined || others.length > 0) say('weights-not-100', placeOf(pay), params);
  else say('weights-not-100', { node: first.component, property: 'weight' }, params);
}

function placeOf(pay: VariablePay | Scorecard) {
  return { node: pay, keyword: pay.$type === 'Scorecard' ? 'scorecard' : 'variable' } as const;
}

/** Percents and money cannot be added up. */
export const weightsMustBeOfOneKind: Check<VariablePay | Scorecard> = (pay, say, plan) => {
  const weights = weightsOf(pay, plan);
  if (!isMixed(weights)) return;
  const named = (money: boolean) =>
    weights.filter(({ unit }) => isMoney(unit) === money).map(({ component }) => component.name);
  say('weights-mixed', placeOf(pay), {
    role: ownerOf(pay),
    percents: named(false),
    amounts: named(true),
  });
};

/** A weight in percent is a percent of something: the role's target pay. */
export const weightedRolesMustStatePay: Check<Role> = (role, say) => {
  const weighted = weightedOf(role).length > 0 || role.members.some(({ $type }) => $type === 'VariablePay');
  const stated = payTermsOf(role).length > 0;
  if (weighted && !stated) say('pay-missing', { node: role, property: 'name' }, { role: role.name });
};

function ownerOf(pay: VariablePay | Scorecard): string {
  return ownerInWords(pay.$type === 'Scorecard' ? pay : pay.$container);
}

function weightsOf(pay: VariablePay | Scorecard, plan: PlanView): Weight[] {
  return pay.components.flatMap((component): Weight[] => {
    const weight = literalValue(component.weight, plan);
    return weight === undefined ? [] : [{ ...weight, component }];
  });
}

function isMixed(weights: readonly Weight[]): boolean {
  const money = weights.filter(({ unit }) => isMoney(unit)).length;
  return money > 0 && money < weights.length;
}

function percentDifference(missing: Rational, target: Rational | undefined, plan: PlanView): string {
  const share = formatPercent(abs(missing));
  const amount = target === undefined ? '' : ` (${moneyInWords(mul(abs(missing), target), plan)} a year)`;
  return sign(missing) > 0
    ? `${share} of target pay${amount} is not on any component`
    : `${share} of target pay${amount} is promised twice`;
}
