import type { DuckDBConnection } from '@duckdb/node-api';
import { minorDigits } from '@ontarget/evaluator/numbers';
import { literal, withDuckDb } from '../duckdb.ts';
import type { Scan } from './columns-of.ts';
import { Codes, filterSql, filtersOf } from './parquet-codes.ts';
import { refuseSameKeys } from './parquet-keys.ts';
import { headingOf, refuseBadRows, refuseTypes, type Unknown } from './parquet-rows.ts';
import type { Tallies, Tally } from './tallies.ts';

/**
 * Adds up the rows of Parquet files in DuckDB by each column of payees and by span. Columns of payees are dictionaries in the files,
 * so to group by one alone costs next to nothing, and far less than to hand rows over. Every row is in some group of each
 * column, which shows who is nobody of the roster. Returns how many rows there are.
 */
export async function addParquet(
  files: readonly string[],
  scan: Scan,
  tallies: Tallies,
  keys: 'checked' | 'promised',
): Promise<number> {
  return withDuckDb(files, async (connection) => {
    const from = `read_parquet([${files.map(literal).join(', ')}])`;
    await refuseTypes(connection, from, scan);
    const numbers = new Map(scan.payees.names.map((name, number) => [name, number]));
    const codes = new Codes(scan, tallies);
    const sums = sumsOf(scan, tallies);
    const alike = Map.groupBy(scan.asked.payees, (column) =>
      JSON.stringify(sums.filter((sum) => sum.column === column && sum.when === '').map(alikeBy)),
    );
    const unknown: Unknown[] = [];
    for (const columns of alike.values()) {
      const added = sums.filter(({ column, when }) => columns.includes(column) && when === '');
      unknown.push(...(await addGroups(connection, from, scan, columns, added, codes, numbers)));
    }
    // Few rows fulfil a condition, so these are gone through by themselves.
    const some = Map.groupBy(
      sums.filter(({ when }) => when !== ''),
      ({ column }) => column,
    );
    for (const [column, added] of some) {
      const where = [...new Set(added.map(({ when }) => when))].join(' OR ');
      await addGroups(connection, `${from} WHERE ${where}`, scan, [column], added, codes, numbers);
    }
    const rows = await refuseBadRows(connection, files, scan, unknown);
    for (const group of tallies.groups) group.size = Math.max(0, ...group.tallies.map(sizeOf));
    if (keys === 'checked') await refuseSameKeys(connection, files, scan);
    return rows;
  });
}

/** What of a row is added up for whom it names in a column, where it counts. */
interface RowSum {
  readonly into: Float64Array;
  readonly column: string;
  /** Place of the filter among those of the codes. */
  readonly filter: number;
  readonly amount: string;
  /** How many whole units make up one of the amount. */
  readonly units: number;
  /** Only rows where this holds; all where it is empty. */
  readonly when: string;
}

function alikeBy({ filter, amount, when }: RowSum): string {
  return JSON.stringify([filter, amount, when]);
}

/**
 * What is added up of rows. Where two columns have to name the same payee, rows are grouped by the one whose managers are
 * credited.
 */
function sumsOf(scan: Scan, { groups }: Tallies): RowSum[] {
  const named = (name: string) => headingOf(scan, name);
  const filters = filtersOf(scan, groups);
  return groups.flatMap(({ of, where, tallies }) =>
    tallies.map(({ column, blank, equal, sums }) => ({
      into: sums,
      column: equal ?? column,
      filter: filters.indexOf(filterSql(scan, where)),
      amount: of === 'each row' ? '1' : named(of),
      units: of === 'each row' ? 1 : 10 ** minorDigits(scan.plan.currency),
      when: [
        ...blank.map((name) => `${named(name)} IS NULL`),
        ...(equal === undefined ? [] : [`${named(equal)} = ${named(column)}`]),
      ]
        .map((one) => `(${one})`)
        .join(' AND '),
    })),
  );
}

/** As many sums for each group are cheaper than a group for each span. */
const SUMS_AT_MOST = 8;

/** Adds up by columns that have the same sums, in one reading of the rows. Returns who is nobody of the roster. */
async function addGroups(
  connection: DuckDBConnection,
  from: string,
  scan: Scan,
  columns: readonly string[],
  sums: readonly RowSum[],
  codes: Codes,
  numbers: ReadonlyMap<string, number>,
): Promise<Unknown[]> {
  // Names of our own: a file may have columns of any name.
  const named = columns.map((_, at) => `p${at}`);
  const distinct = [...new Map(sums.map((sum) => [alikeBy(sum), sum])).values()];
  const amounts = [...new Set(sums.map(({ amount }) => amount))];
  const whens = [...new Set(sums.map(({ when }) => when))].filter((when) => when !== '');
  const bySpan = distinct.length * codes.spans <= SUMS_AT_MOST && whens.length === 0;
  const sumSql = ({ amount, units, when }: RowSum, only: string) => {
    const filter = [only, when === '' ? '' : `w${whens.indexOf(when)}`]
      .filter((one) => one !== '')
      .join(' AND ');
    const all = `sum(a${amounts.indexOf(amount)})${filter === '' ? '' : ` FILTER (${filter})`}`;
    return `coalesce(CAST(CAST(${all} * ${units} AS HUGEINT) AS DOUBLE), 0)`;
  };
  const inner = [
    ...columns.map((column, at) => `${headingOf(scan, column)} AS p${at}`),
    ...(sums.length === 0 ? [] : [`CAST(${codes.sql} AS INTEGER) AS code`]),
    ...amounts.map((amount, at) => `${amount} AS a${at}`),
    ...whens.map((when, at) => `${when} AS w${at}`),
  ];
  const asked = bySpan
    ? distinct.flatMap((sum) =>
        Array.from({ length: codes.spans }, (_, span) => sumSql(sum, codes.isIn(sum.filter, span))),
      )
    : distinct.map((sum) => sumSql(sum, ''));
  const sets = named.map((column) => (bySpan ? `(${column})` : `(${column}, code)`));
  const which = named.map((column, at) => `WHEN GROUPING(${column}) = 0 THEN ${at}`).join(' ');
  const result = await connection.stream(
    `SELECT CAST(CASE ${which} END AS INTEGER), ${named.length === 1 ? named[0] : `coalesce(${named.join(', ')})`},
     ${[bySpan ? '0' : 'code', ...asked].join(', ')}
     FROM (SELECT ${inner.join(', ')} FROM ${from}) GROUP BY GROUPING SETS (${sets.join(', ')})`,
  );
  const adds = columns.map((column) =>
    sums
      .filter((sum) => sum.column === column)
      .map((sum) => ({ ...sum, place: distinct.findIndex((one) => alikeBy(one) === alikeBy(sum)) })),
  );
  const payees = scan.payees.names.length;
  const unknown = new Map<string, Unknown>();
  for (;;) {
    const chunk = await result.fetchChunk();
    if (chunk === null || chunk.rowCount === 0) return [...unknown.values()];
    const setOf = chunk.getColumnValues(0) as number[];
    const names = chunk.getColumnValues(1) as (string | null)[];
    const found = chunk.getColumnValues(2) as (number | null)[];
    const values = asked.map((_, at) => chunk.getColumnValues(3 + at) as number[]);
    for (let at = 0; at < names.length; at += 1) {
      const name = names[at] ?? null;
      if (name === null) continue;
      const set = setOf[at] as number;
      const payee = numbers.get(name);
      if (payee === undefined) {
        const column = columns[set] as string;
        unknown.set(`${column}\n${name}`, { column, name });
        continue;
      }
      const added = adds[set] as (typeof adds)[number];
      if (bySpan) {
        for (const { into, place } of added) {
          for (let span = 0; span < codes.spans; span += 1) {
            into[span * payees + payee] = values[place * codes.spans + span]?.[at] as number;
          }
        }
        continue;
      }
      const { span, filters } = codes.counts(found[at] ?? 0);
      if (span < 0) continue;
      for (const { into, filter, place } of added) {
        if (filters[filter] !== true) continue;
        const cell = span * payees + payee;
        into[cell] = (into[cell] as number) + (values[place]?.[at] as number);
      }
    }
  }
}

/** What the sums of a tally come to without their signs; at least 2⁵³ where one of them was no longer exact. */
function sizeOf({ sums }: Tally): number {
  return sums.reduce((all, sum) => all + Math.abs(sum), 0);
}
