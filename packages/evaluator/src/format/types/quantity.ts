/** A rational number in its one written form: an integer or `n/d` in lowest terms, `d` greater than 1. */
export type ExactText = string;

/**
 * What a number counts: an ISO 4217 code for money, or one of the words below.
 * `percent` and `multiple` are plain ratios (65% is 13/20, 1.5x is 3/2) that are shown differently.
 * A rate in money per unit is written `USD/count`. `money` is of a currency that only its row says.
 */
export type Unit = string;

/** Units that are not currencies. */
export const PLAIN_UNITS = [
  'percent',
  'multiple',
  'number',
  'count',
  'score',
  'date',
  'text',
  'grade',
  'flag',
  'payee',
  'currency',
  'money',
] as const;

/** A number with its unit beside it. */
export interface Quantity {
  value: ExactText;
  unit: Unit;
}

/** How a value is rounded to a multiple of `unit`. `half up` rounds ties away from zero. */
export interface Rounding {
  mode: 'half up' | 'half even' | 'up' | 'down';
  unit: ExactText;
}

/** Lengths of a period of the fiscal year. */
export type Grain = 'month' | 'quarter' | 'half-year' | 'year';

/** A path of names, such as `role/EnterpriseAE/NewBusiness/attainment`; never a counter. */
export type NodeId = string;
/** The id of an entry of `plan.values`. */
export type ValueId = NodeId;
/** An ISO date, such as `2027-02-01`. */
export type IsoDate = string;
