import type { DuckDBConnection } from '@duckdb/node-api';
import { PlanYear } from '@ontarget/evaluator/engine';
import type { Column } from '@ontarget/evaluator/format';
import { civilDate, formatDate, minorDigits } from '@ontarget/evaluator/numbers';
import { identifier, literal, withDuckDb } from '../duckdb.ts';
import { type Scan, wordsOf } from './cell-readers.ts';
import type { Credited } from './credit.ts';
import { NotAtVolume } from './not-at-volume.ts';
import type { EntryShape } from './shape.ts';

const encoder = new TextEncoder();

/**
 * Adds up the rows of Parquet files by payee and month in DuckDB, which reads only the columns that are needed, and credits
 * the sums: what goes up is handed to managers afterwards, so no row is repeated for anybody. Returns how many rows there are.
 */
export async function addParquet(
  files: readonly string[],
  scan: Scan,
  credited: readonly Credited[],
  keys: 'checked' | 'promised',
): Promise<number> {
  return withDuckDb(files, async (connection) => {
    const from = `read_parquet([${files.map(literal).join(', ')}])`;
    await refuseTypes(connection, from, scan);
    const rows = await soundRows(connection, from, scan, keys);
    const done = new Map<string, readonly Group[]>();
    for (const one of credited) {
      for (const entry of one.credits.entries) {
        const sql = groupsSql(from, scan, one, entry);
        const groups = done.get(sql) ?? (await groupsOf(connection, sql, scan));
        done.set(sql, groups);
        const rises = risesWhen(one, entry);
        for (const { payee, month, sum, up, size } of groups) {
          one.put('own', payee, month, sum * entry.parts, size);
          if (rises !== 'never') {
            one.put('rising', payee, month, (rises === 'always' ? sum : up) * entry.parts, 0);
          }
        }
      }
    }
    return rows;
  });
}

/** What the rows of one payee come to in one month; `up` where the payee is the one whose managers are credited. */
interface Group {
  readonly payee: number;
  readonly month: number;
  readonly sum: number;
  readonly up: number;
  readonly size: number;
}

function headingOf({ source }: Scan, name: string): string {
  return identifier(source.contract.columns[name]?.header ?? name);
}

/** When what an entry gives to a payee goes up from there, too: only the row's owner has managers in it. */
function risesWhen({ credits }: Credited, { to, overlay }: EntryShape): 'always' | 'never' | 'as owner' {
  const above = credits.rollUp?.column;
  if (above === undefined || overlay) return 'never';
  return to === above ? 'always' : 'as owner';
}

/** The sums of one entry by payee and month. What always goes up, or never, needs no column of its own. */
function groupsSql(from: string, scan: Scan, one: Credited, entry: EntryShape): string {
  const { of, where, credits } = one;
  const { source } = scan;
  const named = (name: string) => headingOf(scan, name);
  const names = [entry.to, ...entry.ifBlank].map(named);
  const payee = names.length === 1 ? names[0] : `coalesce(${names.join(', ')})`;
  const amount = of === 'each row' ? '1' : minorUnits(scan, named(of));
  const byOwner = risesWhen(one, entry) === 'as owner';
  const rises = byOwner ? `, ${payee} = ${named(credits.rollUp?.column ?? '')} AS rises` : '';
  const up = byOwner ? 'sum(CASE WHEN rises THEN amount ELSE 0 END)' : '0';
  const counts = where.map(({ column, among }) => {
    const words = wordsOf(source.contract.columns[column] as Column).filter(({ word }) =>
      among.includes(word),
    );
    return `${named(column)} IN (${words.flatMap(({ spellings }) => spellings.map(literal)).join(', ')})`;
  });
  const days = new PlanYear(scan.plan).days({ from: 0, to: 11 });
  const dates = `${named(source.date)} BETWEEN DATE ${literal(formatDate(days.first))} AND DATE ${literal(formatDate(days.last))}`;
  return `SELECT payee, month, CAST(sum(amount) AS DOUBLE), CAST(${up} AS DOUBLE), CAST(sum(abs(amount)) AS DOUBLE)
    FROM (SELECT ${payee} AS payee, ${monthOf(scan, named(source.date))} AS month, ${amount} AS amount${rises}
      FROM ${from} WHERE ${[dates, ...counts].join(' AND ')})
    WHERE payee IS NOT NULL GROUP BY payee, month`;
}

/** A decimal in whole minor units; the column's type has been seen to have no finer ones. */
function minorUnits({ plan }: Scan, column: string): string {
  return `CAST(${column} * ${10 ** minorDigits(plan.currency)} AS BIGINT)`;
}

/** The fiscal month of a day of the year, 0 to 11. */
function monthOf({ plan }: Scan, date: string): string {
  const { months } = new PlanYear(plan);
  const begin = months.map(({ first }) => civilDate(first));
  if (begin.every(({ day }) => day === 1)) return `(month(${date}) + ${12 - (begin[0]?.month ?? 1)}) % 12`;
  const cases = months
    .slice(1)
    .map(({ first }, at) => `WHEN ${date} < DATE ${literal(formatDate(first))} THEN ${at}`);
  return `CASE ${cases.join(' ')} ELSE 11 END`;
}

async function groupsOf(connection: DuckDBConnection, sql: string, { payees }: Scan): Promise<Group[]> {
  const groups: Group[] = [];
  const known = new Map<string, number>();
  const result = await connection.stream(sql);
  for (;;) {
    const chunk = await result.fetchChunk();
    if (chunk === null || chunk.rowCount === 0) return groups;
    const [names, months, sums, ups, sizes] = chunk.getColumns() as [
      string[],
      (number | bigint)[],
      number[],
      number[],
      number[],
    ];
    for (const [at, name] of names.entries()) {
      let payee = known.get(name);
      if (payee === undefined) {
        const bytes = encoder.encode(name);
        payee = payees.byName.find(bytes, 0, bytes.length);
        if (payee < 0) throw new NotAtVolume('a row names a payee who is not in the roster');
        known.set(name, payee);
      }
      groups.push({
        payee,
        month: Number(months[at]),
        sum: sums[at] as number,
        up: ups[at] as number,
        size: sizes[at] as number,
      });
    }
  }
}

/** Only types whose values DuckDB reads exactly as the plan's reader does. */
async function refuseTypes(
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
  if (typeOf(asked.date) !== 'DATE') refuse(asked.date);
  for (const name of [asked.key, ...asked.payees, ...asked.choices])
    if (typeOf(name) !== 'VARCHAR') refuse(name);
  for (const name of asked.money) {
    const [, digits = '99', places = '99'] =
      /^DECIMAL\((\d+),(\d+)\)$/.exec(typeOf(name)) ??
      (/^(INTEGER|BIGINT)$/.test(typeOf(name)) ? ['', '15', '0'] : []);
    if (Number(digits) > 16 || Number(places) > minorDigits(plan.currency)) refuse(name);
  }
}

/** How many rows there are, all of which keep their contract. */
async function soundRows(
  connection: DuckDBConnection,
  from: string,
  scan: Scan,
  keys: 'checked' | 'promised',
): Promise<number> {
  const { source, asked } = scan;
  const { columns } = source.contract;
  const named = (name: string) => headingOf(scan, name);
  const all = [asked.date, asked.key, ...asked.payees, ...asked.choices, ...asked.money];
  const needed = all.filter((name) => columns[name]?.blank !== true).map((name) => `${named(name)} IS NULL`);
  const words = asked.choices.map((name) => {
    const spellings = wordsOf(columns[name] as Column).flatMap((one) => one.spellings);
    return `${named(name)} NOT IN (${spellings.map(literal).join(', ')})`;
  });
  const distinct = keys === 'checked' ? `count(DISTINCT ${named(asked.key)})` : 'count(*)';
  const answer = await connection.runAndReadAll(
    `SELECT count(*), ${distinct}, count(*) FILTER (WHERE ${[...needed, ...words].join(' OR ')}) FROM ${from}`,
  );
  const [rows, others, bad] = (answer.getRows()[0] ?? []).map(Number) as [number, number, number];
  if (bad > 0) throw new NotAtVolume(`${bad} rows of ${source.table} break their contract`);
  if (others !== rows)
    throw new NotAtVolume(`${rows - others} rows of ${source.table} have the key of another`);
  return rows;
}
