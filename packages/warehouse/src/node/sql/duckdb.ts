import type { DuckDBConnection } from '@duckdb/node-api';
import type { RunInput } from '@ontarget/evaluator/engine';
import type { SqlInput } from '../../sql/bounds.ts';
import { columnType, inputTable } from '../../sql/ddl.ts';
import { DIALECTS } from '../../sql/dialect.ts';
import { inputCells } from '../../sql/measure.ts';
import type { SqlDatabase, SqlRow } from '../../sql/pay.ts';
import { withDuckDb } from '../duckdb.ts';

const { createTable } = DIALECTS.duckdb;

/** DuckDB inside this process, in memory: it reaches no file and no network. */
export const duckDb: SqlDatabase = {
  dialect: 'duckdb',
  run: (script, tables) =>
    withDuckDb([], async (connection) => {
      for (const input of script.inputs) await fill(connection, input, tables[input.table]);
      for (const { name, query } of script.steps) await connection.run(createTable(name, query));
      const counted = async (query: string) => {
        const result = await connection.runAndReadAll(query);
        return BigInt(String(result.getRows()[0]?.[0]));
      };
      const guards: bigint[] = [];
      for (const { query } of script.guards) guards.push(await counted(query));
      if (guards.some((count) => count > 0n)) return { guards, strays: [], pays: [] };
      const strays: bigint[] = [];
      for (const query of script.strays) strays.push(await counted(query));
      const pays: SqlRow[][] = [];
      for (const { query } of script.pays) {
        const result = await connection.runAndReadAll(query);
        pays.push(result.getRowObjects() as unknown as SqlRow[]);
      }
      return { guards, strays, pays };
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
