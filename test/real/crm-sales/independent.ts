import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';

/** Cents by `quarter payee component`, as plain SQL works them out from the input files. */
export async function independentCents(dataFolder: string): Promise<Map<string, bigint>> {
  const sql = readFileSync(join(import.meta.dirname, 'independent.sql'), 'utf8')
    .replace(/^--.*$/gm, '')
    .replace('{pipeline}', quoted(join(dataFolder, 'sales_pipeline.csv')))
    .replace('{teams}', quoted(join(dataFolder, 'sales_teams.csv')));
  const instance = await DuckDBInstance.create(':memory:', {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  });
  try {
    const connection = await instance.connect();
    const rows = (await connection.runAndReadAll(sql)).getRows();
    connection.closeSync();
    return new Map(
      rows.map(([payee, quarter, component, cents]) => [
        `Q${quarter} ${payee} ${component}`,
        BigInt(String(cents)),
      ]),
    );
  } finally {
    instance.closeSync();
  }
}

function quoted(path: string): string {
  return path.replaceAll("'", "''");
}
