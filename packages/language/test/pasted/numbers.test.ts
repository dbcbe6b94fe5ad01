import { describe, expect, test } from 'vitest';
import { twoReadings } from '../../src/pasted/numbers.ts';

describe('amounts that can be read in two ways', () => {
  test.each([
    ['$12.500', '$12.5000', '$12,500'],
    ['1.200 EUR', '1.2000 EUR', '1,200 EUR'],
  ])('%s', (written, decimal, thousands) => {
    expect(twoReadings(written)).toEqual({ decimal, thousands });
  });

  // Found where the examples' own $3.168M was asked about.
  test.each(['$3.168M', '$1.250K', '€2.125B', '$0.125', '$12.50', '$12.5000', '$1,200.000'])(
    '%s is not one of them',
    (written) => {
      expect(twoReadings(written)).toBeUndefined();
    },
  );
});
