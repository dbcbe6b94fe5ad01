import { existsSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { type Staff, writeDeals } from './deals.ts';

/** Files of deals for a benchmark, as CSV and as Parquet; made once and kept with the machine's temporary files. */
export async function dealFiles(count: number, staff: Staff): Promise<{ csv: string; parquet: string }> {
  const folder = join(tmpdir(), `ontarget-deals-${count}-${Object.values(staff).join('-')}`);
  mkdirSync(folder, { recursive: true });
  const csv = join(folder, 'deals.csv');
  const parquet = join(folder, 'deals.parquet');
  if (existsSync(parquet)) return { csv, parquet };
  writeDeals(csv, count, staff);
  const instance = await DuckDBInstance.create(':memory:', { memory_limit: '512MB' });
  const connection = await instance.connect();
  await connection.run(
    `COPY (SELECT * FROM read_csv('${csv}', header = true, columns = {'id': 'VARCHAR', 'closed': 'DATE', 'owner': 'VARCHAR',
      'helper': 'VARCHAR', 'engineer': 'VARCHAR', 'stage': 'VARCHAR', 'amount': 'DECIMAL(12, 2)'})) TO '${parquet}' (FORMAT parquet)`,
  );
  connection.closeSync();
  instance.closeSync();
  return { csv, parquet };
}
