import { LogicEngine } from 'json-logic-engine';
import type { Peer, PlanName } from '../measured-plan.ts';
import { recordsOf } from '../records.ts';

const v = (name: string) => ({ var: name });
const isBlank = (name: string) => ({ '===': [v(name), null] });

const attainment = { '/': [v('actual'), v('quota')] };
const weighted = {
  if: [
    {
      or: [
        { '<=': [v('quota'), 0] },
        isBlank('actual'),
        isBlank('retention'),
        isBlank('score'),
        { '>': [v('score'), 1.5] },
        { '<': [v('score'), 0] },
      ],
    },
    null,
    {
      halfUp: {
        min: [
          {
            '+': [
              {
                '*': [
                  {
                    if: [
                      { '<': [attainment, 1] },
                      attainment,
                      { '<': [attainment, 1.5] },
                      { '+': [1, { '*': [1.5, { '-': [attainment, 1] }] }] },
                      { '+': [1.75, { '*': [2, { '-': [attainment, 1.5] }] }] },
                    ],
                  },
                  0.5,
                  v('target'),
                ],
              },
              {
                min: [
                  {
                    '*': [
                      {
                        if: [
                          { '<': [v('retention'), 0.8] },
                          0,
                          { '<': [v('retention'), 0.95] },
                          { '+': [0.5, { '/': [{ '*': [{ '-': [v('retention'), 0.8] }, 0.5] }, 0.15] }] },
                          { '<': [v('retention'), 1.1] },
                          { '+': [1, { '/': [{ '*': [{ '-': [v('retention'), 0.95] }, 0.6] }, 0.15] }] },
                          1.6,
                        ],
                      },
                      0.3,
                      v('target'),
                    ],
                  },
                  { '*': [0.45, v('target')] },
                ],
              },
              { if: [{ '>=': [attainment, 0.5] }, { '*': [v('score'), 0.2, v('target')] }, 0] },
            ],
          },
          { '*': [2, v('target')] },
        ],
      },
    },
  ],
};

const selling = {
  '*': [
    v('sold'),
    { if: [{ '<': [v('sold'), 500_000] }, 0.03, { '<': [v('sold'), 1_250_000] }, 0.0425, 0.05] },
    {
      if: [
        { '<': [v('margin'), 0.1] },
        0.5,
        { '<': [v('margin'), 0.25] },
        1,
        { '<=': [v('margin'), 0.4] },
        1.15,
        1.3,
      ],
    },
  ],
};
const slices = {
  if: [
    { '<': [v('renewed'), 200_000] },
    { '*': [0.015, v('renewed')] },
    { '<': [v('renewed'), 600_000] },
    { '+': [3_000, { '*': [0.0275, { '-': [v('renewed'), 200_000] }] }] },
    { '+': [14_000, { '*': [0.04, { '-': [v('renewed'), 600_000] }] }] },
  ],
};
const most = { '*': [0.03, v('renewed')] };
const keeping = { if: [{ '<': [v('renewed'), 0] }, { max: [slices, most] }, { min: [slices, most] }] };
const commission = {
  if: [
    { or: [isBlank('sold'), isBlank('renewed'), isBlank('margin')] },
    null,
    {
      min: [
        {
          '+': [
            { halfEven: selling },
            { halfEven: keeping },
            {
              halfEven: {
                max: [
                  { '*': [0.009, v('sold'), v('margin')] },
                  { '-': [{ '*': [0.005, v('renewed')] }, 1_000] },
                  250,
                ],
              },
            },
            { if: [{ '>': [selling, keeping] }, 400_000, 0] },
          ],
        },
        12_000_000,
      ],
    },
  ],
};

const rules: Readonly<Record<PlanName, object>> = { weighted, commission };

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

/** JSON Logic compiled to functions; it has no rounding, so that is a method of ours. */
export const jsonLogic: Peer = {
  name: 'json-logic-engine, compiled',
  version: 'json-logic-engine 5.0.7 (MIT)',
  cannot: 'no rounding of its own, and no reasons: who is not paid is a null',
  prepare: (plan, columns, payees) => {
    const engine = new LogicEngine();
    const optimised = { deterministic: true, sync: true };
    engine.addMethod('halfUp', ([dollars]: number[]) => halfUp(dollars as number), optimised);
    engine.addMethod('halfEven', ([dollars]: number[]) => halfEven(dollars as number), optimised);
    const pay = engine.build(rules[plan.name]) as (record: object) => number | null;
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
