import type { DuckDBConnection } from '@duckdb/node-api';
import type { RowSink } from '@ontarget/evaluator/rows';
import { jsonCell, parseJsonObject } from '../text/json.ts';
import { eachRow, literal } from './duckdb.ts';
import { filePieces } from './file-pieces.ts';

/**
 * Reads a JSON file by DuckDB, which splits it into objects and hands each over as it is written; their numbers are
 * read here, since DuckDB's own JSON reader passes decimals through doubles. Throws at the first object that DuckDB
 * does not take; our own reader then names what is wrong.
 */
export async function readJsonByDuckDb(
  connection: DuckDBConnection,
  path: string,
  sink: RowSink,
): Promise<void> {
  const format = beginsWithBracket(path) ? 'array' : 'unstructured';
  const objects = `read_json_objects(${literal(path)}, format = '${format}')`;
  const names: string[] = [];
  await eachRow(
    connection,
    `SELECT name FROM (SELECT unnest(json_keys(json)) AS name FROM ${objects}) GROUP BY name ORDER BY name`,
    ([name]) => names.push(name ?? ''),
  );
  sink.headings(names);
  let record = 0;
  await eachRow(connection, `SELECT json FROM ${objects}`, ([text]) => {
    record += 1;
    const members = parseJsonObject(text ?? '');
    if (members instanceof Error) sink.problem({ code: 'not-json', record, reason: members.message });
    else sink.row({ record, cells: names.map((name) => jsonCell(members[name])) });
  });
}

function beginsWithBracket(path: string): boolean {
  const decoder = new TextDecoder();
  for (const piece of filePieces(path)) {
    const begin = decoder.decode(piece, { stream: true }).trimStart();
    if (begin !== '') return begin.startsWith('[');
  }
  return false;
}
