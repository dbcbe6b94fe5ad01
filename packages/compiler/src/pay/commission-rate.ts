import type { Commission } from '@ontarget/language/ast';
import { refuse } from '../problems.ts';
import type { Measured } from './subject.ts';
import type { ComponentWork } from './work.ts';

/** A percent is of money; money is for each unit of what is counted. */
export function rateUnit(work: ComponentWork<Commission>, measured: Measured, rate: string): string {
  const { currency } = work.c.header;
  const isRate = rate === currency || rate.startsWith(`${currency}/`);
  if (measured.unit === currency && rate === 'percent') return rate;
  if (measured.unit !== currency && isRate) return `${currency}/count`;
  const found = `${rate} of ${measured.unit}`;
  return refuse('unit-unexpected', work.component, {
    what: `The rate of ${work.component.name}`,
    expected: 'one that makes money',
    found,
  });
}
