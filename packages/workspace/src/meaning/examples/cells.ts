import type { Quantity } from '@ontarget/evaluator/format';
import {
  formatMoney,
  formatMultiple,
  formatNumber,
  formatPercent,
  isCurrency,
  neg,
  parseDate,
  parseLiteral,
  parseRational,
  type Rational,
} from '@ontarget/evaluator/numbers';
import type { ExampleCell } from '@ontarget/language/ast';

/** What stands in a cell. */
export type CellValue =
  | { kind: 'amount'; value: Rational; unit: 'percent' | 'multiple' | 'number' | string }
  | { kind: 'month'; text: string }
  | { kind: 'words'; text: string };

/** The value of a cell; undefined for a blank one and for what is no value, which the text checks have told. */
export function cellValue(cell: ExampleCell | undefined, currency: string): CellValue | undefined {
  if (cell === undefined) return undefined;
  if (cell.path.length > 0) return { kind: 'words', text: cell.path.join('.') };
  const { value } = cell;
  if (value === undefined) return undefined;
  if (/^"/.test(value) || parseDate(value).ok) return { kind: 'words', text: value.replace(/^"|"$/g, '') };
  if (/^\d{4}-\d{2}$/.test(value)) return { kind: 'month', text: value };
  const literal = parseLiteral(value, currency);
  if (!literal.ok) return { kind: 'words', text: value };
  const sign = (amount: Rational) => (cell.negative ? neg(amount) : amount);
  switch (literal.value.kind) {
    case 'money':
      return { kind: 'amount', value: sign(literal.value.amount), unit: literal.value.currency };
    case 'percent':
    case 'multiple':
    case 'number':
      return { kind: 'amount', value: sign(literal.value.value), unit: literal.value.kind };
    default:
      return { kind: 'words', text: value };
  }
}

/** A cell as it is written. */
export function cellText(cell: ExampleCell): string {
  return (cell.$cstNode?.text ?? '').replace(/^\|\|?/, '').trim();
}

/** A number of the engine as the plan's reader writes it. */
export function quantityText({ value, unit }: Quantity, currency: string): string {
  const parsed = parseRational(value);
  if (!parsed.ok) return value;
  if (unit === 'percent' || unit === 'score') return formatPercent(parsed.value);
  if (unit === 'multiple') return formatMultiple(parsed.value);
  return isCurrency(unit)
    ? formatMoney(parsed.value, unit, { planCurrency: currency })
    : formatNumber(parsed.value);
}
