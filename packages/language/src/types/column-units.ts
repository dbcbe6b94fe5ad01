import type { InputColumn } from '../generated/ast.ts';
import { BUILT_IN_COLUMNS, isBuiltIn } from '../scopes/built-in.ts';
import { money, ownMoney, plain, UNKNOWN, type Unit } from './unit.ts';

/** The unit of a column that is read from the data; `unknown` where the measure it belongs to decides. */
export function unitOfInputColumn(column: InputColumn, currency: string): Unit {
  const kind = column.type?.kind;
  if (kind === undefined) return (column.type?.choices.length ?? 0) > 0 ? plain('choice') : UNKNOWN;
  if (isBuiltIn(column) && takesUnitOfMeasure(column)) return UNKNOWN;
  if (column.type.currency !== undefined) return ownMoney(column.type.currency.$refText);
  return unitOfType(kind, currency);
}

/** The unit of a column's type, or of what an entered measure is `entered as`. Money is the plan's. */
export function unitOfType(type: string, currency: string): Unit {
  return type === 'money' ? money(currency) : plain(SIMPLE_KINDS.get(type) ?? 'unknown');
}

const SIMPLE_KINDS = new Map(
  (
    ['text', 'date', 'percent', 'multiple', 'number', 'count', 'score', 'flag', 'payee', 'currency'] as const
  ).map((kind) => [kind as string, kind]),
);

function takesUnitOfMeasure(column: InputColumn): boolean {
  const columns = BUILT_IN_COLUMNS.get(column.$container.name) ?? [];
  return columns.some(({ name, inUnitOfMeasure }) => name === column.name && inUnitOfMeasure === true);
}
