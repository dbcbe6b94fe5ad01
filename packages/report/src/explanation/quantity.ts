import type { Quantity } from '@ontarget/evaluator/format';
import {
  formatMoney,
  formatMultiple,
  formatNumber,
  formatPercent,
  isCurrency,
  parseRational,
} from '@ontarget/evaluator/numbers';

/** A quantity as people write it; what no digits can hold is cut and marked. `planCurrency` is what `$` stands for. */
export function quantityText({ value, unit }: Quantity, planCurrency: string): string {
  const parsed = parseRational(value);
  if (!parsed.ok) return value;
  const [money = '', per] = unit.split('/');
  if (isCurrency(money)) {
    const amount = formatMoney(parsed.value, money, { planCurrency });
    return per === undefined ? amount : `${amount} per ${per}`;
  }
  if (unit === 'percent' || unit === 'score') return formatPercent(parsed.value);
  return unit === 'multiple' ? formatMultiple(parsed.value) : formatNumber(parsed.value);
}
