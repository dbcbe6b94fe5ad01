import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { literal } from '../../duckdb.ts';
import { PRIVATE_MODE, writeFolderAtomically } from '../../write/atomically.ts';
import { LINES, type LineBuffer } from './buffer.ts';
import type { LinesOf } from './columns.ts';
import { LineTable } from './table.ts';

/** What DuckDB may hold in memory; a sort that needs more goes through files of its own in the folder. */
const MEMORY = '192MB';

/** A folder of Parquet files that lines are written into, so many to a file; it appears when all of them are there. */
export class LineFolder {
  /** For whoever reads rows while lines are written. */
  readonly reading: DuckDBConnection;
  written = 0;
  private readonly folder: string;
  private readonly writing: DuckDBConnection;
  private readonly lines: LineBuffer;
  private readonly period: string;
  private readonly of: LinesOf;
  private files = 0;
  private readonly table: LineTable;

  private constructor(
    folder: string,
    [reading, writing]: readonly [DuckDBConnection, DuckDBConnection],
    { period, of, lines }: { period: string; of: LinesOf; lines: LineBuffer },
  ) {
    this.folder = folder;
    this.reading = reading;
    this.writing = writing;
    this.lines = lines;
    this.period = period;
    this.of = of;
    this.table = new LineTable(writing, 'lines', period, of, lines);
  }

  /** Makes the folder; how many lines it came to hold. */
  static async write(
    { folder, files, period }: { folder: string; files: readonly string[]; period: string },
    of: LinesOf,
    lines: LineBuffer,
    use: (folder: LineFolder) => Promise<void>,
  ): Promise<number> {
    let written = 0;
    await writeFolderAtomically(folder, async (partial) => {
      const instance = await DuckDBInstance.create(':memory:', {
        autoinstall_known_extensions: 'false',
        autoload_known_extensions: 'false',
        threads: '1',
        memory_limit: MEMORY,
        temp_directory: join(partial, 'sorting'),
      });
      try {
        const [reading, writing] = [await instance.connect(), await instance.connect()];
        await reading.run(`SET allowed_paths = [${files.map(literal).join(', ')}]`);
        await reading.run(`SET allowed_directories = [${literal(partial)}]`);
        await reading.run('SET enable_external_access = false');
        await reading.run('SET lock_configuration = true');
        await reading.run(`CREATE TYPE payees AS ENUM (${of.names.map(literal).join(', ')})`);
        const one = new LineFolder(partial, [reading, writing], { period, of, lines });
        await use(one);
        await one.flush();
        written = one.written;
        reading.closeSync();
        writing.closeSync();
      } finally {
        instance.closeSync();
      }
    });
    return written;
  }

  /** Writes what fills files. */
  async flushFull(): Promise<void> {
    while (this.lines.count >= LINES) await this.next(this.table, LINES);
  }

  /** Writes all lines; the next one begins a file. */
  async flush(): Promise<void> {
    await this.flushFull();
    if (this.lines.count > 0) await this.next(this.table, this.lines.count);
  }

  /** Writes the lines that stand in the buffer as lines that no deal has. */
  async flushWithoutDeals(): Promise<void> {
    if (this.lines.count === 0) return;
    const table = new LineTable(this.writing, 'lines_without_deals', this.period, this.of, this.lines);
    while (this.lines.count > 0) await this.next(table, Math.min(LINES, this.lines.count));
  }

  private async next(table: LineTable, count: number): Promise<void> {
    this.files += 1;
    const path = join(this.folder, `part-${String(this.files).padStart(5, '0')}.parquet`);
    await table.write(path, count);
    await chmod(path, PRIVATE_MODE);
    this.lines.drop(count);
    this.written += count;
  }
}
