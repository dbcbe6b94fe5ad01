import { abs, eq, formatPercent, mul, ONE, type Rational, sign, sub, sum } from '@ontarget/evaluator/numbers';
import type { ParamsOf } from '../diagnostics/catalogue.ts';
import type { Role, Scorecard, VariablePay, WeightedComponent } from '../generated/ast.ts';
import type { Amount } from '../literals/read.ts';
import { payOf, payTermsOf } from '../resolve/pay-terms.ts';
import { tableOfRole, weighsComponents, weightCellsOf } from '../resolve/role-rows.ts';
import { scorecardsOf } from '../resolve/scorecards.ts';
import { weightedOf } from '../resolve/weights.ts';
import { ownerInWords } from './blocks.ts';
import type { Check, Say } from './context.ts';
import type { PlanView } from './plan-view.ts';
import { currencyIn, isMoney, literalValue, moneyInWords } from './values.ts';

type Weight = Amount & { readonly component: WeightedComponent };

/** The components in `variable pay` share out target pay: in percents to 100%, in money to the target pay itself. */
export const weightsMustAddUpTo100: Check<VariablePay | Scorecard> = (pay, say, plan) => {
  const weights = weightsOf(pay, plan);
  if (weights.length === 0 || weights.length < pay.components.length) return;
  // Each role of a scorecard has a target pay of its own.
  const role = pay.$type === 'Scorecard' ? undefined : pay.$container;
  const params = differenceOf(weights, ownerOf(pay), role, plan);
  if (params !== undefined) sayNot100(pay, weights, say, params);
};

/** The same of a row: its cells share out what the row says is target pay. */
export const rowsMustAddUpTo100: Check<Role> = (role, say, plan) => {
  const table = tableOfRole(role);
  if (table === undefined || !weighsComponents(table) || scorecardsOf(role).length > 0) return;
  const cells = weightCellsOf(role);
  const weights = cells.flatMap(({ component, cell }) => weightAs(cell.value, component, plan));
  if (weights.length < cells.length || payTermsOf(role).length === 0) return;
  const place = { node: role, property: 'name' } as const;
  const mixed = mixedIn(weights, role.name);
  if (mixed !== undefined) say('weights-mixed', place, mixed);
  else {
    const params = differenceOf(weights, role.name, role, plan);
    if (params !== undefined) say('weights-not-100', place, params);
  }
};

/** What weights lack, or have too much; undefined where they add up, or cannot be added up. */
function differenceOf(
  weights: readonly Weight[],
  owner: string,
  role: Role | undefined,
  plan: PlanView,
): ParamsOf<'weights-not-100'> | undefined {
  if (isMixed(weights)) return undefined;
  const total = sum(weights.map(({ value }) => value));
  const target = role && payOf(role, currencyIn(plan))?.targetPay?.value;
  if (!weights.some(({ unit }) => isMoney(unit))) {
    if (eq(total, ONE)) return undefined;
    return {
      role: owner,
      total: formatPercent(total),
      whole: '100%',
      difference: percentDifference(sub(ONE, total), target, plan),
    };
  }
  if (target === undefined || eq(total, target)) return undefined;
  const missing = sub(target, total);
  return {
    role: owner,
    total: moneyInWords(total, plan),
    whole: `the target pay of ${moneyInWords(target, plan)}`,
    difference: `${moneyInWords(abs(missing), plan)} a year ${sign(missing) > 0 ? 'is not on any component' : 'is promised twice'}`,
  };
}

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
  const params = mixedIn(weightsOf(pay, plan), ownerOf(pay));
  if (params !== undefined) say('weights-mixed', placeOf(pay), params);
};

function mixedIn(weights: readonly Weight[], role: string): ParamsOf<'weights-mixed'> | undefined {
  if (!isMixed(weights)) return undefined;
  const named = (money: boolean) =>
    weights.filter(({ unit }) => isMoney(unit) === money).map(({ component }) => component.name);
  return { role, percents: named(false), amounts: named(true) };
}

/** A weight in percent is a percent of something: the role's target pay. */
export const weightedRolesMustStatePay: Check<Role> = (role, say, plan) => {
  const weighted = weightedOf(role).length > 0 || role.members.some(({ $type }) => $type === 'VariablePay');
  const stated = payTermsOf(role).length > 0;
  if (!weighted || stated) return;
  const total = moneyTogether(role, plan);
  const params = { role: role.name, ...(total === undefined ? {} : { total }) };
  say('pay-missing', { node: role, property: 'name' }, params);
};

/** What the weights of a role come to, as it would be written; undefined where some are no money. */
function moneyTogether(role: Role, plan: PlanView): string | undefined {
  const weights = weightedOf(role).map((component) => literalValue(component.weight, plan));
  const amounts = weights.flatMap((weight) =>
    weight !== undefined && isMoney(weight.unit) ? [weight.value] : [],
  );
  if (amounts.length === 0 || amounts.length < weights.length) return undefined;
  const total = sum(amounts);
  const words = moneyInWords(total, plan);
  const read = literalValue(words, plan);
  return read !== undefined && eq(read.value, total) ? words : undefined;
}

function ownerOf(pay: VariablePay | Scorecard): string {
  return ownerInWords(pay.$type === 'Scorecard' ? pay : pay.$container);
}

function weightsOf(pay: VariablePay | Scorecard, plan: PlanView): Weight[] {
  return pay.components.flatMap((component) => weightAs(component.weight, component, plan));
}

function weightAs(text: string | undefined, component: WeightedComponent, plan: PlanView): Weight[] {
  const weight = literalValue(text, plan);
  return weight === undefined ? [] : [{ ...weight, component }];
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
