import type { Column, DerivedTable, InputTable, Table } from '@ontarget/evaluator/format';
import { BUILT_IN_COLUMNS, unitCode, unitOf } from '@ontarget/language';
import type { DataTable, DerivedRows } from '@ontarget/language/ast';
import { sorted } from '../build/canonical-order.ts';
import { attempt, type Compilation } from '../compilation.ts';
import { rowCondition } from '../conditions/row.ts';
import { declared } from '../declared.ts';
import { rowFormula } from '../formulas/row.ts';
import { ids } from '../names.ts';
import { cannotCompile } from '../problems.ts';
import type { Steps } from '../steps.ts';
import { builtInContract } from './built-in.ts';
import { derivedColumn, inputColumn } from './columns.ts';

/** Compiles every table that the plan declares, one in a step. */
export function* compileTables(c: Compilation): Steps<void> {
  for (const table of declared(c, 'DataTable')) {
    const id = ids.table(table.name);
    attempt(c, id, table, () => {
      c.places.put(id, table);
      c.tables.set(table.name, tableOf(c, table));
    });
    yield;
  }
}

/**
 * Adds `roster` and `results`, which every plan has, with the columns that the plan adds to them. They come last,
 * because the unit of the roster's quotas is that of the measures which read them.
 */
export function addBuiltInTables(c: Compilation, quotaUnits: ReadonlySet<string>): void {
  for (const name of BUILT_IN_COLUMNS.keys()) {
    const contract = builtInContract(c, name, quotaUnits);
    const declared = c.tables.get(name);
    if (declared === undefined) c.tables.set(name, contract);
    else if (declared.kind === 'input') c.tables.set(name, extended(contract, declared));
    else if (declared.kind === 'derived') c.tables.set(name, filled(contract, declared));
  }
}

function tableOf(c: Compilation, table: DataTable): Table {
  return table.parts.length > 0 ? derivedTable(c, table) : inputTable(c, table);
}

function inputTable(c: Compilation, table: DataTable): InputTable {
  const columns: InputTable['columns'] = {};
  const computed: InputTable['computed'] = {};
  for (const column of table.columns) {
    c.places.put(ids.column(table.name, column.name), column);
    if (column.$type === 'InputColumn') columns[column.name] = inputColumn(c, column);
    else {
      const unit = unitCode(unitOf(column.value, { currency: c.header.currency }));
      computed[column.name] = { unit, formula: rowFormula(c, column.value) };
    }
  }
  const keys = table.columns.filter((column) => column.$type === 'InputColumn' && column.key);
  return { kind: 'input', columns, key: keys.map(({ name }) => name), computed };
}

function derivedTable(c: Compilation, table: DataTable): DerivedTable {
  const columns: Record<string, Column> = {};
  for (const column of table.parts.flatMap(({ assignments }) => assignments)) {
    c.places.put(ids.column(table.name, column.name), column);
    const derived = derivedColumn(c, table, column);
    const before = columns[column.name];
    columns[column.name] = { ...derived, ...before, blank: derived.blank || (before?.blank ?? false) };
  }
  // Rows of a part that does not work a column out leave it blank.
  for (const [name, column] of Object.entries(columns)) {
    const everywhere = table.parts.every((part) =>
      part.assignments.some((assigned) => assigned.name === name),
    );
    if (!everywhere) column.blank = true;
  }
  for (const column of table.columns) {
    if (column.$type !== 'InputColumn') {
      return cannotCompile(
        column,
        `${column.name} of ${table.name}`,
        'a derived table works its columns out in its rows',
      );
    }
    columns[column.name] = inputColumn(c, column);
  }
  // The parts are put together without any order.
  return { kind: 'derived', columns, parts: sorted(table.parts.map((part) => partOf(c, part))) };
}

function partOf(c: Compilation, part: DerivedRows): DerivedTable['parts'][number] {
  const columns = part.assignments.map(({ name, value }) => [name, rowFormula(c, value)] as const);
  return {
    from: part.source.$refText,
    ...(part.condition === undefined ? {} : { where: rowCondition(c, part.condition) }),
    ...(part.each === undefined ? {} : { each: part.each.$refText }),
    columns: Object.fromEntries(columns),
  };
}

/** The plan's own words for a column that every plan has win: its heading in the data, say. */
function extended(contract: InputTable, declared: InputTable): InputTable {
  return {
    ...contract,
    columns: { ...contract.columns, ...declared.columns },
    key: [...new Set([...contract.key, ...declared.key])],
    computed: declared.computed,
  };
}

/** A derived roster has the columns that its rows work out, read as the contract says; the others are blank. */
function filled(contract: InputTable, declared: DerivedTable): DerivedTable {
  const columns: Record<string, Column> = { ...declared.columns };
  for (const [name, column] of Object.entries(contract.columns)) {
    const own = columns[name];
    columns[name] =
      own === undefined
        ? { ...column, blank: true }
        : { ...own, ...column, blank: own.blank || column.blank };
  }
  return { ...declared, columns };
}
