import { describe, expect, it } from 'vitest';
import { refusedWith } from './support/compile.ts';
import { heldBackPlan } from './support/held-back.ts';

/** A commission of all that is sold, paid in some way. */
const sold = (clause: string) =>
  `on top { commission Deals on Sales each month by itself at 100% { ${clause} } }`;

describe('what cannot be paid in instalments', () => {
  const refusals: Readonly<Record<string, readonly [string, string]>> = {
    'parts that are not the whole': [
      sold('paid 60% on booking, 30% at year end { at exit: paid }'),
      'instalments-not-100',
    ],
    'a part between two payments': [
      sold('paid 60% on booking, 40% 1.5 months later { at exit: paid  at year end: paid }'),
      'instalments-wrong',
    ],
    'a component whose sum has a rule': [
      `${sold('paid 60% on booking, 40% at year end { at exit: paid }')} total { cap at $500 in full, the excess is lost }`,
      'instalments-wrong',
    ],
    'a component whose sum is paid in instalments already': [
      `${sold('paid 60% on booking, 40% 1 month later { at exit: paid  at year end: paid }')} total { paid 60% on booking, 40% 1 month later { at exit: paid  at year end: paid } }`,
      'instalments-wrong',
    ],
    'a component that holds back, in a sum that is paid in instalments': [
      `${sold('hold back 50% for 1 month { at exit: paid  at year end: paid }')} total { paid 60% on booking, 40% 1 month later { at exit: paid  at year end: paid } }`,
      'hold-back-wrong',
    ],
    'deals that may be canceled before they are collected': [
      sold(
        'when collected, claw back what the deal added to pay { later: 100% }  paid 100% when collected { at exit: paid  at year end: paid }',
      ),
      'instalments-wrong',
    ],
    'a column that is no date': [
      sold('paid 100% when amount { at exit: paid  at year end: paid }'),
      'instalments-wrong',
    ],
    'a leaver nobody thought of': [sold('paid 60% on booking, 40% at year end'), 'choice-held-back-exit'],
    'a year that ends': [
      sold('paid 60% on booking, 40% 1 month later { at exit: paid }'),
      'choice-held-back-year-end',
    ],
  };
  it.each(Object.entries(refusals))('%s', async (_, [role, code]) => {
    expect(await refusedWith(heldBackPlan(role))).toEqual([code]);
  });
});
