import {
  ISO_DIALECT,
  parseCountCell,
  parseDate,
  parseDateCell,
  parseFlagCell,
  parseLiteral,
  parseMoneyCell,
  parseNumberCell,
  parsePercentCell,
  parsePeriodKey,
  parseRational,
  parseTextCell,
} from '@ontarget/evaluator/numbers';
import { readAmount } from '@ontarget/language';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seededRuns, texts } from './texts.ts';

const pieces = [
  ...'0123456789.,-+$€£¥%xKMB eE/():T'.split(''),
  ...[
    'USD',
    'EUR',
    'JPY',
    '2027',
    '-02',
    '-30',
    'FY27-Q1',
    'months',
    'days',
    '\u2212',
    '\u00a0',
    '\t',
    'NaN',
    'Infinity',
    '0x',
    '1e9',
  ],
];

/** Whatever is read or refused, refusals are sentences, and huge texts are no harder than short ones. */
const readers: Readonly<Record<string, (text: string) => { ok: boolean; message?: string }>> = {
  literal: (text) => parseLiteral(text),
  amount: (text) => readAmount(text, 'USD'),
  rational: (text) => parseRational(text),
  date: (text) => parseDate(text),
  'period key': (text) => parsePeriodKey(text),
  'money cell': (text) => parseMoneyCell(text, 'USD', { ...ISO_DIALECT, thousands: ',' }),
  'percent cell': (text) => parsePercentCell(text, 'percent sign', ISO_DIALECT),
  'number cell': (text) => parseNumberCell(text, ISO_DIALECT),
  'count cell': (text) => parseCountCell(text, ISO_DIALECT),
  'date cell': (text) => parseDateCell(text, ISO_DIALECT),
  'flag cell': (text) => parseFlagCell(text),
  'text cell': (text) => parseTextCell(text),
};

test.each(Object.entries(readers))('a %s is read or refused in words, whatever the text', (_, read) => {
  fc.assert(
    fc.property(texts(pieces, 14), (text) => {
      const result = read(text);
      if (result.ok) return;
      expect(result.message?.length).toBeGreaterThan(5);
      expect(result.message).not.toMatch(/undefined|\[object/);
    }),
    { ...seededRuns(20270203), examples: [['']] },
  );
});

test.each(Object.entries(readers))('a %s of a million characters takes no time', (_, read) => {
  for (const text of ['9', '-', ' ', '1,', '1/', '$', 'a', '2027-'].map((part) =>
    part.repeat(1_000_000 / part.length),
  )) {
    const started = performance.now();
    read(text);
    expect(performance.now() - started, `${text.slice(0, 5)}…`).toBeLessThan(2_000);
  }
});
