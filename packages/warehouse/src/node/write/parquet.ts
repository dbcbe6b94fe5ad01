import type { DuckDBConnection } from '@duckdb/node-api';
import type { OutputColumn, OutputTable } from '../../write/output-table.ts';
import { identifier, literal, openDuckDb } from '../duckdb.ts';

/** The most digits of a DuckDB decimal. */
const MOST_DIGITS = 38;

/**
 * Writes a table as Parquet. Decimal columns become DECIMAL(38, n) with as many places as their longest cell has, so
 * that the cast loses nothing; a number of more digits than that throws.
 */
export async function writeParquet(path: string, table: OutputTable): Promise<void> {
  const connection = await openDuckDb([path]);
  try {
    const { columns } = table;
    await connection.run(
      `CREATE TABLE out (${columns.map(({ name }) => `${identifier(name)} VARCHAR`).join(', ')})`,
    );
    await append(connection, table);
    const typed = columns.map((column, index) =>
      typedColumn(
        column,
        table.rows.map((row) => row[index] ?? null),
      ),
    );
    // No temporary file: only the named path may be written.
    await connection.run(
      `COPY (SELECT ${typed.join(', ')} FROM out) TO ${literal(path)} (FORMAT parquet, USE_TMP_FILE false)`,
    );
  } finally {
    connection.closeSync();
  }
}

async function append(connection: DuckDBConnection, { columns, rows }: OutputTable): Promise<void> {
  const appender = await connection.createAppender('out');
  for (const row of rows) {
    for (const index of columns.keys()) {
      const cell = row[index] ?? null;
      if (cell === null) appender.appendNull();
      else appender.appendVarchar(cell);
    }
    appender.endRow();
  }
  appender.closeSync();
}

function typedColumn({ name, type }: OutputColumn, cells: readonly (string | null)[]): string {
  const column = identifier(name);
  switch (type) {
    case 'text':
      return column;
    case 'date':
      return `CAST(${column} AS DATE) AS ${column}`;
    case 'decimal': {
      const places = Math.max(0, ...cells.map((cell) => /\.(\d+)$/.exec(cell ?? '')?.[1]?.length ?? 0));
      const digits = Math.max(0, ...cells.map((cell) => cell?.replace(/[-.]/g, '').length ?? 0));
      if (digits > MOST_DIGITS)
        throw new RangeError(`${name} holds a number of ${digits} digits; Parquet takes ${MOST_DIGITS}`);
      return `CAST(${column} AS DECIMAL(${MOST_DIGITS}, ${places})) AS ${column}`;
    }
  }
}
