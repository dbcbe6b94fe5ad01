import fc from 'fast-check';

/** Amounts of several currencies: of deals, and of what is paid out. */
export interface Currencies {
  /** Whether deals are in currencies of their own. */
  readonly deals: boolean;
  /** The day whose rate a payment is converted at, where it is paid in the payee's currency. */
  readonly payment?: "payment's last day" | { readonly day: number };
  /** `direct`: dollars for one unit; `indirect`: units for one dollar. */
  readonly quoted: 'direct' | 'indirect';
}

/** A rate in millionths, from a day on. */
export interface Rate {
  readonly currency: 'EUR' | 'JPY' | 'KWD';
  readonly begins: number;
  readonly millionths: number;
}

/** The digits of each currency's smallest unit. */
export const DIGITS = { USD: 2, EUR: 2, JPY: 0, KWD: 3 } as const;
export type Currency = keyof typeof DIGITS;

export const currency: fc.Arbitrary<Currency> = fc.constantFrom('USD', 'EUR', 'JPY', 'KWD');

export const currencies: fc.Arbitrary<Currencies> = fc.record(
  {
    deals: fc.boolean(),
    payment: fc.oneof(
      fc.constant("payment's last day" as const),
      fc.record({ day: fc.integer({ min: 0, max: 364 }) }),
    ),
    quoted: fc.constantFrom('direct' as const, 'indirect' as const),
  },
  { requiredKeys: ['deals', 'quoted'] },
);

const millionths = fc.integer({ min: 1, max: 5_000_000 });

/** A rate of each currency from long ago on, and some that follow. */
export const rates: fc.Arbitrary<readonly Rate[]> = fc
  .tuple(
    millionths,
    millionths,
    millionths,
    fc.uniqueArray(
      fc.record({
        currency: fc.constantFrom('EUR' as const, 'JPY' as const, 'KWD' as const),
        begins: fc.integer({ min: -100, max: 364 }),
        millionths,
      }),
      { selector: (one) => `${one.currency} ${one.begins}`, maxLength: 5 },
    ),
  )
  .map(([euro, yen, dinar, later]) => [
    { currency: 'EUR', begins: -1_000, millionths: euro },
    { currency: 'JPY', begins: -1_000, millionths: yen },
    { currency: 'KWD', begins: -1_000, millionths: dinar },
    ...later,
  ]);

/** The tables of rates, and the roster's column where pay is paid out in other currencies. */
export function currenciesText({ payment, quoted }: Currencies): string[] {
  return [
    ...(payment === undefined ? [] : ['data roster {\n  currency currency\n}']),
    `data Rates {\n  currency currency key\n  begins date key\n  rate ${quoted === 'direct' ? 'money' : 'money in currency'}\n}`,
  ];
}

/** The setting of the header. */
export function paymentText({ payment }: Currencies, date: (day: number) => string): string {
  if (payment === undefined) return '';
  const on = typeof payment === 'string' ? `the ${payment}` : date(payment.day);
  return `\n  paid in the payee's currency, converted at Rates on ${on}`;
}
