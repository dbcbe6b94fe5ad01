import type { Column, InputTable } from '@ontarget/evaluator/format';
import { BUILT_IN_COLUMNS, type BuiltInColumn } from '@ontarget/language';
import type { Compilation } from '../compilation.ts';

/** The contract of a table that every plan has, before what the plan adds to it. */
export function builtInContract(c: Compilation, table: string, quotaUnits: ReadonlySet<string>): InputTable {
  const columns = BUILT_IN_COLUMNS.get(table) ?? [];
  return {
    kind: 'input',
    columns: Object.fromEntries(columns.map((column) => [column.name, contractOf(c, column, quotaUnits)])),
    key: columns.filter(({ key }) => key === true).map(({ name }) => name),
    computed: {},
  };
}

function contractOf(c: Compilation, column: BuiltInColumn, quotaUnits: ReadonlySet<string>): Column {
  const blank = column.blank === true;
  if (column.inUnitOfMeasure !== true) {
    return { type: column.type, unit: column.type === 'money' ? c.header.currency : column.type, blank };
  }
  // A result is read in the unit of its own measure when it is looked up.
  if (column.type === 'text') return { type: 'text', unit: 'text', blank };
  return { ...quotaColumn(c, quotaUnits), blank };
}

/** Quotas of several units share the column: then it is read as plain numbers, each in the unit of its measure. */
function quotaColumn(c: Compilation, units: ReadonlySet<string>): Pick<Column, 'type' | 'unit'> {
  const [only, ...more] = units;
  if (only === undefined || only === c.header.currency) {
    if (more.length === 0) return { type: 'money', unit: c.header.currency };
  }
  if (more.length === 0 && only === 'count') return { type: 'count', unit: 'count' };
  if (more.length === 0 && only === 'percent') return { type: 'percent', unit: 'percent' };
  return { type: 'number', unit: 'number' };
}
