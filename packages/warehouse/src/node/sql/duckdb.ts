import type { DuckDBConnection } from '@duckdb/node-api';
import type { RunInput } from '@ontarget/evaluator/engine';
import type { SqlInput } from '../../sql/bounds.ts';
import { columnType, inputTable } from '../../sql/ddl.ts';
import { DIALECTS } from '../../sql/dialect.ts';
import { inputCells } from '../../sql/measure.ts';
import type { SqlDatabase, SqlRow } from '../../sql/pay.ts';
import { withDuckDb } from '../duckdb.ts';
import { answersOf, type SqlSession } from './session.ts';

const { createTable } = DIALECTS.duckdb;

/** DuckDB inside this process, in memory: it reaches no file and no network. */
export const duckDb: SqlDatabase = {
  dialect: 'duckdb',
  run: (script, tables) =>
    withDuckDb([], (connection) => {
      const session: SqlSession = {
        fill: (input, data) => fill(connection, input, data),
        make: async (name, query) => {
          await connection.run(createTable(name, query));
        },
        rows: async (query) => {
          const result = await connection.runAndReadAll(query);
          return result.getRowObjects() as unknown as SqlRow[];
        },
      };
      return answersOf(session, script, tables);
    }),
};

async function fill(
  connection: DuckDBConnection,
  input: SqlInput,
  data: RunInput['tables'][string] | undefined,
): Promise<void> {
  const columns = ['rid', ...input.columns.map(({ name }) => name)];
  await connection.run(
    `CREATE TABLE ${input.name}_text (${columns.map((name) => `${name} VARCHAR`).join(', ')})`,
  );
  const appender = await connection.createAppender(`${input.name}_text`);
  for (const row of inputCells(input, data)) {
    for (const cell of row) {
      if (cell === null) appender.appendNull();
      else appender.appendVarchar(cell);
    }
    appender.endRow();
  }
  appender.closeSync();
  await connection.run(inputTable(input, 'duckdb'));
  const typed = input.columns.map((column) => `CAST(${column.name} AS ${columnType(column, 'duckdb')})`);
  await connection.run(
    `INSERT INTO ${input.name} SELECT ${['CAST(rid AS BIGINT)', ...typed].join(', ')} FROM ${input.name}_text`,
  );
  await connection.run(`DROP TABLE ${input.name}_text`);
}
