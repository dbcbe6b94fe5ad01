import type { Quantity, Unit } from '@ontarget/evaluator/format';
import {
  formatMoney,
  formatMultiple,
  formatNumber,
  formatPercent,
  formatRational,
  isCurrency,
  parseRational,
  type Rational,
  toNumber,
} from '@ontarget/evaluator/numbers';
import type { Figure } from '@ontarget/report';

/** A number of the plan as it is drawn and as it is read; nothing in it is rounded without saying so. */
export function figure(value: Rational, unit: Unit, planCurrency: string): Figure {
  return {
    number: toNumber(value),
    exact: formatRational(value),
    unit,
    text: inWords(value, unit, planCurrency),
  };
}

/** The figure of a number as an evaluator writes it; undefined where it writes none. */
export function figureOf(quantity: Quantity | undefined, planCurrency: string): Figure | undefined {
  const value = quantity === undefined ? undefined : exactly(quantity.value);
  return value === undefined || quantity === undefined
    ? undefined
    : figure(value, quantity.unit, planCurrency);
}

/** Reads an exact text. */
export function exactly(text: string | undefined): Rational | undefined {
  const parsed = text === undefined ? undefined : parseRational(text);
  return parsed?.ok ? parsed.value : undefined;
}

function inWords(value: Rational, unit: Unit, planCurrency: string): string {
  if (unit === 'percent' || unit === 'score') return formatPercent(value);
  if (unit === 'multiple') return formatMultiple(value);
  const [money = '', per] = unit.split('/');
  if (!isCurrency(money)) return formatNumber(value);
  const amount = formatMoney(value, money, { planCurrency });
  return per === undefined ? amount : `${amount} for each`;
}
