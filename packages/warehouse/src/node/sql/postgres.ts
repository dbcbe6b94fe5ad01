import type { RunInput } from '@ontarget/evaluator/engine';
import type { Client as PgClient } from 'pg';
import type { SqlInput } from '../../sql/bounds.ts';
import { columnType, inputTable } from '../../sql/ddl.ts';
import { inputCells } from '../../sql/measure.ts';
import type { SqlDatabase, SqlRow } from '../../sql/pay.ts';
import { answersOf, type SqlSession } from './session.ts';

/** Rows that one statement brings in. */
const AT_ONCE = 5_000;

/**
 * A PostgreSQL server. Everything is a temporary table of one session: nothing of the run can be seen by another one, and
 * nothing is left of it, however it ends.
 *
 * @param url `postgresql://user@host/database`; without it the variables that psql reads (PGHOST, PGUSER, PGPASSWORD, …) count
 */
export function postgres(url?: string): SqlDatabase {
  return {
    dialect: 'postgres',
    async run(script, tables) {
      const { Client } = (await import('pg')).default;
      const client = new Client(url === undefined ? {} : { connectionString: url });
      try {
        await client.connect();
      } catch (problem) {
        throw new DatabaseUnreachable(withoutPassword(problem));
      }
      // A server that goes away in between ends the query that waits for it; the event would end this process.
      client.on('error', () => undefined);
      try {
        return await answersOf(sessionOf(client), script, tables);
      } finally {
        await client.end();
      }
    },
  };
}

/** A database that does not let us in; its message holds no password. */
export class DatabaseUnreachable extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'DatabaseUnreachable';
  }
}

function withoutPassword(problem: unknown): string {
  const code = problem instanceof Error && 'code' in problem ? String(problem.code) : 'unknown';
  const message = problem instanceof AggregateError ? problem.errors.map(String).join(', ') : String(problem);
  return `PostgreSQL is not reached (${code}): ${message.replaceAll(/:\/\/([^:@/\s]*):[^@/\s]*@/g, '://$1:***@')}`;
}

function sessionOf(client: PgClient): SqlSession {
  return {
    fill: (input, data) => fill(client, input, data),
    make: async (name, query) => {
      await client.query(`CREATE TEMPORARY TABLE ${name} AS\n${query}`);
      await client.query(`ANALYZE ${name}`);
    },
    rows: async (query) => (await client.query<SqlRow>(query)).rows,
  };
}

/** Cells are bound, a list for each column. */
async function fill(
  client: PgClient,
  input: SqlInput,
  data: RunInput['tables'][string] | undefined,
): Promise<void> {
  await client.query(inputTable(input, 'postgres').replace('CREATE TABLE', 'CREATE TEMPORARY TABLE'));
  const types = ['BIGINT', ...input.columns.map((column) => columnType(column, 'postgres'))];
  const lists = types.map((_, index) => `$${index + 1}::TEXT[]`).join(', ');
  const names = types.map((_, index) => `x${index}`);
  const cells = names.map((name, index) => `CAST(${name} AS ${types[index]})`).join(', ');
  const statement = `INSERT INTO ${input.name} SELECT ${cells} FROM unnest(${lists}) AS t(${names.join(', ')})`;
  let columns: (string | null)[][] = types.map(() => []);
  const flush = async () => {
    if (columns[0]?.length) await client.query(statement, columns);
    columns = types.map(() => []);
  };
  for (const row of inputCells(input, data)) {
    for (const [index, cell] of row.entries()) columns[index]?.push(cell);
    if (columns[0]?.length === AT_ONCE) await flush();
  }
  await flush();
  await client.query(`ANALYZE ${input.name}`);
}
