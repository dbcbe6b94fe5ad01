import { ZenEngine } from '@gorules/zen-engine';
import type { Peer, PlanName } from '../measured-plan.ts';
import { centsOf, recordsOf } from '../records.ts';

type Expressions = readonly (readonly [key: string, value: string])[];

const weighted: Expressions = [
  ['attainment', 'quota > 0 and actual != null ? actual / quota : 0'],
  [
    'slices',
    '$.attainment < 1 ? $.attainment : $.attainment < 1.5 ? 1 + 1.5 * ($.attainment - 1) : 1.75 + 2 * ($.attainment - 1.5)',
  ],
  ['kept', 'retention == null ? 0 : retention'],
  [
    'line',
    '$.kept < 0.8 ? 0 : $.kept < 0.95 ? 0.5 + ($.kept - 0.8) * 0.5 / 0.15 : $.kept < 1.1 ? 1 + ($.kept - 0.95) * 0.6 / 0.15 : 1.6',
  ],
  ['scored', 'score == null ? 0 : score'],
  [
    'sum',
    '$.slices * 0.5 * target + min([$.line * 0.3 * target, 0.45 * target]) + ($.attainment >= 0.5 ? $.scored * 0.2 * target : 0)',
  ],
  [
    'paid',
    'quota <= 0 or actual == null or retention == null or score == null or $.scored > 1.5 ? null : round(min([$.sum, 2 * target]), 2)',
  ],
];

const commission: Expressions = [
  ['s', 'sold == null ? 0 : sold'],
  ['m', 'margin == null ? 0 : margin'],
  [
    'selling',
    '$.s * ($.s < 500000 ? 0.03 : $.s < 1250000 ? 0.0425 : 0.05) * ($.m < 0.1 ? 0.5 : $.m < 0.25 ? 1 : $.m <= 0.4 ? 1.15 : 1.3)',
  ],
  [
    'slices',
    'renewed < 200000 ? 0.015 * renewed : renewed < 600000 ? 3000 + 0.0275 * (renewed - 200000) : 14000 + 0.04 * (renewed - 600000)',
  ],
  ['keeping', 'renewed < 0 ? max([$.slices, 0.03 * renewed]) : min([$.slices, 0.03 * renewed])'],
  ['profit', 'max([0.009 * $.s * $.m, 0.005 * renewed - 1000, 250])'],
  [
    'sum',
    'round($.selling, 2) + round($.keeping, 2) + round($.profit, 2) + ($.selling > $.keeping ? 4000 : 0)',
  ],
  ['paid', 'sold == null or margin == null ? null : min([$.sum, 120000])'],
];

const rules: Readonly<Record<PlanName, Expressions>> = { weighted, commission };

/** A decision of one node of expressions, which ZEN works out for each element of a list by itself. */
function decision(expressions: Expressions): object {
  return {
    nodes: [
      { id: 'in', name: 'in', type: 'inputNode', content: {} },
      {
        id: 'pay',
        name: 'pay',
        type: 'expressionNode',
        content: {
          expressions: expressions.map(([key, value]) => ({ id: key, key, value })),
          inputField: 'payees',
          outputPath: 'payees',
          executionMode: 'loop',
          passThrough: false,
        },
      },
      { id: 'out', name: 'out', type: 'outputNode', content: {} },
    ],
    edges: [
      { id: 'a', type: 'edge', sourceId: 'in', targetId: 'pay' },
      { id: 'b', type: 'edge', sourceId: 'pay', targetId: 'out' },
    ],
  };
}

/** Payees of one call: more in one call make no payee faster. */
const AT_ONCE = 1_000;

/** GoRules ZEN: a decision graph in Rust, with decimals of 28 digits. */
export const zen: Peer = {
  name: 'GoRules ZEN, looping over a list',
  version: '@gorules/zen-engine 0.52.1 (MIT)',
  atMost: 20_000,
  cannot:
    'rounds half away from zero only, so the half-even cents of the second plan are not its own; no reasons',
  prepare: (plan, columns, payees) => {
    const engine = new ZenEngine();
    const ready = engine.createDecision(decision(rules[plan.name]));
    const records = recordsOf(plan, columns, payees);
    const paid = new Float64Array(payees);
    return {
      paid,
      run: async () => {
        for (let from = 0; from < payees; from += AT_ONCE) {
          const { result } = await ready.evaluate({ payees: records.slice(from, from + AT_ONCE) });
          for (const [at, one] of (result.payees as { paid: unknown }[]).entries()) {
            paid[from + at] = centsOf(one.paid);
          }
        }
      },
      close: () => engine.dispose(),
    };
  },
};
