import type { Quantity } from '@ontarget/evaluator/format';
import {
  formatRational,
  isZero,
  parseLiteral,
  parseRational,
  type Rational,
  type RoundingMode,
  roundTo,
} from '@ontarget/evaluator/numbers';
import type { ExampleColumn } from '@ontarget/language/ast';

/** A number as the heading rounds it: `New attainment rounded half up to 0.01%`; what is no number stays as it is. */
export function roundedBy(
  { rounded, step }: Pick<ExampleColumn, 'rounded' | 'step'>,
  found: Quantity,
  currency: string,
): Quantity {
  const unit = step === undefined ? undefined : stepOf(step, currency);
  const value = parseRational(found.value);
  if (rounded === undefined || unit === undefined || isZero(unit) || !value.ok) return found;
  return { ...found, value: formatRational(roundTo(value.value, unit, rounded as RoundingMode)) };
}

/**
 * How a heading would round what no digits say exactly, so that it comes out as the cell has it: by the digits that the
 * cell is written with; undefined where that is another number all the same.
 */
export function roundingFor(
  written: string,
  expected: Rational,
  found: Quantity,
  currency: string,
): string | undefined {
  const step = written.replace(/^-\s*/, '').replace(/[\d,]+(\.\d+)?[KMB]?/, (digits) => smallest(digits));
  const rounded = roundedBy({ rounded: 'half up', step }, found, currency);
  return rounded.value === formatRational(expected) ? `rounded half up to ${step}` : undefined;
}

/** `66.67` is written to hundredths, `120` to ones. */
function smallest(digits: string): string {
  const places = /\.(\d+)/.exec(digits)?.[1]?.length ?? 0;
  return places === 0 ? '1' : `0.${'0'.repeat(places - 1)}1`;
}

function stepOf(step: string, currency: string): Rational | undefined {
  const literal = parseLiteral(step, currency);
  if (!literal.ok) return undefined;
  switch (literal.value.kind) {
    case 'money':
      return literal.value.amount;
    case 'percent':
    case 'multiple':
    case 'number':
      return literal.value.value;
    default:
      return undefined;
  }
}
