import type { Cell } from '../engine/index.ts';
import type { Column } from '../format/types/index.ts';
import {
  ISO_DIALECT,
  isCurrency,
  type Parsed,
  parseCountCell,
  parseDateCell,
  parseFlagCell,
  parseMoneyCell,
  parseNumberCell,
  parsePercentCell,
  parseTextCell,
} from '../numbers/index.ts';
import { Choices } from './choices.ts';
import type { RowDialect } from './dialect.ts';

/** Reads the text of one cell; `typed` text comes from a file's own type system and is in plain ISO form. */
export type CellReader = (text: string, typed: boolean) => Parsed<Cell>;

/** The reader of a column: exact values only, refused in words where the text is not what the contract says. */
export function cellReader(column: Column, dialect: RowDialect): CellReader {
  const typedDialect = { ...dialect, ...ISO_DIALECT };
  const of = (typed: boolean) => (typed ? typedDialect : dialect);
  switch (column.type) {
    case 'text':
    case 'payee':
      return (text) => parseTextCell(text);
    case 'currency':
      return (text) => currencyCell(text);
    case 'date':
      return (text, typed) => mapped(parseDateCell(text, of(typed)), (date) => ({ date }));
    case 'money':
      // Its currency stands in another column: a sign or a code here could only contradict it.
      if (column.in !== undefined) return (text, typed) => parseNumberCell(text, of(typed));
      return (text, typed) => mapped(parseMoneyCell(text, column.unit, of(typed)), ({ amount }) => amount);
    case 'percent':
      return (text, typed) => parsePercentCell(text, percentStyle(dialect, typed), of(typed));
    case 'multiple':
      // `1.5x` and `1.5` are the same number, so either may stand.
      return (text, typed) => parseNumberCell(text.replace(/(\d)\s?x\s*$/i, '$1'), of(typed));
    case 'number':
      return (text, typed) => parseNumberCell(text, of(typed));
    case 'count':
      return (text, typed) => parseCountCell(text, of(typed));
    case 'score':
      // `85%` and `0.85` say what they are, whatever the column's other percents look like.
      return (text, typed) =>
        text.trimEnd().endsWith('%')
          ? parsePercentCell(text, 'percent sign', of(typed))
          : parseNumberCell(text, of(typed));
    case 'flag':
      return (text) => parseFlagCell(text);
    case 'choice': {
      const choices = new Choices(column);
      return (text) => {
        const choice = choices.read(text);
        return choice.ok ? choice : { ok: false, code: 'unknown-choice', message: choice.reason };
      };
    }
  }
}

/** A code as the standard writes it: `EUR`. */
function currencyCell(text: string): Parsed<Cell> {
  const read = parseTextCell(text);
  if (!read.ok || isCurrency(read.value)) return read;
  const message = `"${read.value}" is no currency; write its code of ISO 4217, such as EUR`;
  return { ok: false, code: 'unknown-currency', message };
}

function percentStyle(dialect: RowDialect, typed: boolean): RowDialect['percents'] {
  return typed && dialect.percents === 'percent sign' ? 'fraction' : dialect.percents;
}

function mapped<T>(parsed: Parsed<T>, value: (from: T) => Cell): Parsed<Cell> {
  return parsed.ok ? { ok: true, value: value(parsed.value) } : parsed;
}
