import { formatDate, formatRational } from '@ontarget/evaluator/numbers';
import { describe, expect, it } from 'vitest';
import { amountOf, dayOf, fractionOf, readAmount, unitCode } from '../../src/index.ts';

describe('a literal', () => {
  it.each([
    ['$1,250.50', '2501/2', 'USD'],
    ['$1.2M', '1200000', 'USD'],
    ['1.2M EUR', '1200000', 'EUR'],
    ['¥5', '5', 'JPY'],
    ['65%', '13/20', 'percent'],
    ['0.1%', '1/1000', 'percent'],
    ['1.5x', '3/2', 'multiple'],
    ['1,200', '1200', 'number'],
    ['10K', '10000', 'number'],
    ['0.1', '1/10', 'number'],
  ])('%s is exactly %s %s', (text, value, unit) => {
    const amount = amountOf(text, 'USD');
    expect(amount && [formatRational(amount.value), unitCode(amount.unit)]).toEqual([value, unit]);
  });

  it('takes the dollar of the plan', () => {
    const amount = amountOf('$5', 'CAD');
    expect(amount && unitCode(amount.unit)).toBe('CAD');
  });

  it.each(['1.2MEUR', '007%', '2027-01-01', '', '5 XYZ'])('%s is refused with a reason', (text) => {
    const read = readAmount(text, 'USD');
    expect(read.ok).toBe(false);
    if (!read.ok) expect(read.message).toMatch(/\w/);
    expect(amountOf(text, 'USD')).toBeUndefined();
  });

  it('is a fraction only where it is a percent', () => {
    const half = fractionOf('50%');
    expect(half && formatRational(half)).toBe('1/2');
    expect(fractionOf('$5')).toBeUndefined();
    expect(fractionOf(undefined)).toBeUndefined();
  });

  it('is a day only where the calendar has it', () => {
    const day = dayOf('2028-02-29');
    expect(day !== undefined && formatDate(day)).toBe('2028-02-29');
    expect(dayOf('2027-02-29')).toBeUndefined();
    expect(dayOf(undefined)).toBeUndefined();
  });
});
