import { quantityWords } from '@ontarget/evaluator/engine';
import type { Quantity } from '@ontarget/evaluator/format';
import {
  eq,
  type Literal,
  neg,
  parseDate,
  parseLiteral,
  parseRational,
  type Rational,
} from '@ontarget/evaluator/numbers';
import type { ExampleCell } from '@ontarget/language/ast';
import { type CstNode, GrammarUtils } from 'langium';
import type { TextRange } from '../../diagnostics/diagnostic.ts';
import { fromZeroBased, rangeOfNode } from '../../diagnostics/ranges.ts';

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

/** Whether a cell says that there is no result: as where nobody has entered one, or a ratio would be to zero. */
export function isMissing(cell: CellValue): boolean {
  return cell.kind === 'words' && cell.text === 'missing';
}

/** A cell as it is written, without the bar before it. */
export function cellText(cell: ExampleCell): string {
  const { $cstNode } = cell;
  const first = firstPart(cell);
  if ($cstNode === undefined || first === undefined) return '';
  return $cstNode.text.slice(first.offset - $cstNode.offset).trim();
}

/** Where what is written in a cell stands, without the bar before it. */
export function cellRange(cell: ExampleCell): TextRange {
  const first = firstPart(cell);
  const whole = cell.$cstNode?.range;
  return first === undefined || whole === undefined
    ? rangeOfNode(cell)
    : fromZeroBased({ start: first.range.start, end: whole.end });
}

function firstPart({ $cstNode }: ExampleCell): CstNode | undefined {
  return ['unknown', 'negative', 'value', 'path']
    .map((property) =>
      GrammarUtils.findNodeForProperty($cstNode, property, property === 'path' ? 0 : undefined),
    )
    .find((part) => part !== undefined);
}

/** What a cell has to say for a number or word of the engine; undefined where no literal says it exactly. */
export function literalText(quantity: Quantity, currency: string): string | undefined {
  const exact = parseRational(quantity.value);
  const isWord = quantity.unit === 'grade' || quantity.unit === 'text';
  if (!exact.ok || isWord) {
    if (/^[A-Za-z_]\w*$/.test(quantity.value)) return quantity.value;
    return /["\n]/.test(quantity.value) ? undefined : `"${quantity.value}"`;
  }
  const text = quantityWords(quantity, currency);
  const minus = text.startsWith('-') ? '-' : '';
  const literal = parseLiteral(text.slice(minus.length), currency);
  if (!literal.ok) return undefined;
  const read = numberOf(literal.value);
  return read !== undefined && eq(minus === '' ? read : neg(read), exact.value) ? text : undefined;
}

function numberOf(literal: Literal): Rational | undefined {
  switch (literal.kind) {
    case 'money':
      return literal.amount;
    case 'percent':
    case 'multiple':
    case 'number':
      return literal.value;
    default:
      return undefined;
  }
}
