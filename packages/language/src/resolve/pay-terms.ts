import { mul, type Rational } from '@ontarget/evaluator/numbers';
import type { PayTerms, Role } from '../generated/ast.ts';
import { type Amount, amountOf, fractionOf } from '../literals/read.ts';
import { payTermsOfRow } from './role-rows.ts';

/** What a role says of its yearly pay; all amounts in money, undefined where only the roster says. */
export interface RolePay {
  readonly terms: PayTerms;
  /** Pay for the year that depends on results, at target. */
  readonly targetPay?: Amount;
  /** Base and target pay together. */
  readonly onTargetPay?: Amount;
  readonly base?: Amount;
  /** Target pay as a share of on-target pay, or of base: what a figure in the roster is multiplied by. */
  readonly variable?: { readonly share: Rational; readonly of: 'on-target pay' | 'base' };
  /** Whether a figure in the roster replaces the role's own. */
  readonly rosterMayDiffer: boolean;
}

/** The pay terms of a role, its first where it has several; undefined where it has none. */
export function payOf(role: Role, currency: string): RolePay | undefined {
  const terms = payTermsOf(role)[0];
  if (terms === undefined) return undefined;
  const rosterMayDiffer = terms.roster;
  const amount = amountOf(terms.amount, currency);
  switch (terms.$type) {
    case 'TargetPay':
      return { terms, rosterMayDiffer, ...(amount && { targetPay: amount }) };
    case 'OnTargetPay': {
      const share = fractionOf(terms.variable);
      const targetPay = part(amount, share);
      return {
        terms,
        rosterMayDiffer,
        ...(amount && { onTargetPay: amount }),
        ...(targetPay && { targetPay }),
        ...(share && { variable: { share, of: 'on-target pay' } }),
      };
    }
    case 'BasePay': {
      const share = fractionOf(terms.percent);
      const targetPay = part(amount, share);
      return {
        terms,
        rosterMayDiffer,
        ...(amount && { base: amount }),
        ...(targetPay && { targetPay }),
        ...(share && { variable: { share, of: 'base' } }),
      };
    }
  }
}

/** All pay terms that a role states; more than one is an error. */
export function payTermsOf(role: Role): PayTerms[] {
  const stated = role.members.filter(
    (member) => member.$type === 'OnTargetPay' || member.$type === 'BasePay' || member.$type === 'TargetPay',
  );
  return [...payTermsOfRow(role), ...stated];
}

function part(amount: Amount | undefined, share: Rational | undefined): Amount | undefined {
  return amount && share && { value: mul(amount.value, share), unit: amount.unit };
}
