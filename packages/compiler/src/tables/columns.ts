import type { Column, ColumnType as TypeWord } from '@ontarget/evaluator/format';
import { unitCode, unitOf, unitOfNamed } from '@ontarget/language';
import type { ColumnType, DataTable, DerivedColumn, InputColumn } from '@ontarget/language/ast';
import { sortedTexts } from '../build/canonical-order.ts';
import type { Compilation } from '../compilation.ts';
import { cannotCompile } from '../problems.ts';

/** The contract of a column that is read from the data. */
export function inputColumn(c: Compilation, column: InputColumn): Column {
  const type = typeWord(column.type);
  const choices = type === 'choice' ? { choices: choicesOf(column.type) } : {};
  return {
    type,
    unit: unitCode(unitOfNamed(column, undefined, { currency: c.header.currency })),
    blank: column.blank,
    ...(column.type.currency === undefined ? {} : { in: column.type.currency.$refText }),
    ...(column.header === undefined || column.header === column.name ? {} : { header: column.header }),
    ...choices,
  };
}

/** The contract of a column that derived rows work out; blank where it takes over a column that may be. */
export function derivedColumn(c: Compilation, table: DataTable, column: DerivedColumn): Column {
  const unit = unitCode(unitOf(column.value, { currency: c.header.currency }));
  const source = column.value.$type === 'Reference' ? column.value.ref.ref : undefined;
  if (source?.$type === 'InputColumn') {
    const { header: _ofTheSource, ...taken } = inputColumn(c, source);
    return taken;
  }
  const type = TYPE_OF_UNIT.get(unit) ?? (unit === c.header.currency ? 'money' : undefined);
  if (type !== undefined) return { type, unit, blank: false };
  return cannotCompile(column, `${column.name} of ${table.name}`, 'its unit is not known');
}

const TYPE_OF_UNIT = new Map(
  (
    ['text', 'date', 'percent', 'multiple', 'number', 'count', 'score', 'flag', 'payee', 'currency'] as const
  ).map((unit) => [unit as string, unit as TypeWord]),
);

function typeWord(type: ColumnType): TypeWord {
  return type.kind === undefined ? 'choice' : (type.kind as TypeWord);
}

function choicesOf(type: ColumnType): Record<string, string[]> {
  return Object.fromEntries(type.choices.map(({ name, spellings }) => [name, sortedTexts(spellings)]));
}
