import type { DuckDBConnection } from '@duckdb/node-api';
import type { Column } from '@ontarget/evaluator/format';
import { minorDigits } from '@ontarget/evaluator/numbers';
import { identifier, literal } from '../duckdb.ts';
import { wordsOf } from './cell-readers.ts';
import type { Scan } from './columns-of.ts';
import { NotAtVolume } from './not-at-volume.ts';

/** Somebody whom a column names and the roster does not. */
export interface Unknown {
  readonly column: string;
  readonly name: string;
}

/** A column of the files as SQL writes it. */
export function headingOf({ source }: Scan, name: string): string {
  return identifier(source.contract.columns[name]?.header ?? name);
}

/** Only types whose values DuckDB reads exactly as the plan's reader does. */
export async function refuseTypes(
  connection: DuckDBConnection,
  from: string,
  { plan, source, asked }: Scan,
): Promise<void> {
  const described = await connection.runAndReadAll(
    `SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM ${from})`,
  );
  const types = new Map(described.getRows().map(([name, type]) => [String(name), String(type)]));
  const typeOf = (name: string) => types.get(source.contract.columns[name]?.header ?? name) ?? 'missing';
  const refuse = (name: string) => {
    throw new NotAtVolume(`the column ${name} is of the type ${typeOf(name).toLowerCase()}`);
  };
  for (const name of [asked.date, ...(asked.sound ?? [])]) {
    if (typeOf(name) !== (source.contract.columns[name]?.type === 'date' ? 'DATE' : 'VARCHAR')) refuse(name);
  }
  for (const name of [asked.key, ...asked.payees, ...asked.choices])
    if (typeOf(name) !== 'VARCHAR') refuse(name);
  for (const name of asked.money) {
    const [, digits = '99', places = '99'] =
      /^DECIMAL\((\d+),(\d+)\)$/.exec(typeOf(name)) ??
      (/^(INTEGER|BIGINT)$/.test(typeOf(name)) ? ['', '15', '0'] : []);
    if (Number(digits) > 16 || Number(places) > minorDigits(plan.currency)) refuse(name);
  }
}

/** So many names of nobody are looked for in the rows. */
const NAMES = 1_000;

/** Refuses rows that break their contract, by the first of them; returns how many rows there are. */
export async function refuseBadRows(
  connection: DuckDBConnection,
  files: readonly string[],
  scan: Scan,
  unknown: readonly Unknown[],
): Promise<number> {
  const { asked, source } = scan;
  const { columns } = source.contract;
  const from = `read_parquet([${files.map(literal).join(', ')}])`;
  const named = (name: string) => headingOf(scan, name);
  const all = [
    asked.key,
    asked.date,
    ...asked.payees,
    ...asked.choices,
    ...asked.money,
    ...(asked.sound ?? []),
  ];
  const needed = all.filter((name) => columns[name]?.blank !== true);
  // Files know how many blanks a column has: this reads no row.
  const counts = await connection.runAndReadAll(
    `SELECT count(*), ${needed.map((name) => `count(${named(name)})`).join(', ')} FROM ${from}`,
  );
  const [rows = 0, ...filled] = (counts.getRows()[0] ?? []).map(Number);
  const wrong: { readonly when: string; readonly problem: string }[] = [];
  for (const [at, name] of needed.entries()) {
    if (filled[at] !== rows) wrong.push({ when: `${named(name)} IS NULL`, problem: `${name} is blank` });
  }
  for (const name of asked.choices) {
    const spellings = wordsOf(columns[name] as Column).flatMap((one) => one.spellings);
    const found = await connection.runAndReadAll(`SELECT DISTINCT ${named(name)} FROM ${from}`);
    const isOther = found.getRows().some(([word]) => word !== null && !spellings.includes(String(word)));
    if (!isOther) continue;
    wrong.push({
      when: `${named(name)} NOT IN (${spellings.map(literal).join(', ')})`,
      problem: `${name} is none of the plan's words`,
    });
  }
  for (const [name, nobodies] of Map.groupBy(unknown, ({ column }) => column)) {
    const names = nobodies.slice(0, NAMES).map((one) => literal(one.name));
    wrong.push({
      when: `${named(name)} IN (${names.join(', ')})`,
      problem: `${name} is nobody of the roster`,
    });
  }
  if (wrong.length > 0) await refuseFirst(connection, files, source.table, wrong);
  return rows;
}

async function refuseFirst(
  connection: DuckDBConnection,
  files: readonly string[],
  table: string,
  wrong: readonly { readonly when: string; readonly problem: string }[],
): Promise<never> {
  const cases = wrong.map(({ when }, at) => `WHEN ${when} THEN ${at}`).join(' ');
  for (const file of files) {
    const found = await connection.runAndReadAll(
      `SELECT file_row_number, CAST(CASE ${cases} END AS INTEGER) FROM read_parquet(${literal(file)}, file_row_number = true)
       WHERE ${wrong.map(({ when }) => when).join(' OR ')} ORDER BY file_row_number LIMIT 1`,
    );
    const [row] = found.getRows();
    if (row === undefined) continue;
    const record = Number(row[0]) + 1;
    throw new NotAtVolume(`record ${record} of ${table}: ${wrong[Number(row[1])]?.problem}`);
  }
  throw new NotAtVolume(`rows of ${table} break their contract`);
}
