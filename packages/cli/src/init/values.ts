import {
  currencyOfSymbol,
  formatMoney,
  ISO_DIALECT,
  mul,
  parseMoneyCell,
  parseMoneyLiteral,
  parseNumberCell,
  parsePercentCell,
  type Rational,
  rational,
  toDecimalString,
} from '@ontarget/evaluator/numbers';

/** Money as a spreadsheet writes it: `$240,000`, `240000`, `$240K`, `240k EUR`. Undefined where it is none. */
export function moneyOf(text: string, currency: string): Rational | undefined {
  const literal = parseMoneyLiteral(
    text.replace(/([kmb])(?=$|\s)/, (suffix) => suffix.toUpperCase()),
    currency,
  );
  if (literal.ok) return literal.value.amount;
  const cell = parseMoneyCell(text, currency, { ...ISO_DIALECT, thousands: ',' });
  if (cell.ok) return cell.value.amount;
  const short = /^([\d.,]+)\s?([kmb])$/i.exec(text);
  if (short === null) return undefined;
  const again = parseMoneyLiteral(`${short[1]}${short[2]?.toUpperCase()} ${currency}`, currency);
  return again.ok ? again.value.amount : undefined;
}

/** A percent as a spreadsheet writes it, `60%`; undefined where it has no percent sign or is no number. */
export function percentOf(text: string): Rational | undefined {
  const parsed = parsePercentCell(text, 'percent sign', ISO_DIALECT);
  return parsed.ok ? parsed.value : undefined;
}

/** A multiple, `1.5x` or `1.5 x`; a plain `1.5` only where the heading says that the column holds multiples. */
export function multipleOf(text: string, plainToo: boolean): Rational | undefined {
  const number = /^([\d.]+)\s?x$/i.exec(text)?.[1] ?? (plainToo ? text : undefined);
  if (number === undefined) return undefined;
  const parsed = parseNumberCell(number, ISO_DIALECT);
  return parsed.ok ? parsed.value : undefined;
}

/** Money as a plan writes it; undefined where no literal is exact. */
export function moneyLiteral(amount: Rational, currency: string): string | undefined {
  const text = formatMoney(amount, currency, { planCurrency: currency });
  return text.includes('…') ? undefined : text;
}

/** A ratio as a plan writes it, `12.5%` or `1.5x`; undefined where no literal is exact. */
export function ratioLiteral(value: Rational, unit: '%' | 'x'): string | undefined {
  const exact = toDecimalString(unit === '%' ? mul(value, rational(100)) : value, MOST_PLACES);
  return exact === undefined ? undefined : `${exact}${unit}`;
}

const MOST_PLACES = 6;

/** The currency of a sheet, told by the signs in it; undefined where it has none or several. */
export function currencyIn(text: string): string | undefined {
  const found = new Set<string>();
  for (const [mark] of text.matchAll(/[$€£¥]/g)) {
    const code = currencyOfSymbol(mark, 'USD');
    if (code !== undefined) found.add(code);
  }
  for (const [code] of text.matchAll(/\b(EUR|GBP|CHF|SEK|NOK|DKK|CAD|AUD|JPY|INR|USD)\b/g)) found.add(code);
  return found.size === 1 ? [...found][0] : undefined;
}
