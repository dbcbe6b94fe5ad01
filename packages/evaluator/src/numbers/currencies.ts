import { NumbersError } from './errors.ts';
import { type Rational, rational } from './rational.ts';

/**
 * The currencies of ISO 4217 by the number of decimal digits of their smallest unit, as the standard's list one
 * states them. Funds, metals and testing codes (XAU, XTS, …) are left out: nobody is paid in them.
 */
const CODES_BY_MINOR_DIGITS: readonly (readonly [digits: number, codes: string])[] = [
  [0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF'],
  [
    2,
    `AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC
     CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR
     JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD
     NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN
     SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG`,
  ],
  [3, 'BHD IQD JOD KWD LYD OMR TND'],
];

const MINOR_DIGITS: ReadonlyMap<string, number> = new Map(
  CODES_BY_MINOR_DIGITS.flatMap(([digits, codes]) =>
    codes.split(/\s+/).map((code) => [code, digits] as const),
  ),
);

interface CurrencySymbol {
  /** What the symbol means where the plan's own currency does not use it. */
  readonly usual: string;
  /** The currencies that write themselves with it; in a plan in one of these it means that one. */
  readonly of: readonly string[];
}

const SYMBOLS: Readonly<Record<string, CurrencySymbol>> = {
  $: {
    usual: 'USD',
    of: 'USD AUD BBD BMD BND BSD BZD CAD FJD GYD HKD JMD KYD LRD NAD NZD SBD SGD SRD TTD TWD XCD'.split(' '),
  },
  '€': { usual: 'EUR', of: ['EUR'] },
  '£': { usual: 'GBP', of: ['GBP'] },
  '¥': { usual: 'JPY', of: ['JPY', 'CNY'] },
};

/** The signs that money may start with. */
export const CURRENCY_SYMBOLS: readonly string[] = Object.keys(SYMBOLS);

/** Every currency code that plans may use, sorted. */
export const CURRENCY_CODES: readonly string[] = [...MINOR_DIGITS.keys()].sort();

/** Whether a text is a currency code, in capitals. */
export function isCurrency(code: string): boolean {
  return MINOR_DIGITS.has(code);
}

/** How many decimal digits the smallest unit of a currency has: 2 for USD, 0 for JPY, 3 for KWD. Throws `unknown-currency`. */
export function minorDigits(currency: string): number {
  const digits = MINOR_DIGITS.get(currency);
  if (digits === undefined) {
    throw new NumbersError('unknown-currency', `${currency} is not a currency of ISO 4217`);
  }
  return digits;
}

/** The smallest unit of a currency as a fraction of it: 1/100 for USD, 1 for JPY. Throws `unknown-currency`. */
export function minorUnit(currency: string): Rational {
  return rational(1n, 10n ** BigInt(minorDigits(currency)));
}

/**
 * The currency that a symbol stands for in a plan: `$` is the plan's own currency where that is a dollar, else USD;
 * `¥` is CNY in a plan in CNY, else JPY. Undefined for what is no symbol.
 */
export function currencyOfSymbol(symbol: string, planCurrency = 'USD'): string | undefined {
  const known = Object.hasOwn(SYMBOLS, symbol) ? SYMBOLS[symbol] : undefined;
  if (known === undefined) return undefined;
  return known.of.includes(planCurrency) ? planCurrency : known.usual;
}

/** The symbol that stands for a currency in a plan, or undefined where it must be written with its code. */
export function symbolOfCurrency(currency: string, planCurrency = 'USD'): string | undefined {
  return CURRENCY_SYMBOLS.find((symbol) => currencyOfSymbol(symbol, planCurrency) === currency);
}
