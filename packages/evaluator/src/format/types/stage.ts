/** The stages of a component in the order of evaluation. */
export const COMPONENT_STAGES = [
  'measure',
  'quota',
  'target pay',
  'attainment',
  'rate',
  'curve',
  'pay',
  'multiplier',
  'requirement',
  'cap',
  'floor',
  'year cap',
  'to date',
  'shortfall',
  'before clawback',
  'clawback',
  'earned',
  'payout',
] as const;

/** All stages: those of a component, what a role makes of its components, and what goals come to. */
export const STAGES = [
  ...COMPONENT_STAGES,
  'total',
  'balance',
  'paid',
  'payment',
  'goal weight',
  'goal target',
  'goal actual',
] as const;

/** A stage of the order of evaluation. */
export type Stage = (typeof STAGES)[number];
