import { PlanYear } from '@ontarget/evaluator/engine';
import type { Column } from '@ontarget/evaluator/format';
import { formatDate } from '@ontarget/evaluator/numbers';
import { literal } from '../duckdb.ts';
import { wordsOf } from './cell-readers.ts';
import type { Scan } from './columns-of.ts';
import { headingOf } from './parquet-rows.ts';
import type { Filter } from './shape.ts';
import type { Tallies } from './tallies.ts';

interface Counted {
  readonly span: number;
  readonly filters: readonly boolean[];
}

/**
 * In which span a row lies, and which of the filters let it count, as one whole number that rows are grouped by. Of rows in no
 * span nothing counts; with one filter, those that it drops are among them.
 */
export class Codes {
  readonly sql: string;
  readonly spans: number;
  private readonly filters: readonly string[];
  private readonly known = new Map<number, Counted>();

  constructor(scan: Scan, { groups, spans }: Tallies) {
    this.spans = spans.count;
    this.filters = filtersOf(scan, groups);
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

  /** Whether a row lies in a span and a filter lets it count, in SQL. */
  isIn(filter: number, span: number): string {
    if (this.filters.length === 1) return `code = ${span + 1}`;
    const bits = 2 ** this.filters.length;
    return `code // ${bits} = ${span + 1} AND (code // ${2 ** filter}) % 2 = 1`;
  }
}

/** The filters of sums in SQL, each once. */
export function filtersOf(scan: Scan, groups: Tallies['groups']): string[] {
  return [...new Set(groups.map(({ where }) => filterSql(scan, where)))];
}

export function filterSql(scan: Scan, where: Filter): string {
  const words = where.map(({ column, among }) => {
    const counted = wordsOf(scan.source.contract.columns[column] as Column).filter(({ word }) =>
      among.includes(word),
    );
    const spellings = counted.flatMap((one) => one.spellings).map(literal);
    return spellings.length === 0 ? 'false' : `${headingOf(scan, column)} IN (${spellings.join(', ')})`;
  });
  return words.length === 0 ? 'true' : `(${words.join(' AND ')})`;
}
