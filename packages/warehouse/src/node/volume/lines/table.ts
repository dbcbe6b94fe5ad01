import { type DuckDBConnection, DuckDBTableFunction } from '@duckdb/node-api';
import duckdb from '@duckdb/node-bindings';
import { literal } from '../../duckdb.ts';
import type { LineBuffer } from './buffer.ts';
import { CHUNK, commonColumns, dealColumns, type LineColumn, type LinesOf } from './columns.ts';

/** Lines as a table that DuckDB reads out of a buffer, a chunk at a time, without a text made for any of them in JavaScript. */
export class LineTable {
  private readonly connection: DuckDBConnection;
  private readonly columns: readonly LineColumn[];
  private readonly select: string;
  private readonly about: string;
  private to = 0;
  private given = 0;

  constructor(
    connection: DuckDBConnection,
    name: 'lines' | 'lines_without_deals',
    period: string,
    of: LinesOf,
    lines: LineBuffer,
  ) {
    this.connection = connection;
    const hasDeals = name === 'lines';
    const deals = dealColumns(of, lines);
    this.columns = [...commonColumns(of, lines), ...(hasDeals ? deals : [])];
    const ofDeal = (column: string) => {
      const type = deals.find((one) => one.name === column)?.type;
      return hasDeals ? column : `CAST(NULL AS ${String(type)}) AS ${column}`;
    };
    this.select = `SELECT measured, payee, component, ${ofDeal('deal')}, ${ofDeal('date')}, ${ofDeal('credited')},
      nullif(slice, 0) AS slice, ${ofDeal('inside')}, ${ofDeal('rate')}, payout FROM ${name}()`;
    // What all lines have alike would cost a quarter of the time as columns.
    this.about = `{period: ${literal(period)}, currency: ${literal(of.plan.currency)}}`;
    connection.registerTableFunction(
      DuckDBTableFunction.create({
        name,
        bindFunction: (bind) => {
          for (const column of this.columns) bind.addResultColumn(column.name, column.type);
        },
        initFunction: (init) => {
          init.setMaxThreads(1);
          this.given = 0;
        },
        mainFunction: (_, chunk) => {
          const rows = Math.min(CHUNK, this.to - this.given);
          duckdb.data_chunk_set_size(chunk.chunk, rows);
          for (const [index, { give }] of this.columns.entries()) give(chunk, index, this.given, rows);
          this.given += rows;
        },
      }),
    );
  }

  /** Writes the first lines of the buffer to a file. */
  async write(path: string, count: number): Promise<void> {
    this.to = count;
    // Without dictionaries, which no column of deals or amounts is smaller by, writing takes two thirds of the time.
    await this.connection.run(
      `COPY (${this.select}) TO ${literal(path)} (FORMAT parquet, USE_TMP_FILE false, DICTIONARY_SIZE_LIMIT 1, KV_METADATA ${this.about})`,
    );
    if (this.given !== count) throw new Error(`${this.given} of ${count} lines were written`);
  }
}
