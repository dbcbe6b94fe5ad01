import type { Expression, Quantity } from '@ontarget/evaluator/format';
import { add, div, isZero, mul, type Rational, sum, ZERO } from '@ontarget/evaluator/numbers';
import { payTermsOf, weightedOf } from '@ontarget/language';
import type { PayTerms, Role, WeightedComponent } from '@ontarget/language/ast';
import { targetPayRampOf } from '../balances/ramp.ts';
import { constant, exact, product, quantity, readValue, sum as sumOf } from '../build/expressions.ts';
import { addValue, type Compilation } from '../compilation.ts';
import { fraction, moneyAmount } from '../literals.ts';
import { titleOf } from '../measures/measures.ts';
import { ids } from '../names.ts';
import { EVENLY } from '../phasing.ts';
import { cannotCompile, refuse } from '../problems.ts';
import type { Quota } from './quota.ts';
import { shareOfWeights } from './shared-weights.ts';
import { weightOf } from './weight.ts';
import { addStage, type ComponentWork } from './work.ts';

/** What a role says of its yearly target pay. */
export interface RolePay {
  readonly targetPay?: Quantity;
  readonly onTargetPay?: Quantity;
  /** The number in `targetPay`. */
  readonly stated?: Rational;
  /** Yearly target pay of one roster row. */
  readonly yearly: Expression;
}

/** The yearly target pay of a role: as the role states it, as its weights in money add up, or from the roster. */
export function rolePay(c: Compilation, role: Role): RolePay {
  const terms = payTermsOf(role)[0];
  if (terms !== undefined) return statedPay(c, terms);
  const weights = weightedOf(role).map((component) => weightOf(c, role, component));
  if (weights.length > 0 && weights.every(({ unit }) => unit === c.header.currency)) {
    const total = sum(weights.map(({ value }) => value));
    return { ...statedAs(total, c.header.currency), yearly: constant(total, c.header.currency) };
  }
  return { yearly: { op: 'roster', column: 'target_pay' } };
}

function statedPay(c: Compilation, terms: PayTerms): RolePay {
  const { currency } = c.header;
  const stated = moneyAmount(terms, terms.amount, currency);
  switch (terms.$type) {
    case 'TargetPay':
      return {
        ...statedAs(stated, currency),
        yearly: fromRoster(terms, 'target_pay', constant(stated, currency)),
      };
    case 'OnTargetPay': {
      const share = fraction(terms, terms.variable);
      const onTargetPay = quantity(stated, currency);
      return { onTargetPay, ...partOf(terms, 'on_target_pay', stated, share, currency) };
    }
    case 'BasePay': {
      const share = fraction(terms, terms.percent);
      const onTargetPay = quantity(add(stated, mul(stated, share)), currency);
      return { onTargetPay, ...partOf(terms, 'base', stated, share, currency) };
    }
  }
}

function partOf(
  terms: PayTerms,
  column: string,
  whole: Rational,
  share: Rational,
  currency: string,
): RolePay {
  const part = product([fromRoster(terms, column, constant(whole, currency)), constant(share, 'percent')]);
  return {
    ...statedAs(mul(whole, share), currency),
    yearly: terms.roster ? { op: 'roster', column: 'target_pay', whenBlank: part } : part,
  };
}

function statedAs(stated: Rational, currency: string): Pick<RolePay, 'stated' | 'targetPay'> {
  return { stated, targetPay: quantity(stated, currency) };
}

function fromRoster({ roster }: PayTerms, column: string, whenBlank: Expression): Expression {
  return roster ? { op: 'roster', column, whenBlank } : whenBlank;
}

/** Adds `role/R/target-pay`: the role's target pay for a stretch of time, phased and by days employed. */
export function addRoleTargetPay(
  c: Compilation,
  role: Role,
  pay: RolePay,
  components: readonly string[],
): void {
  const phasing = c.header.targetPayPhasing();
  const formula: Expression =
    phasing === 'like quota'
      ? likeQuota(components)
      : accrued(c, product([pay.yearly, { op: 'phase', shares: phasing.map(exact) }]));
  const title = `${titleOf(role)}, target pay`;
  const value = { title, stage: 'target pay', unit: c.header.currency, subject: 'payee', formula } as const;
  addValue(c, roleTargetPay(role), value, payTermsOf(role)[0] ?? role);
}

export function roleTargetPay(role: Role): string {
  return `${ids.role(role.name)}/target-pay`;
}

function likeQuota(components: readonly string[]): Expression {
  const parts = components.map((id) => readValue(`${id}/target-pay`));
  return parts.length === 0 ? constant(ZERO, 'number') : sumOf(parts);
}

/** Adds the target pay of a weighted component: its part of the role's, or its weight in money. */
export function addTargetPay(
  work: ComponentWork<WeightedComponent>,
  pay: RolePay,
  quota: Quota | undefined,
): void {
  const { c, component, role } = work;
  const { value, unit } = weightOf(c, role, component);
  const phasing = c.header.targetPayPhasing();
  const { currency } = c.header;
  const ramp = targetPayRampOf(work);
  if (unit === 'percent' && phasing !== 'like quota' && ramp === undefined) {
    addShared(work, product([constant(value, 'percent'), readValue(roleTargetPay(role))]));
    return;
  }
  const yearly = unit === 'percent' ? [constant(value, 'percent'), pay.yearly] : [constant(value, unit)];
  if (unit !== 'percent' && unit !== currency)
    cannotCompile(component, component.name, 'its weight is no percent and no money');
  if (unit === currency) refuseRoster(role, component.name);
  const evenly: Expression = { op: 'phase', shares: EVENLY.map(exact) };
  const phase: Expression =
    phasing === 'like quota' ? (quota?.monthly ?? evenly) : { op: 'phase', shares: phasing.map(exact) };
  const ramped = ramp === undefined ? [] : [ramp];
  addShared(work, accrued(c, product([...yearly, phase, ...ramped])));
}

/** Target pay, with its part of the weights that are shared because their results are missing. */
function addShared(work: ComponentWork, own: Expression): void {
  const factor = shareOfWeights(work);
  addStage(work, 'target pay', work.c.header.currency, factor === undefined ? own : product([own, factor]), {
    addsUp: factor === undefined,
  });
}

/** A weight in money is what it is, whatever target pay the roster states. */
function refuseRoster(role: Role, owner: string): void {
  const terms = payTermsOf(role)[0];
  if (!terms?.roster) return;
  const why = 'its weight is in money, which another target pay in the roster would not change';
  refuse('clause-misplaced', terms, { clause: 'unless the roster says otherwise', owner, why });
}

/** The share of target pay that a weight is; undefined for one in money. */
export function weightShare({ c, role, component }: ComponentWork, pay: RolePay): string | undefined {
  if (component.$type !== 'WeightedComponent') return undefined;
  const { value, unit } = weightOf(c, role, component);
  if (unit === 'percent') return exact(value);
  return pay.stated === undefined || isZero(pay.stated) ? undefined : exact(div(value, pay.stated));
}

/** By days employed, or in full, as the header says. */
export function accrued(c: Compilation, of: Expression): Expression {
  return { op: 'accrue', of, proration: c.header.proration };
}
