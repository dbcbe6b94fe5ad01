/** How a database writes what the generator needs: whole numbers of many digits, texts, days and tables. */
export interface Dialect {
  readonly name: DialectName;
  /** The greatest whole number that its widest exact type holds; more is an error there, never another number. */
  readonly greatest: bigint;
  /** The most digits of a DECIMAL column. */
  readonly decimalDigits: number;
  /** The type of whole numbers of many digits. */
  readonly whole: string;
  readonly text: string;
  int(value: bigint): string;
  /** A text, written so that nothing in it is read as SQL. */
  textLiteral(value: string): string;
  /** An expression of a whole number type as one of many digits. */
  widened(sql: string): string;
  /** A DECIMAL(p, s) column times 10^s, which is whole. */
  scaled(column: string, scale: number): string;
  /** The quotient of two whole numbers, neither below zero, without its rest. */
  quotient(top: string, bottom: string): string;
  /** Whole days since 1970-01-01 of a DATE. */
  days(column: string): string;
  asText(sql: string): string;
  /** What stands between `WITH x AS` and the bracket of a query that is worked out once. */
  readonly once: string;
  createTable(name: string, query: string): string;
}

export type DialectName = 'duckdb' | 'postgres' | 'spark';

const utf8 = new TextEncoder();

/** Texts of plain letters are written as they are; all others in hexadecimal, which no quote or backslash can leave. */
function written(value: string, fromHex: (hex: string) => string): string {
  if (/^[A-Za-z0-9 _.-]*$/.test(value)) return `'${value}'`;
  return fromHex([...utf8.encode(value)].map((byte) => byte.toString(16).padStart(2, '0')).join(''));
}

const duckdb: Dialect = {
  name: 'duckdb',
  greatest: 2n ** 127n - 1n,
  decimalDigits: 38,
  whole: 'HUGEINT',
  text: 'VARCHAR',
  int: (value) => `CAST(${value} AS HUGEINT)`,
  textLiteral: (value) => written(value, (hex) => `decode(unhex('${hex}'))`),
  widened: (sql) => `CAST(${sql} AS HUGEINT)`,
  scaled: (column, scale) => `CAST(${column} * ${10n ** BigInt(scale)} AS HUGEINT)`,
  quotient: (top, bottom) => `(${top} // ${bottom})`,
  days: (column) => `CAST(${column} - DATE '1970-01-01' AS INTEGER)`,
  asText: (sql) => `CAST(${sql} AS VARCHAR)`,
  once: 'MATERIALIZED ',
  createTable: (name, query) => `CREATE TABLE ${name} AS\n${query}`,
};

const postgres: Dialect = {
  name: 'postgres',
  // NUMERIC holds 131,072 digits; no plan comes near.
  greatest: 10n ** 2000n,
  decimalDigits: 1000,
  whole: 'NUMERIC',
  text: 'TEXT',
  int: (value) => `CAST(${value} AS NUMERIC)`,
  textLiteral: (value) => written(value, (hex) => `convert_from(decode('${hex}', 'hex'), 'UTF8')`),
  widened: (sql) => `CAST(${sql} AS NUMERIC)`,
  scaled: (column, scale) => `trunc(${column} * ${10n ** BigInt(scale)})`,
  quotient: (top, bottom) => `div(${top}, ${bottom})`,
  days: (column) => `(${column} - DATE '1970-01-01')`,
  asText: (sql) => `CAST(${sql} AS TEXT)`,
  once: 'MATERIALIZED ',
  createTable: (name, query) => `CREATE TABLE ${name} AS\n${query}`,
};

const spark: Dialect = {
  name: 'spark',
  greatest: 10n ** 38n - 1n,
  decimalDigits: 38,
  whole: 'DECIMAL(38, 0)',
  text: 'STRING',
  int: (value) => `CAST('${value}' AS DECIMAL(38, 0))`,
  textLiteral: (value) => written(value, (hex) => `decode(unhex('${hex}'), 'UTF-8')`),
  widened: (sql) => `CAST(${sql} AS DECIMAL(38, 0))`,
  // A product of decimals that needs more than 38 digits loses places: the reader keeps p + 2 s + 2 within them.
  scaled: (column, scale) => `CAST(${column} * ${10n ** BigInt(scale)} AS DECIMAL(38, 0))`,
  // DIV of decimals is a BIGINT; the quotient without its rest is exact, and an error where it has more than 32 digits.
  quotient: (top, bottom) => `CAST((${top} - ${top} % ${bottom}) / ${bottom} AS DECIMAL(38, 0))`,
  days: (column) => `datediff(${column}, DATE '1970-01-01')`,
  asText: (sql) => `CAST(${sql} AS STRING)`,
  once: '',
  createTable: (name, query) => `CREATE TABLE ${name} AS\n${query}`,
};

export const DIALECTS: Readonly<Record<DialectName, Dialect>> = { duckdb, postgres, spark };
