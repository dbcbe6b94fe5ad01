import type { Condition, Expression } from '../../src/format/types/index.ts';
import { assigned, deal, entered, onePlan, value } from './builders.ts';
import { compare, pct, val } from './expressions.ts';

/** The entered result of the payee. */
export const QUALITY: Expression = { op: 'entered', measure: 'Quality', whose: 'payee' };
const measures = {
  NewARR: { title: 'New ARR', unit: 'USD', revenue: true, betterWhen: 'higher' },
  Quality: { title: 'Deal quality', unit: 'percent', revenue: false, betterWhen: 'higher' },
} as const;
/** A requirement of 60% quality. */
export const good: Condition = compare(val('measure/Quality/payee'), 'at least', pct('0.6'));
/** A plan of one component whose earned pay depends on it. */
export const gated = (earned: (pay: Expression) => Expression) =>
  onePlan({ earned }, { measures, values: { 'measure/Quality/payee': value(QUALITY, 'percent') } });
/** Ann at 130% of quota, with the quality entered or not. */
export const rows = (quality?: string) => ({
  roster: [assigned('ann')],
  deals: [deal('D1', 'ann', '2027-03-01', 390_000)],
  ...(quality === undefined ? {} : { results: [entered('Quality', 'ann', 'FY27-Q1', quality)] }),
});
