import type { Quantity } from '../../format/types/index.ts';
import {
  formatMoney,
  formatMultiple,
  formatNumber,
  formatPercent,
  isCurrency,
  parseRational,
} from '../../numbers/index.ts';

/**
 * A quantity as people write it: `$12,800`, `65%`, `1.5x`, `3,528`; words as they are. Never rounds silently: what no
 * digits can hold is cut and marked with an ellipsis. `planCurrency` is what `$` stands for.
 */
export function quantityWords({ value, unit }: Quantity, planCurrency: string): string {
  const parsed = parseRational(value);
  if (!parsed.ok) return value;
  if (isCurrency(unit)) return formatMoney(parsed.value, unit, { planCurrency });
  const [money = '', per] = unit.split('/');
  if (per !== undefined && isCurrency(money)) {
    return `${formatMoney(parsed.value, money, { planCurrency })} per ${per}`;
  }
  if (unit === 'percent' || unit === 'score') return formatPercent(parsed.value);
  return unit === 'multiple' ? formatMultiple(parsed.value) : formatNumber(parsed.value);
}
