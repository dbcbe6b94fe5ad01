import type { DuckDBConnection } from '@duckdb/node-api';
import { literal } from '../duckdb.ts';
import type { Scan } from './columns-of.ts';
import { Prints } from './distinct-keys.ts';
import { NotAtVolume } from './not-at-volume.ts';
import { headingOf } from './parquet-rows.ts';

/** So many prints are looked for at once. */
const AT_ONCE = 1_000;

/**
 * Refuses rows that have the key of another. Keys that rise from row to row are distinct without any being kept; of others
 * 64 bits are, and where two rows have the same bits the keys themselves are compared.
 */
export async function refuseSameKeys(
  connection: DuckDBConnection,
  files: readonly string[],
  scan: Scan,
): Promise<void> {
  const from = `read_parquet([${files.map(literal).join(', ')}])`;
  const key = headingOf(scan, scan.source.key);
  for (const rises of [
    `key > before`,
    `strlen(key) > strlen(before) OR (strlen(key) = strlen(before) AND key > before)`,
  ]) {
    if (await allRise(connection, from, key, rises)) return;
  }
  const prints = new Prints();
  const result = await connection.stream(
    `SELECT CAST(print >> 32 AS UINTEGER), CAST(print & 4294967295 AS UINTEGER) FROM (SELECT hash(${key}) AS print FROM ${from})`,
  );
  for (;;) {
    const chunk = await result.fetchChunk();
    if (chunk === null || chunk.rowCount === 0) break;
    const highs = chunk.getColumnValues(0) as number[];
    const lows = chunk.getColumnValues(1) as number[];
    for (let at = 0; at < highs.length; at += 1) prints.add(highs[at] as number, lows[at] as number);
  }
  const suspects = [...prints.suspects()].flatMap(([high, lows]) =>
    [...lows].map((low) => (BigInt(high >>> 0) << 32n) | BigInt(low >>> 0)),
  );
  for (let at = 0; at < suspects.length; at += AT_ONCE) {
    await refuseSame(connection, files, scan, suspects.slice(at, at + AT_ONCE));
  }
}

/** Whether each key but the first stands behind the one before it; blanks do not. */
async function allRise(
  connection: DuckDBConnection,
  from: string,
  key: string,
  rises: string,
): Promise<boolean> {
  // There is one first row where rows were gone through in one order, whichever it was.
  const answer = await connection.runAndReadAll(
    `SELECT count(*) FILTER (before IS NULL), count(*) FILTER (NOT (${rises})) FROM
     (SELECT ${key} AS key, lag(${key}) OVER () AS before FROM ${from})`,
  );
  const [first, others] = (answer.getRows()[0] ?? []).map(Number);
  return (first ?? 0) <= 1 && others === 0;
}

/** Tells of the first row whose key stood in an earlier one, among those whose keys have these prints. */
async function refuseSame(
  connection: DuckDBConnection,
  files: readonly string[],
  scan: Scan,
  prints: readonly bigint[],
): Promise<void> {
  const { table, key: name } = scan.source;
  const key = headingOf(scan, name);
  const seen = new Set<string>();
  for (const file of files) {
    const found = await connection.stream(
      `SELECT ${key}, file_row_number FROM read_parquet(${literal(file)}, file_row_number = true)
       WHERE hash(${key}) IN (${prints.map((print) => `${print}::UBIGINT`).join(', ')}) ORDER BY file_row_number`,
    );
    for (;;) {
      const chunk = await found.fetchChunk();
      if (chunk === null || chunk.rowCount === 0) break;
      for (const [text, row] of chunk.getRows()) {
        if (seen.has(String(text))) {
          throw new NotAtVolume(
            `record ${Number(row) + 1} of ${table}: its ${name} is the one of an earlier record, too`,
          );
        }
        seen.add(String(text));
      }
    }
  }
}
