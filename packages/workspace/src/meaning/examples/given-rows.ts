import type { TableData } from '@ontarget/evaluator/engine';
import type { Column, InputTable, Plan } from '@ontarget/evaluator/format';
import {
  formatRational,
  isCurrency,
  parseLiteral,
  type Rational,
  toDecimalString,
} from '@ontarget/evaluator/numbers';
import { checkRows, type RawCell, type RawRow } from '@ontarget/evaluator/rows';
import type { ExampleCell, Examples, GivenRow, GivenTable } from '@ontarget/language/ast';
import { PLAIN_DIALECT } from '@ontarget/warehouse';
import type { AstNode } from 'langium';

/** The rows that an examples table gives, read under the contracts of their tables. */
export interface GivenRows {
  /** By table name; undefined where the examples table gives no rows. */
  tables: Record<string, TableData> | undefined;
  /** What in them breaks a contract: nothing is worked out from them then. */
  problems: GivenProblem[];
  /** Whether the text checks have told something that leaves rows unread. */
  broken: boolean;
}

/** A given cell or table that its contract refuses. */
export interface GivenProblem {
  node: AstNode;
  table: string;
  reason: string;
}

/** More than a plan's amount can have behind its point. */
const MOST_PLACES = 100;

/** The file that given rows are said to come from. */
const SOURCE = 'examples';

/** Reads the rows that an examples table gives as a run reads those of files, to the same contract. */
export function givenRows({ given }: Examples, plan: Plan): GivenRows {
  if (given.length === 0) return { tables: undefined, problems: [], broken: false };
  const tables: Record<string, TableData> = {};
  const problems: GivenProblem[] = [];
  let broken = false;
  for (const one of given) {
    const name = one.table?.ref?.name;
    const contract = name === undefined ? undefined : plan.tables[name];
    if (name === undefined || contract?.kind === 'derived' || !isWhole(one)) {
      broken = true;
      continue;
    }
    const say = (node: AstNode, reason: string) => problems.push({ node, table: name, reason });
    if (contract?.kind !== 'input') say(one, 'nothing that this plan pays reads it');
    else if (tables[name] !== undefined) say(one, 'its rows are given in two places; put them into one');
    else tables[name] = read(one, name, contract, say);
  }
  return { tables, problems, broken };
}

/** Whether every heading was found and every row has a cell for each, as the text checks ask. */
function isWhole({ header, rows }: GivenTable): boolean {
  const columns = header?.columns ?? [];
  return (
    columns.length > 0 &&
    columns.every(({ ref }) => ref?.$type === 'InputColumn') &&
    rows.every(({ cells }) => cells.length === columns.length)
  );
}

function read(
  given: GivenTable,
  name: string,
  contract: InputTable,
  say: (node: AstNode, reason: string) => void,
): TableData {
  const columns = given.header.columns.map(({ $refText }) => $refText);
  for (const [column, { blank }] of Object.entries(contract.columns)) {
    if (!blank && !columns.includes(column))
      say(given.header, `it has no column ${column}, which must be filled`);
  }
  for (const column of columns.filter((one, index) => columns.indexOf(one) !== index)) {
    say(given.header, `two columns are headed ${column}`);
  }
  const known = columns.filter((column) => contract.columns[column] !== undefined);
  if (known.length < columns.length) return { rows: [] };
  const headings = columns.map((column) => contract.columns[column]?.header ?? column);
  const rows = given.rows.map((row, index) => rawRow(row, index, columns, contract));
  // What the headings lack has been told in the words of a plan; the check of files would tell it in those of files.
  const whole = { ...contract, columns: withHeadings(contract.columns, columns) };
  const { rows: good, bad } = checkRows(name, whole, { file: SOURCE, headings, rows }, PLAIN_DIALECT);
  for (const { record, column, reason } of bad) {
    const row = given.rows[(record ?? 0) - 1];
    const cell = row?.cells[columns.indexOf(column ?? '')];
    say(cell ?? row ?? given.header, reason);
  }
  return { rows: good };
}

function withHeadings(all: Record<string, Column>, columns: readonly string[]): Record<string, Column> {
  return Object.fromEntries(
    Object.entries(all).filter(([name, { blank }]) => blank || columns.includes(name)),
  );
}

function rawRow(row: GivenRow, index: number, columns: readonly string[], contract: InputTable): RawRow {
  const line = row.$cstNode?.range.start.line;
  return {
    record: index + 1,
    line: line === undefined ? undefined : line + 1,
    cells: row.cells.map((cell, at) => rawCell(cell, contract.columns[columns[at] ?? ''])),
  };
}

/** Amounts as a plan writes them: its own short forms, such as `$50K`, are for the plan's reader alone. */
function rawCell(cell: ExampleCell, column: Column | undefined): RawCell {
  if (cell.path.length > 0) return cell.path.join('.');
  const { value } = cell;
  if (value === undefined) return null;
  if (/^"/.test(value)) return textOf(value);
  const text = cell.negative ? `-${value}` : value;
  const literal = isCounted(column) ? parseLiteral(text, column?.unit) : undefined;
  if (!literal?.ok) return text;
  if (literal.value.kind === 'number') return typed(literal.value.value);
  if (literal.value.kind !== 'money' || literal.value.currency !== column?.unit) return text;
  return typed(literal.value.amount);
}

function isCounted(column: Column | undefined): boolean {
  return (
    column !== undefined && (isCurrency(column.unit) || column.type === 'number' || column.type === 'count')
  );
}

function typed(amount: Rational): RawCell {
  return { typed: toDecimalString(amount, MOST_PLACES) ?? formatRational(amount) };
}

function textOf(quoted: string): string {
  return quoted.slice(1, -1).replace(/\\(.)/g, '$1');
}
