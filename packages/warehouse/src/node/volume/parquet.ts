import type { DuckDBConnection } from '@duckdb/node-api';
import { PlanYear } from '@ontarget/evaluator/engine';
import type { Column } from '@ontarget/evaluator/format';
import { formatDate, minorDigits } from '@ontarget/evaluator/numbers';
import { literal, withDuckDb } from '../duckdb.ts';
import { wordsOf } from './cell-readers.ts';
import type { Scan } from './columns-of.ts';
import { refuseSameKeys } from './parquet-keys.ts';
import { headingOf, refuseBadRows, refuseTypes, type Unknown } from './parquet-rows.ts';
import type { Filter } from './shape.ts';
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
    const codes = new Codes(scan, tallies);
    const asked = scan.asked.payees.map((column) => ({ column, sums: sumsOf(scan, tallies, column) }));
    for (const [, alike] of Map.groupBy(asked, ({ sums }) =>
      JSON.stringify(sums.map(({ amount, when }) => [amount, when])),
    )) {
      unknown.push(...(await addGroups(connection, from, scan, alike, codes, numbers)));
    }
    const rows = await refuseBadRows(connection, files, scan, unknown);
    for (const group of tallies.groups) group.size = Math.max(0, ...group.tallies.map(sizeOf));
    if (keys === 'checked') await refuseSameKeys(connection, files, scan);
    return rows;
  });
}

interface Counted {
  readonly span: number;
  readonly filters: readonly boolean[];
}

/**
 * In which span a row lies, and which of the filters let it count, as one whole number that rows are grouped by. Of rows in no
 * span nothing counts; with one filter, those that it drops are among them.
 */
class Codes {
  readonly sql: string;
  readonly spans: number;
  private readonly filters: readonly string[];
  private readonly known = new Map<number, Counted>();

  constructor(scan: Scan, { groups, spans }: Tallies) {
    this.spans = spans.count;
    this.filters = [...new Set(groups.map(({ where }) => filterSql(scan, where)))];
    const date = headingOf(scan, scan.source.date);
    const year = new PlanYear(scan.plan);
    const days = spans.months.map((window) => year.days(window));
    const cases = days.flatMap(({ first, last }, at) => [
      ...(days[at - 1]?.last === first - 1
        ? []
        : [`WHEN ${date} < DATE ${literal(formatDate(first))} THEN 0`]),
      `WHEN ${date} <= DATE ${literal(formatDate(last))} THEN ${at + 1}`,
    ]);
    const span = `CASE ${cases.join(' ')} ELSE 0 END`;
    const [only] = this.filters;
    this.sql =
      this.filters.length === 1
        ? `CASE WHEN ${only} THEN ${span} ELSE 0 END`
        : [
            `${2 ** this.filters.length} * ${span}`,
            ...this.filters.map((one, at) => `${2 ** at} * CAST(${one} AS INTEGER)`),
          ].join(' + ');
  }

  /** What is counted of the rows of a code: their span, or −1, and for each filter whether it lets them count. */
  counts(code: number): Counted {
    const known = this.known.get(code);
    if (known !== undefined) return known;
    const count = this.filters.length;
    const counted: Counted =
      count === 1
        ? { span: code - 1, filters: [true] }
        : {
            span: Math.floor(code / 2 ** count) - 1,
            filters: this.filters.map((_, at) => Math.floor(code / 2 ** at) % 2 === 1),
          };
    this.known.set(code, counted);
    return counted;
  }

  /** The place of a filter among those that codes tell of. */
  placeOf(filter: string): number {
    return this.filters.indexOf(filter);
  }
}

function filterSql(scan: Scan, where: Filter): string {
  const words = where.map(({ column, among }) => {
    const counted = wordsOf(scan.source.contract.columns[column] as Column).filter(({ word }) =>
      among.includes(word),
    );
    const spellings = counted.flatMap((one) => one.spellings).map(literal);
    return spellings.length === 0 ? 'false' : `${headingOf(scan, column)} IN (${spellings.join(', ')})`;
  });
  return words.length === 0 ? 'true' : `(${words.join(' AND ')})`;
}

/** What of a row is added up for whom it names, where it counts. */
interface RowSum {
  readonly into: Float64Array;
  readonly filter: string;
  readonly amount: string;
  /** Only rows where all of these hold. */
  readonly when: readonly string[];
}

/**
 * What is added up of the rows that name somebody in a column. Where two columns have to name the same payee, rows are grouped by
 * the one whose managers are credited, which is grouped by anyway.
 */
function sumsOf(scan: Scan, { groups }: Tallies, column: string): RowSum[] {
  const named = (name: string) => headingOf(scan, name);
  return groups.flatMap(({ of, where, tallies }) =>
    tallies
      .filter((tally) => (tally.equal ?? tally.column) === column)
      .map(({ column: other, blank, equal, sums }) => ({
        into: sums,
        filter: filterSql(scan, where),
        amount: of === 'each row' ? '1' : minorUnits(scan, named(of)),
        when: [
          ...blank.map((name) => `${named(name)} IS NULL`),
          ...(equal === undefined ? [] : [`${named(equal)} = ${named(other)}`]),
        ],
      })),
  );
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
  alike: readonly { column: string; sums: readonly RowSum[] }[],
  codes: Codes,
  numbers: ReadonlyMap<string, number>,
): Promise<Unknown[]> {
  const columns = alike.map(({ column }) => headingOf(scan, column));
  const which = columns.map((column, at) => `WHEN GROUPING(${column}) = 0 THEN ${at}`).join(' ');
  const sums = alike[0]?.sums ?? [];
  // What several sums look at is worked out once for each row.
  const amounts = [...new Set(sums.map(({ amount }) => amount))];
  const whens = [...new Set(sums.flatMap(({ when }) => when))];
  const sumSql = ({ amount, when }: RowSum) => {
    const filter = when.map((one) => `w${whens.indexOf(one)}`).join(' AND ');
    const all = `sum(a${amounts.indexOf(amount)})${filter === '' ? '' : ` FILTER (${filter})`}`;
    return `coalesce(CAST(${all} AS DOUBLE), 0)`;
  };
  const distinct = [...new Set(sums.map(sumSql))];
  const places = sums.map((sum) => distinct.indexOf(sumSql(sum)));
  const inner = [
    ...columns,
    ...(sums.length === 0 ? [] : [`CAST(${codes.sql} AS INTEGER) AS code`]),
    ...amounts.map((amount, at) => `${amount} AS a${at}`),
    ...whens.map((when, at) => `${when} AS w${at}`),
  ];
  const sets = columns.map((column) => (sums.length === 0 ? `(${column})` : `(${column}, code)`));
  const result = await connection.stream(
    `SELECT CAST(CASE ${which} END AS INTEGER), ${columns.length === 1 ? columns[0] : `coalesce(${columns.join(', ')})`},
     ${[sums.length === 0 ? '0' : 'code', ...distinct].join(', ')}
     FROM (SELECT ${inner.join(', ')} FROM ${from}) GROUP BY GROUPING SETS (${sets.join(', ')})`,
  );
  const adds = alike.map((one) =>
    one.sums.map(({ into, filter }, at) => ({
      into,
      filter: codes.placeOf(filter),
      value: places[at] as number,
    })),
  );
  const unknown = new Map<string, Unknown>();
  for (;;) {
    const chunk = await result.fetchChunk();
    if (chunk === null || chunk.rowCount === 0) return [...unknown.values()];
    const which = chunk.getColumnValues(0) as number[];
    const names = chunk.getColumnValues(1) as (string | null)[];
    const found = chunk.getColumnValues(2) as (number | null)[];
    const values = distinct.map((_, at) => chunk.getColumnValues(3 + at) as number[]);
    for (let at = 0; at < names.length; at += 1) {
      const name = names[at] ?? null;
      if (name === null) continue;
      const set = which[at] as number;
      const payee = numbers.get(name);
      if (payee === undefined) {
        const { column } = alike[set] as (typeof alike)[number];
        unknown.set(`${column}\n${name}`, { column, name });
        continue;
      }
      const { span, filters } = codes.counts(found[at] ?? 0);
      if (span < 0) continue;
      const cell = payee * codes.spans + span;
      for (const { into, filter, value } of adds[set] as (typeof adds)[number]) {
        if (filters[filter] === true) into[cell] = (into[cell] as number) + (values[value]?.[at] as number);
      }
    }
  }
}

/** What the sums of a tally come to without their signs; at least 2⁵³ where one of them was no longer exact. */
function sizeOf({ sums }: Tally): number {
  return sums.reduce((all, sum) => all + Math.abs(sum), 0);
}
