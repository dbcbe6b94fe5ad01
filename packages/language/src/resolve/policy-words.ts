import type { PolicyKind, PolicyProperty } from '../generated/ast.ts';

/** What the number of a property counts: the literals that it can be compared with. */
export type PolicyUnit = 'share' | 'factor' | 'count' | 'money';

/** A number that policies judge by. */
export interface PropertyTerms {
  readonly unit: PolicyUnit;
  /** What has it. */
  readonly kinds: readonly PolicyKind[];
}

/** Every number that policies ask for; what each means stands in docs/language/policies.md. */
export const POLICY_PROPERTIES: Readonly<Record<PolicyProperty, PropertyTerms>> = {
  'revenue weight': { unit: 'share', kinds: ['role', 'team', 'plan'] },
  'linked weight': { unit: 'share', kinds: ['role', 'team', 'plan'] },
  'scored weight': { unit: 'share', kinds: ['role', 'team', 'plan'] },
  'volume weight': { unit: 'share', kinds: ['role', 'team', 'plan'] },
  'team weight': { unit: 'share', kinds: ['role', 'team', 'plan'] },
  weight: { unit: 'share', kinds: ['component'] },
  'number of measures': { unit: 'count', kinds: ['role'] },
  'number of components': { unit: 'count', kinds: ['role'] },
  'number of components on one number': { unit: 'count', kinds: ['role'] },
  'number of spiffs': { unit: 'count', kinds: ['role', 'plan'] },
  'number of tiers': { unit: 'count', kinds: ['component', 'curve'] },
  'number of carriers': { unit: 'count', kinds: ['goal', 'part'] },
  'number of roles': { unit: 'count', kinds: ['team', 'plan'] },
  'variable share': { unit: 'share', kinds: ['role'] },
  'target pay': { unit: 'money', kinds: ['role', 'component', 'team'] },
  'on-target pay': { unit: 'money', kinds: ['role'] },
  threshold: { unit: 'share', kinds: ['component', 'curve'] },
  'threshold payout': { unit: 'share', kinds: ['component', 'curve'] },
  'highest payout': { unit: 'share', kinds: ['curve'] },
  'jump in pay': { unit: 'share', kinds: ['component'] },
  'rate above target': { unit: 'factor', kinds: ['component', 'curve'] },
  'quota to pay': { unit: 'factor', kinds: ['role'] },
  'months in force': { unit: 'count', kinds: ['component'] },
  'clawback months': { unit: 'count', kinds: ['component'] },
  'smallest quota': { unit: 'count', kinds: ['component'] },
  leverage: { unit: 'factor', kinds: ['role'] },
  'draw months': { unit: 'count', kinds: ['role'] },
  'draw share': { unit: 'share', kinds: ['role'] },
  'spiff share': { unit: 'share', kinds: ['role'] },
  'highest credit': { unit: 'share', kinds: ['measure'] },
  'largest jump': { unit: 'share', kinds: ['component', 'curve'] },
  'slope above target': { unit: 'factor', kinds: ['component', 'curve'] },
  'assigned share': { unit: 'share', kinds: ['part', 'handing-down'] },
  'assigned share in all': { unit: 'share', kinds: ['handing-down'] },
  share: { unit: 'share', kinds: ['part'] },
};

/** What each thing has or has not. */
export const POLICY_FEATURES: Readonly<Record<string, readonly PolicyKind[]>> = {
  cap: ['role', 'component'],
  quota: ['role', 'component'],
  'quota of zero': ['component'],
  ramp: ['role', 'component'],
  clawback: ['role', 'component'],
  'clawback without end': ['role', 'component'],
  draw: ['role'],
  'draw without end': ['role'],
  score: ['role', 'component'],
  commission: ['role', 'component'],
  top: ['component', 'curve'],
  fall: ['component', 'curve'],
  'fall in pay': ['component'],
  'deal limit': ['role', 'component'],
  'direct report': ['role', 'component'],
  'number above its team': ['role', 'component'],
  'single payment': ['component'],
  'credit without bound': ['measure'],
  gate: ['role', 'component'],
  'goal to serve': ['role', 'component'],
  'line to goals': ['role', 'component'],
  'retroactive tier': ['component', 'curve'],
};

/** The units of literals, by the terminals that policies compare with. */
export const UNIT_WORDS: Readonly<Record<PolicyUnit, string>> = {
  share: 'a percent',
  factor: 'a multiple such as 3x',
  count: 'a number',
  money: 'an amount of money',
};
