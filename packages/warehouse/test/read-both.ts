import type { InputTable } from '@ontarget/evaluator/format';
import { PLAIN_DIALECT, readCsv } from '../src/index.ts';
import { duckDbHeadings, readCsvByDuckDb } from '../src/node/csv.ts';
import { withDuckDb } from '../src/node/duckdb.ts';
import { filePieces } from '../src/node/file-pieces.ts';
import { collector } from './tables.ts';

/**
 * The records and cells that both readers find in a CSV file. DuckDB's are undefined where it refuses the file, or
 * where ours lists a problem, because then only ours is used.
 */
export async function readBoth(path: string, contract: InputTable) {
  const ours = collector();
  readCsv(filePieces(path), PLAIN_DIALECT, ours.sink);
  const headings = duckDbHeadings(path, PLAIN_DIALECT);
  if (headings === undefined) return { byOurselves: undefined, byDuckDb: undefined };
  const theirs = collector();
  const wanted = new Set(Object.keys(contract.columns));
  try {
    await withDuckDb([path], (connection) =>
      readCsvByDuckDb(connection, path, PLAIN_DIALECT, headings, wanted, theirs.sink),
    );
  } catch {
    return { byOurselves: undefined, byDuckDb: undefined };
  }
  const result = ({ rows, places }: typeof ours) =>
    rows.map((cells, at) => ({ record: places[at]?.[0], cells }));
  return { byOurselves: [...result(ours), ...ours.problems], byDuckDb: result(theirs) };
}
