import type { Rational } from '@ontarget/evaluator/numbers';

/** What a spreadsheet says about a plan. Whatever it does not say is absent, and becomes a question. */
export interface Draft {
  readonly currency: string | undefined;
  readonly roles: readonly DraftRole[];
  readonly curves: readonly DraftCurve[];
  /** What could not be used, in words, for the author to look at. */
  readonly unused: readonly string[];
}

export interface DraftRole {
  readonly title: string;
  readonly team?: string | undefined;
  readonly reportsTo?: string | undefined;
  readonly onTargetPay?: Rational | undefined;
  readonly base?: Rational | undefined;
  readonly targetPay?: Rational | undefined;
  /** Part of on-target pay that is variable, or of base that target pay is. */
  readonly variable?: { readonly share: Rational; readonly of: 'on-target pay' | 'base' } | undefined;
  readonly components: readonly DraftComponent[];
}

export interface DraftComponent {
  /** The heading over its weights: what it is measured on. */
  readonly measure: string;
  readonly weight: Rational;
  readonly quota?: DraftQuota | undefined;
  /** Title of a curve of the draft. */
  readonly curve?: string | undefined;
}

export interface DraftQuota {
  /** Money in the draft's currency, or a plain number. */
  readonly amount: Rational;
  readonly isMoney: boolean;
  /** Absent where the heading does not say which period it is for. */
  readonly period?: 'year' | 'half-year' | 'quarter' | 'month' | undefined;
}

/** Tiers as a table states them; it never says whether they are marginal or retroactive. */
export interface DraftCurve {
  readonly title: string;
  readonly tiers: readonly DraftTier[];
}

export interface DraftTier {
  /** Attainment from which the tier holds. */
  readonly from: Rational;
  readonly rate: Rational;
  readonly unit: 'x' | '%';
}
