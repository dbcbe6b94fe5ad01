import { Environment } from '@marcbachmann/cel-js';
import type { Peer, PlanName } from '../measured-plan.ts';
import { recordsOf } from '../records.ts';

const weighted = `quota <= 0.0 || actual == null || retention == null || score == null || score > 1.5 || score < 0.0
  ? dyn(null)
  : dyn(halfUp(least(
      (actual / quota < 1.0 ? actual / quota
        : actual / quota < 1.5 ? 1.0 + 1.5 * (actual / quota - 1.0)
        : 1.75 + 2.0 * (actual / quota - 1.5)) * 0.5 * target
      + least((retention < 0.8 ? 0.0
        : retention < 0.95 ? 0.5 + (retention - 0.8) * 0.5 / 0.15
        : retention < 1.1 ? 1.0 + (retention - 0.95) * 0.6 / 0.15
        : 1.6) * 0.3 * target, 0.45 * target)
      + (actual / quota >= 0.5 ? score * 0.2 * target : 0.0),
    2.0 * target)))`;

const selling = `sold * (sold < 500000.0 ? 0.03 : sold < 1250000.0 ? 0.0425 : 0.05)
  * (margin < 0.1 ? 0.5 : margin < 0.25 ? 1.0 : margin <= 0.4 ? 1.15 : 1.3)`;
const slices = `(renewed < 200000.0 ? 0.015 * renewed
  : renewed < 600000.0 ? 3000.0 + 0.0275 * (renewed - 200000.0)
  : 14000.0 + 0.04 * (renewed - 600000.0))`;
const keeping = `(renewed < 0.0 ? greatest(${slices}, 0.03 * renewed) : least(${slices}, 0.03 * renewed))`;
const commission = `sold == null || renewed == null || margin == null
  ? dyn(null)
  : dyn(least(halfEven(${selling}) + halfEven(${keeping})
      + halfEven(greatest(greatest(0.009 * sold * margin, 0.005 * renewed - 1000.0), 250.0))
      + (${selling} > ${keeping} ? 400000.0 : 0.0),
    12000000.0))`;

const rules: Readonly<Record<PlanName, string>> = { weighted, commission };

function halfUp(dollars: number): number {
  const cents = dollars * 100;
  return cents < 0 ? -Math.floor(0.5 - cents) : Math.floor(cents + 0.5);
}

function halfEven(dollars: number): number {
  const cents = dollars * 100;
  const below = Math.floor(cents);
  if (cents - below !== 0.5) return Math.round(cents);
  return below % 2 === 0 ? below : below + 1;
}

/** Common Expression Language, parsed once; least, greatest and rounding are functions of ours. */
export const cel: Peer = {
  name: 'cel-js',
  version: '@marcbachmann/cel-js 8.0.0 (MIT)',
  cannot:
    'no least, greatest or rounding of its own, and no names for parts of an expression, which are written again',
  prepare: (plan, columns, payees) => {
    const environment = new Environment({ unlistedVariablesAreDyn: true })
      .registerFunction('halfUp(double): double', halfUp)
      .registerFunction('halfEven(double): double', halfEven)
      .registerFunction('least(double, double): double', Math.min)
      .registerFunction('greatest(double, double): double', Math.max);
    const pay = environment.parse(rules[plan.name]) as (record: object) => number | null;
    const records = recordsOf(plan, columns, payees);
    const paid = new Float64Array(payees);
    return {
      paid,
      run: () => {
        for (const [at, record] of records.entries()) paid[at] = pay(record) ?? Number.NaN;
      },
    };
  },
};
