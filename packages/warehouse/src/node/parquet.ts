import type { DuckDBConnection } from '@duckdb/node-api';
import type { FileProblem, RowSink } from '@ontarget/evaluator/rows';
import { eachRow, identifier, literal } from './duckdb.ts';

/**
 * Reads a Parquet file. Decimals, whole numbers, dates, flags and text are exact; a column of floating-point numbers
 * is refused, because its values were rounded to binary fractions when the file was written.
 *
 * @param wanted the headings whose cells are needed; only these are read
 */
export async function readParquet(
  connection: DuckDBConnection,
  path: string,
  wanted: ReadonlySet<string>,
  sink: RowSink,
): Promise<void> {
  const columns: { name: string; type: string }[] = [];
  await eachRow(
    connection,
    `SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM read_parquet(${literal(path)}))`,
    ([name, type]) => columns.push({ name: name ?? '', type: type ?? '' }),
  );
  const read = columns.filter(({ name }) => wanted.has(name.trim()));
  const problems = read.flatMap(({ name, type }) => inexact(name, type) ?? []);
  if (problems.length > 0) {
    for (const problem of problems) sink.problem(problem);
    return;
  }
  sink.headings(columns.map(({ name }) => name));
  if (read.length === 0) return;
  const texts: string[] = [];
  for (const column of read) texts.push(await asText(connection, path, column));
  const places = read.map((column) => columns.indexOf(column));
  const typed = read.map(({ type }) => !isText(type));
  let record = 0;
  await eachRow(connection, `SELECT ${texts.join(', ')} FROM read_parquet(${literal(path)})`, (cells) => {
    record += 1;
    const row: (string | null | { typed: string })[] = new Array(columns.length).fill(null);
    for (const [at, cell] of cells.entries()) {
      row[places[at] as number] = cell === null || typed[at] !== true ? cell : { typed: cell };
    }
    sink.row({ record, cells: row });
  });
}

function isText(type: string): boolean {
  return type === 'VARCHAR' || type.startsWith('ENUM') || type === 'UUID';
}

function inexact(name: string, type: string): FileProblem | undefined {
  if (type === 'DOUBLE' || type === 'FLOAT') {
    return {
      code: 'inexact-column',
      reason: `the column ${name} holds floating-point numbers (${type.toLowerCase()}), which are rounded already; export it as a decimal, a whole number or text`,
    };
  }
  const exact =
    /^(DECIMAL\(\d+,\d+\)|U?(TINY|SMALL|BIG|HUGE)INT|U?INTEGER|DATE|BOOLEAN|TIMESTAMP( WITH TIME ZONE|_S|_MS|_NS)?)$/;
  if (isText(type) || exact.test(type)) return undefined;
  return {
    code: 'inexact-column',
    reason: `the column ${name} holds values of type ${type.toLowerCase()}, which no column of a plan can be`,
  };
}

/** The SQL that writes a column in ISO text without losing anything. */
async function asText(
  connection: DuckDBConnection,
  path: string,
  { name, type }: { name: string; type: string },
): Promise<string> {
  const column = identifier(name);
  if (!type.startsWith('TIMESTAMP')) return `CAST(${column} AS VARCHAR)`;
  // Programs write plain dates as midnights; a column of nothing else holds days, whatever the zone.
  if (!type.includes('ZONE')) {
    let days = false;
    await eachRow(
      connection,
      `SELECT CAST(coalesce(bool_and(${column} = date_trunc('day', ${column})), true) AS VARCHAR) FROM read_parquet(${literal(path)})`,
      ([answer]) => {
        days = answer === 'true';
      },
    );
    return days ? `CAST(CAST(${column} AS DATE) AS VARCHAR)` : `CAST(${column} AS VARCHAR)`;
  }
  // Written in UTC by hand: a cast would use the zone of this machine, and needs an extension to do it.
  return `strftime(make_timestamp(epoch_us(${column})), '%Y-%m-%dT%H:%M:%SZ')`;
}
