import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  CURRENCY_CODES,
  formatDate,
  formatDuration,
  formatMonth,
  formatRational,
  type Literal,
  parseLiteral,
  parseMoneyLiteral,
  parseMultipleLiteral,
  parseNumberLiteral,
  parsePercentLiteral,
} from '../../src/numbers/index.ts';
import { LITERALS } from './literals.table.ts';

/** A literal's value in the notation of the table. */
function written(literal: Literal): string {
  switch (literal.kind) {
    case 'money':
      return `${formatRational(literal.amount)} ${literal.currency}`;
    case 'date':
      return formatDate(literal.date);
    case 'month':
      return formatMonth(literal.month);
    case 'duration':
      return formatDuration(literal.duration);
    default:
      return formatRational(literal.value);
  }
}

describe('the lexical table', () => {
  test.each(LITERALS)('%j is %s %s', (text, kind, expected) => {
    const parsed = parseLiteral(text);
    if (kind === 'refused') {
      expect(parsed).toMatchObject({ ok: false, code: expected });
      if (!parsed.ok) expect(parsed.message.length).toBeGreaterThan(10);
    } else {
      expect(parsed.ok ? [parsed.value.kind, written(parsed.value)] : parsed).toEqual([kind, expected]);
    }
  });

  test('names no text twice', () => {
    expect(new Set(LITERALS.map(([text]) => text)).size).toBe(LITERALS.length);
  });
});

describe('messages in an analyst’s words', () => {
  test.each([
    [
      '$1,2',
      'thousands commas must stand before three digits, which they do not in "1,2": write 12, or 1.2 with a decimal point',
    ],
    [
      '$12,34,567',
      'thousands commas must stand before three digits, which they do not in "12,34,567": write 1,234,567',
    ],
    ['$-5', 'write the minus before the $: -$5'],
    ['$1,200, 50%', '"$1,200, 50%" is two values, "$1,200" and "50%"'],
    ['$300k', 'write "300K" with a capital K'],
    ['5 %', 'write 5% without the space'],
    ['2027-02-29', 'February 2027 has 28 days, so there is no day 29 in it'],
    ['EUR 5', 'write the currency after the amount: 5 EUR'],
  ])('%s', (text, message) => {
    expect(parseLiteral(text)).toMatchObject({ ok: false, message });
  });
});

describe('the dollar of the plan', () => {
  test.each([
    ['$5', 'USD', 'USD'],
    ['$5', 'CAD', 'CAD'],
    ['$5', 'AUD', 'AUD'],
    ['$5', 'EUR', 'USD'],
    ['¥5', 'CNY', 'CNY'],
    ['¥5', 'USD', 'JPY'],
    ['£5', 'CAD', 'GBP'],
    ['5 NZD', 'CAD', 'NZD'],
  ])('%s in a plan in %s is %s', (text, planCurrency, currency) => {
    expect(parseMoneyLiteral(text, planCurrency)).toMatchObject({ ok: true, value: { currency } });
  });
});

describe('a kind that is asked for', () => {
  test('is missing from a bare number', () => {
    expect(parseMoneyLiteral('5')).toMatchObject({ ok: false, code: 'no-currency' });
    expect(parsePercentLiteral('5')).toMatchObject({ ok: false, code: 'no-percent-sign' });
    expect(parseMultipleLiteral('5')).toMatchObject({ ok: false, code: 'no-x' });
    expect(parseNumberLiteral('5%')).toMatchObject({ ok: false, code: 'unexpected-character' });
  });

  test('is money in every currency by its code', () => {
    for (const code of CURRENCY_CODES) {
      expect(parseMoneyLiteral(`12 ${code}`)).toMatchObject({ ok: true, value: { currency: code } });
    }
  });
});

test('no text throws', () => {
  const symbols = fc.constantFrom(
    ...'0123456789.,-+$€£¥%xKMB eE/()days\u2212\u00a0'.split(''),
    'EUR',
    'months',
  );
  fc.assert(
    fc.property(fc.array(symbols, { maxLength: 12 }), (parts) => {
      const parsed = parseLiteral(parts.join(''));
      expect(parsed.ok || parsed.message !== '').toBe(true);
    }),
    { numRuns: 3000 },
  );
});
