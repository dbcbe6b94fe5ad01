import type { AstNode } from 'langium';
import type {
  Advance,
  Clawback,
  Commission,
  Component,
  DataTable,
  DerivedColumn,
  DerivedRows,
  GivenTable,
  InputColumn,
  Instalments,
  Lookup,
  Measure,
  OverlapOfNode,
  PercentileMeasure,
  TableColumn,
} from '../generated/ast.ts';
import { builtInTable } from '../scopes/built-in.ts';
import { remember } from '../services/remember.ts';
import { partsOfMeasure } from './measure-parts.ts';

/** The table whose rows a measure adds up or counts; ratios, entered, scored and graded measures have none. */
export function tableOfMeasure(measure: Measure): DataTable | undefined {
  const { body } = measure;
  if (body === undefined) return undefined;
  return body.$type === 'TotalMeasure' || body.$type === 'CountMeasure' ? body.table?.ref : undefined;
}

/** The input tables that a measure is worked out from: of a ratio those of both measures, of derived rows their sources. */
export function tablesBehind(measure: Measure): DataTable[] {
  const found = new Set<DataTable>();
  const seen = new Set<Measure | DataTable>();
  const ofTable = (table: DataTable | undefined): void => {
    if (table === undefined || seen.has(table)) return;
    seen.add(table);
    if (table.parts.length === 0) found.add(table);
    for (const { source } of table.parts) ofTable(source?.ref);
  };
  const ofMeasure = (one: Measure | undefined): void => {
    if (one === undefined || seen.has(one)) return;
    seen.add(one);
    ofTable(tableOfMeasure(one));
    for (const part of partsOfMeasure(one)) ofMeasure(part);
    if (ENTERED.has(one.body?.$type ?? '')) ofTable(builtInTable('results'));
  };
  ofMeasure(measure);
  return [...found];
}

/** Measures whose values are read from the table `results`. */
const ENTERED: ReadonlySet<string> = new Set(['EnteredMeasure', 'ScoredMeasure', 'GradedMeasure']);

/**
 * The columns of a table: those it declares, those of its derived rows, and, for `roster` and `results`, the ones that
 * every plan has. Where several parts derive a column of one name it appears once, as the first part writes it.
 */
export function columnsOf(table: DataTable): TableColumn[] {
  return [...columnsByName(table).values()];
}

/** A column of a table by its name. */
export function columnNamed(table: DataTable, name: string): TableColumn | undefined {
  return columnsByName(table).get(name);
}

/** The table that a column belongs to. */
export function tableOfColumn(column: TableColumn): DataTable {
  const container = column.$container;
  return container.$type === 'DataTable' ? container : container.$container;
}

/** Whether a column is read from the data, and not worked out. */
export function isInputColumn(column: TableColumn): column is InputColumn {
  return column.$type === 'InputColumn';
}

/** The table of the deals that a component is paid on. */
function tableOfSubject(component: Component): DataTable | undefined {
  const subject = component.$type === 'FormulaPay' ? undefined : component.subject;
  const named = subject?.ref?.ref;
  return named?.$type === 'Measure' ? tableOfMeasure(named) : undefined;
}

/** The table whose row stands before the words at a node: that of a condition, a measure or a derived row. */
export function tableAround(node: AstNode): DataTable | undefined {
  for (let at: AstNode | undefined = node; at !== undefined; at = at.$container) {
    switch (at.$type) {
      case 'Measure':
        return tableOfMeasure(at as Measure);
      case 'PercentileMeasure':
        return (at as PercentileMeasure).table?.ref;
      case 'OverlapOfNode':
        return (at as OverlapOfNode).table?.ref;
      case 'DerivedRows':
        return (at as DerivedRows).source?.ref;
      case 'DataTable':
        return at as DataTable;
      case 'GivenTable':
        return (at as GivenTable).table?.ref;
      case 'Lookup':
        return (at as Lookup).table?.ref;
      case 'Commission':
        return tableOfSubject(at as Commission);
      case 'Advance':
        return tableOfExpected(at as Advance);
      case 'Instalments':
        return tableOfInstalments(at as Instalments);
      case 'Clawback':
        return tableOfSubject((at as Clawback).$container);
    }
  }
  return undefined;
}

function tableOfInstalments({ $container: owner }: Instalments): DataTable | undefined {
  return owner.$type === 'TotalTerms' || owner.$type === 'VariablePay' ? undefined : tableOfSubject(owner);
}

function tableOfExpected({ expected }: Advance): DataTable | undefined {
  return expected?.ref && tableOfMeasure(expected.ref);
}

const known = new WeakMap<DataTable, ReadonlyMap<string, TableColumn>>();

function columnsByName(table: DataTable): ReadonlyMap<string, TableColumn> {
  return remember(known, table, () => collect(table));
}

function collect(table: DataTable): Map<string, TableColumn> {
  const derived: DerivedColumn[] = table.parts.flatMap(({ assignments }) => assignments);
  const always = builtInTable(table.name);
  const builtIn = always === undefined || always === table ? [] : always.columns;
  const columns = new Map<string, TableColumn>();
  for (const column of [...derived, ...table.columns, ...builtIn]) {
    if (typeof column.name === 'string' && !columns.has(column.name)) columns.set(column.name, column);
  }
  return columns;
}
