/** An edge at which engines differ, and the cases that stand on it: each a file, and how the sentence of the case begins. */
export interface Edge {
  readonly title: string;
  readonly cases: readonly { readonly file: string; readonly about: string }[];
}

const at = (file: string, about: string) => ({ file, about });

export const edges: readonly Edge[] = [
  {
    title: 'a bound that is hit exactly',
    cases: [
      at('rates/bounds.json', 'exactly on the bounds'),
      at('rates/matrices.json', 'a grid takes the line reached'),
      at('clawbacks/by-periods.json', 'left on the bound exactly'),
      at('clawbacks/clawbacks.json', 'the last day of the six months'),
      at('balances/draws.json', 'earned to the cent what the draw is'),
    ],
  },
  {
    title: 'credit of nothing, and less than nothing',
    cases: [
      at('crediting/shares.json', 'a refund takes credit back'),
      at('crediting/shares.json', 'of refunds alone'),
      at('rates/deals.json', "a deal of one's own"),
      at('quotas/zero.json', 'less than nothing sold'),
    ],
  },
  {
    title: 'a refund after the close',
    cases: [
      at('corrections/closed-periods.json', 'a refund after the close'),
      at('corrections/closed-periods.json', 'a refund of more than was paid'),
      at('corrections/closed-periods.json', 'and is posted once'),
    ],
  },
  {
    title: 'a quota of zero',
    cases: [
      at('quotas/zero.json', 'a quota of zero'),
      at('quotas/zero.json', 'a quota that is missing'),
      at('quotas/zero.json', 'nobody there in the month'),
    ],
  },
  {
    title: 'a transfer inside a month',
    cases: [
      at('time/windows.json', 'moved inside the leap month'),
      at('crediting/shares.json', 'moved inside the month'),
      at('balances/operators.json', 'carried: a transfer inside a month'),
    ],
  },
  {
    title: 'the leap day',
    cases: [
      at('time/windows.json', 'the leap day'),
      at('crediting/shares.json', 'a deal on the leap day'),
      at('balances/operators.json', 'tenure: from a leap day'),
    ],
  },
  {
    title: 'the end of the year',
    cases: [
      at('time/windows.json', 'the last month of the year'),
      at('crediting/shares.json', 'the last day of the year'),
      at('balances/draws.json', 'when the year ends'),
      at('payments/half-years.json', 'a deal of the first day and one of the last'),
    ],
  },
  {
    title: 'a period with nothing in it',
    cases: [
      at('crediting/shares.json', 'no rows'),
      at('time/quarters.json', 'a quarter with nothing in it'),
      at('tables/derived.json', 'no rows at all'),
      at('rates/deals.json', 'no deals'),
    ],
  },
  {
    title: 'no payee',
    cases: [
      at('crediting/shares.json', 'no payee: no statement'),
      at('crediting/shares.json', 'no payee, and a deal'),
      at('combining/pools.json', 'One payee has it all; nobody'),
    ],
  },
  {
    title: 'one payee',
    cases: [
      at('combining/pools.json', 'One payee has it all'),
      at('combining/percentiles-of-some.json', 'one other is enough'),
    ],
  },
];
