import {
  type AstNode,
  type AstNodeDescription,
  DocumentState,
  type LangiumDocument,
  type Mutable,
  TextDocument,
  URI,
} from 'langium';
import type { ColumnType, DataTable, Document, InputColumn } from '../generated/ast.ts';

/** A column of a table that every plan has. */
export interface BuiltInColumn {
  readonly name: string;
  readonly type: 'text' | 'date' | 'money' | 'percent' | 'payee';
  readonly key?: true;
  readonly blank?: true;
  /** Read in the unit of the measure it belongs to, whatever its declared type. */
  readonly inUnitOfMeasure?: true;
}

/** Who works in which role, team and span, with what pay and quota; several rows for one payee follow one another. */
export const ROSTER_COLUMNS: readonly BuiltInColumn[] = [
  { name: 'payee', type: 'payee', key: true },
  { name: 'role', type: 'text' },
  { name: 'team', type: 'text', blank: true },
  { name: 'start', type: 'date', key: true },
  { name: 'end', type: 'date', blank: true },
  { name: 'manager', type: 'payee', blank: true },
  { name: 'base', type: 'money', blank: true },
  { name: 'on_target_pay', type: 'money', blank: true },
  { name: 'target_pay', type: 'money', blank: true },
  { name: 'quota', type: 'money', blank: true, inUnitOfMeasure: true },
  { name: 'share', type: 'percent', blank: true },
];

/** Values of measures that are typed in from outside: entered, scored and graded ones. */
export const RESULTS_COLUMNS: readonly BuiltInColumn[] = [
  { name: 'measure', type: 'text', key: true },
  { name: 'for', type: 'text', key: true, blank: true },
  { name: 'period', type: 'text', key: true },
  { name: 'value', type: 'text', inUnitOfMeasure: true },
];

/** Balances that are brought in from before the year: what a payee owes in a role, or is still to be paid. */
export const OPENING_COLUMNS: readonly BuiltInColumn[] = [
  { name: 'payee', type: 'payee', key: true },
  { name: 'role', type: 'text', key: true },
  { name: 'balance', type: 'text', key: true },
  { name: 'amount', type: 'money' },
  // With which payment an amount that was held back is released.
  { name: 'due', type: 'date', key: true, blank: true },
];

/** Amounts that are added to a payment by hand, each with its reason; read where the plan declares the table. */
export const ADJUSTMENTS_COLUMNS: readonly BuiltInColumn[] = [
  { name: 'id', type: 'text', key: true },
  { name: 'payee', type: 'payee' },
  { name: 'role', type: 'text' },
  { name: 'period', type: 'text' },
  { name: 'amount', type: 'money' },
  { name: 'reason', type: 'text' },
];

/** The columns of each table that every plan has, by the table's name. */
export const BUILT_IN_COLUMNS: ReadonlyMap<string, readonly BuiltInColumn[]> = new Map([
  ['roster', ROSTER_COLUMNS],
  ['results', RESULTS_COLUMNS],
  ['opening', OPENING_COLUMNS],
  ['adjustments', ADJUSTMENTS_COLUMNS],
]);

const BUILT_IN_URI = URI.parse('ontarget:/built-in.ote');

/** Nodes of the tables that every plan has: made, not parsed, so that they cost nothing at start. */
export const BUILT_IN_TABLES: readonly DataTable[] = buildTables();

/** The table of this name that every plan has. */
export function builtInTable(name: string): DataTable | undefined {
  return BUILT_IN_TABLES.find((table) => table.name === name);
}

/** Whether a node is of a table that every plan has, and so stands in no text. */
export function isBuiltIn(node: AstNode): boolean {
  let root = node;
  while (root.$container !== undefined) root = root.$container;
  return root.$document?.uri.scheme === BUILT_IN_URI.scheme;
}

/** A description of a node that stands in no text. */
export function describeBuiltIn(node: DataTable | InputColumn): AstNodeDescription {
  const table = node.$type === 'DataTable' ? node : (node.$container as DataTable);
  const tablePath = `/declarations@${BUILT_IN_TABLES.indexOf(table)}`;
  const path = node.$type === 'DataTable' ? tablePath : `${tablePath}/columns@${table.columns.indexOf(node)}`;
  return { node, name: node.name, type: node.$type, documentUri: BUILT_IN_URI, path };
}

function buildTables(): DataTable[] {
  const root = { $type: 'Document', declarations: [] as DataTable[] } as unknown as Mutable<Document>;
  const tables = [...BUILT_IN_COLUMNS].map(([name, columns]) => buildTable(name, columns, root));
  root.declarations = tables;
  (root as Mutable<AstNode>).$document = builtInDocument(root);
  return tables;
}

function buildTable(name: string, columns: readonly BuiltInColumn[], root: Document): DataTable {
  const table = {
    $type: 'DataTable',
    $container: root,
    name,
    parts: [],
    columns: [],
  } as unknown as Mutable<DataTable>;
  table.columns = columns.map((column) => buildColumn(column, table));
  return table;
}

function buildColumn(column: BuiltInColumn, table: DataTable): InputColumn {
  const node = {
    $type: 'InputColumn',
    $container: table,
    name: column.name,
    key: column.key === true,
    blank: column.blank === true,
  } as unknown as Mutable<InputColumn>;
  node.type = { $type: 'ColumnType', $container: node, kind: column.type, choices: [] } as ColumnType;
  return node;
}

function builtInDocument(root: Document): LangiumDocument {
  return {
    uri: BUILT_IN_URI,
    textDocument: TextDocument.create(BUILT_IN_URI.toString(), 'ontarget', 0, ''),
    state: DocumentState.Validated,
    parseResult: { value: root, lexerErrors: [], parserErrors: [] },
    references: [],
  };
}
