import { CURRENCY_SYMBOLS, currencyOfSymbol, isCurrency } from '../currencies.ts';
import type { Money } from '../money.ts';
import { accept, type Parsed, type Refusal, refuse } from '../parsed.ts';
import { neg } from '../rational.ts';
import { type MagnitudeCode, parseMagnitude } from './magnitude.ts';
import { type SignCode, takeSign } from './sign.ts';

export type MoneyLiteralCode =
  | SignCode
  | MagnitudeCode
  | 'sign-place'
  | 'symbol-space'
  | 'unknown-symbol'
  | 'unknown-currency'
  | 'currency-case'
  | 'currency-place'
  | 'currency-space'
  | 'currency-twice'
  | 'no-currency';

/**
 * Reads money: `$1,250.50`, `$1.2M`, `€300K`, `£5`, `1.2M EUR`, `-$5`. `$` is the plan's own currency where that is
 * a dollar, else USD. More decimals than the currency has coins for are kept exactly (`$0.125` per click).
 */
export function parseMoneyLiteral(text: string, planCurrency = 'USD'): Parsed<Money, MoneyLiteralCode> {
  const signed = takeSign(text);
  if (!signed.ok) return signed;
  const parts = splitCurrency(signed.value.body, planCurrency);
  if (!parts.ok) return parts;
  const amount = parseMagnitude(parts.value.digits);
  if (!amount.ok) return amount;
  const { negative } = signed.value;
  return accept({ amount: negative ? neg(amount.value) : amount.value, currency: parts.value.currency });
}

interface MoneyParts {
  readonly digits: string;
  readonly currency: string;
}

function splitCurrency(body: string, planCurrency: string): Parsed<MoneyParts, MoneyLiteralCode> {
  const symbol = CURRENCY_SYMBOLS.find((known) => body.startsWith(known));
  if (symbol !== undefined) return afterSymbol(body.slice(symbol.length), symbol, planCurrency);
  const coded = /^(.*[0-9.,A-Za-z]) ([A-Za-z]{3})$/.exec(body);
  if (coded) return beforeCode(coded[1] ?? '', coded[2] ?? '');
  return misplacedCurrency(body);
}

function afterSymbol(
  rest: string,
  symbol: string,
  planCurrency: string,
): Parsed<MoneyParts, MoneyLiteralCode> {
  if (rest.startsWith('-')) {
    return refuse('sign-place', `write the minus before the ${symbol}: -${symbol}${rest.slice(1)}`);
  }
  if (/^\s/.test(rest)) return refuse('symbol-space', `write ${symbol}${rest.trim()} without the space`);
  if (/[A-Z]{3}$/.test(rest)) {
    return refuse(
      'currency-twice',
      `"${symbol}${rest}" names its currency twice; keep ${symbol} or the code`,
    );
  }
  return accept({ digits: rest, currency: currencyOfSymbol(symbol, planCurrency) ?? planCurrency });
}

function beforeCode(digits: string, code: string): Parsed<MoneyParts, MoneyLiteralCode> {
  if (isCurrency(code)) return accept({ digits, currency: code });
  const capitals = code.toUpperCase();
  return isCurrency(capitals)
    ? refuse('currency-case', `write the currency in capitals: ${digits} ${capitals}`)
    : refuse('unknown-currency', `${code} is not a currency code of ISO 4217, such as USD or EUR`);
}

function misplacedCurrency(body: string): Refusal<MoneyLiteralCode> {
  const glued = /^(.*[0-9KMB])([A-Z]{3})$/.exec(body);
  if (glued && isCurrency(glued[2] ?? '')) {
    return refuse('currency-space', `write a space before the currency: ${glued[1]} ${glued[2]}`);
  }
  const before = /^([A-Z]{3})\s*(-?[0-9].*)$/.exec(body);
  if (before && isCurrency(before[1] ?? '')) {
    return refuse('currency-place', `write the currency after the amount: ${before[2]} ${before[1]}`);
  }
  const symbol = CURRENCY_SYMBOLS.find((known) => body.includes(known));
  if (symbol !== undefined) {
    const amount = body.replace(symbol, '').trim();
    return refuse('currency-place', `write ${symbol} before the amount: ${symbol}${amount}`);
  }
  if (/\p{Sc}/u.test(body)) {
    return refuse(
      'unknown-symbol',
      `the currency sign in "${body}" is unknown; write the code after it: 500 INR`,
    );
  }
  return refuse('no-currency', `"${body}" has no currency; write $${body} or ${body} EUR`);
}
