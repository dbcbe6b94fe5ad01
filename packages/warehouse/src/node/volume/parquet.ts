import type { DuckDBConnection } from '@duckdb/node-api';
import { PlanYear } from '@ontarget/evaluator/engine';
import type { Column } from '@ontarget/evaluator/format';
import { formatDate, minorDigits } from '@ontarget/evaluator/numbers';
import { literal, withDuckDb } from '../duckdb.ts';
import { wordsOf } from './cell-readers.ts';
import type { Scan } from './columns-of.ts';
import { refuseSameKeys } from './parquet-keys.ts';
import { headingOf, refuseBadRows, refuseTypes, type Unknown } from './parquet-rows.ts';
import type { Tallies, Tally } from './tallies.ts';

/**
 * Adds up the rows of Parquet files in DuckDB by each column of payees and by span: columns of payees are kept there as
 * dictionaries, which makes this far cheaper than to hand over rows, or to group by several columns. Every row is in some
 * group of each column, so the groups show what is wrong with rows, too. Returns how many rows there are.
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
    const unknown: Unknown[] = [];
    const asked = scan.asked.payees.map((column) => ({ column, sums: sumsOf(scan, tallies, column) }));
    for (const [, alike] of Map.groupBy(asked, ({ sums }) =>
      JSON.stringify(sums.map(({ amount, when }) => [amount, when])),
    )) {
      unknown.push(...(await addGroups(connection, from, scan, alike, numbers, tallies.spans.count)));
    }
    const rows = await refuseBadRows(connection, files, scan, unknown);
    for (const group of tallies.groups) group.size = Math.max(0, ...group.tallies.map(sizeOf));
    if (keys === 'checked') await refuseSameKeys(connection, files, scan);
    return rows;
  });
}

/** One column of a query: what a tally comes to in one span. */
interface SpanSum {
  readonly span: number;
  readonly into: Float64Array;
  /** What is added up, and of which rows: of those where all of these hold. */
  readonly amount: string;
  readonly when: readonly string[];
}

/** What is added up of the rows that name somebody in a column. */
function sumsOf(scan: Scan, { groups, spans }: Tallies, column: string): SpanSum[] {
  const named = (name: string) => headingOf(scan, name);
  return groups.flatMap(({ of, where, tallies }) => {
    const counts = where.map(({ column: choice, among }) => {
      const words = wordsOf(scan.source.contract.columns[choice] as Column).filter(({ word }) =>
        among.includes(word),
      );
      return `${named(choice)} IN (${words.flatMap(({ spellings }) => spellings.map(literal)).join(', ')})`;
    });
    const amount = of === 'each row' ? '1' : minorUnits(scan, named(of));
    return tallies
      .filter((tally) => tally.column === column)
      .flatMap(({ blank, equal, sums }) =>
        spans.months.map((window, span): SpanSum => {
          const { first, last } = new PlanYear(scan.plan).days(window);
          const dated = `${named(scan.source.date)} BETWEEN DATE ${literal(formatDate(first))} AND DATE ${literal(formatDate(last))}`;
          const when = [
            [dated, ...counts].join(' AND '),
            ...blank.map((name) => `${named(name)} IS NULL`),
            ...(equal === undefined ? [] : [`${named(equal)} = ${named(column)}`]),
          ];
          return { span, into: sums, amount, when };
        }),
      );
  });
}

/** A decimal in whole minor units; the column's type has been seen to have no finer ones. */
function minorUnits({ plan }: Scan, column: string): string {
  return `CAST(${column} * ${10 ** minorDigits(plan.currency)} AS BIGINT)`;
}

/** Adds up by columns that have the same sums, in one reading of the rows. Returns who is nobody of the roster. */
async function addGroups(
  connection: DuckDBConnection,
  from: string,
  scan: Scan,
  alike: readonly { column: string; sums: readonly SpanSum[] }[],
  numbers: ReadonlyMap<string, number>,
  spans: number,
): Promise<Unknown[]> {
  const columns = alike.map(({ column }) => headingOf(scan, column));
  const which = columns.map((column, at) => `WHEN GROUPING(${column}) = 0 THEN ${at}`).join(' ');
  const name = columns.length === 1 ? columns[0] : `coalesce(${columns.join(', ')})`;
  const sums = alike[0]?.sums ?? [];
  // What several sums look at is worked out once for each row.
  const amounts = [...new Set(sums.map(({ amount }) => amount))];
  const whens = [...new Set(sums.flatMap(({ when }) => when))];
  const selected = [
    `CAST(CASE ${which} END AS INTEGER)`,
    name,
    ...sums.map(({ amount, when }) => {
      const filter = when.map((one) => `w${whens.indexOf(one)}`).join(' AND ');
      return `coalesce(CAST(sum(a${amounts.indexOf(amount)}) FILTER (${filter}) AS DOUBLE), 0)`;
    }),
  ];
  const inner = [
    ...columns,
    ...amounts.map((amount, at) => `${amount} AS a${at}`),
    ...whens.map((when, at) => `${when} AS w${at}`),
  ];
  const result = await connection.stream(
    `SELECT ${selected.join(', ')} FROM (SELECT ${inner.join(', ')} FROM ${from})
     GROUP BY GROUPING SETS (${columns.map((column) => `(${column})`).join(', ')})`,
  );
  const unknown: Unknown[] = [];
  for (;;) {
    const chunk = await result.fetchChunk();
    if (chunk === null || chunk.rowCount === 0) return unknown;
    const places = chunk.getColumnValues(0) as number[];
    const names = chunk.getColumnValues(1) as (string | null)[];
    const values = selected.slice(2).map((_, at) => chunk.getColumnValues(2 + at) as number[]);
    for (const [at, payeeName] of names.entries()) {
      if (payeeName === null) continue;
      const one = alike[places[at] as number] as (typeof alike)[number];
      const payee = numbers.get(payeeName);
      if (payee === undefined) {
        unknown.push({ column: one.column, name: payeeName });
        continue;
      }
      for (const [index, { span, into }] of sums.entries())
        into[payee * spans + span] = values[index]?.[at] as number;
    }
  }
}

/** What the sums of a tally come to without their signs; at least 2⁵³ where one of them was no longer exact. */
function sizeOf({ sums }: Tally): number {
  return sums.reduce((all, sum) => all + Math.abs(sum), 0);
}
