import type { DuckDBConnection } from '@duckdb/node-api';

/**
 * Opens an empty database in memory that can reach the named files and nothing else: no other path, no network, no
 * extension to download. DuckDB would otherwise fetch extensions by itself when a query seems to need one.
 */
export async function openDuckDb(paths: readonly string[]): Promise<DuckDBConnection> {
  // Loaded here and not above: it costs 68 MB and 0.2 s, which only reading tables is worth.
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const instance = await DuckDBInstance.create(':memory:', {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  });
  const connection = await instance.connect();
  // The order matters: the list cannot be changed once access is off, and nothing can once the settings are locked.
  await connection.run(`SET allowed_paths = [${paths.map(literal).join(', ')}]`);
  await connection.run('SET enable_external_access = false');
  await connection.run('SET lock_configuration = true');
  return connection;
}

/** Runs something with a limited database and closes it whatever happens. */
export async function withDuckDb<T>(
  paths: readonly string[],
  use: (connection: DuckDBConnection) => Promise<T>,
): Promise<T> {
  const connection = await openDuckDb(paths);
  try {
    return await use(connection);
  } finally {
    connection.closeSync();
  }
}

/** A text as SQL writes it. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A name as SQL writes it. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** Hands the rows of a query to `row` one by one, in order, without holding them all; every column must be text. */
export async function eachRow(
  connection: DuckDBConnection,
  sql: string,
  row: (cells: (string | null)[]) => void,
): Promise<void> {
  const result = await connection.stream(sql);
  for (;;) {
    const chunk = await result.fetchChunk();
    if (chunk === null || chunk.rowCount === 0) return;
    const columns = chunk.getColumns() as (string | null)[][];
    for (let at = 0; at < chunk.rowCount; at += 1) row(columns.map((column) => column[at] ?? null));
  }
}
