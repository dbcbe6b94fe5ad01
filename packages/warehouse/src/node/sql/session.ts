import type { RunInput } from '@ontarget/evaluator/engine';
import type { SqlInput } from '../../sql/bounds.ts';
import type { SqlAnswers, SqlRow } from '../../sql/pay.ts';
import type { SqlScript } from '../../sql/script.ts';

/** A connection to a database that takes one statement after the other; what it makes is gone when it ends. */
export interface SqlSession {
  /** Makes the table of an input, and fills it. */
  fill(input: SqlInput, data: RunInput['tables'][string] | undefined): Promise<void>;
  /** Makes a table of what a query gives. */
  make(name: string, query: string): Promise<void>;
  /** All rows of a query: flags as booleans, all else as text. */
  rows(query: string): Promise<readonly SqlRow[]>;
}

/** Fills the inputs, takes the steps, counts the guards, and reads what everybody is paid where none of them counts any. */
export async function answersOf(
  session: SqlSession,
  script: SqlScript,
  tables: RunInput['tables'],
): Promise<SqlAnswers> {
  for (const input of script.inputs) await session.fill(input, tables[input.table]);
  for (const { name, query } of script.steps) await session.make(name, query);
  const guards = await counts(
    session,
    script.guards.map(({ query }) => query),
  );
  if (guards.some((count) => count > 0n)) return { guards, strays: [], pays: [], sums: [] };
  const strays = await counts(session, script.strays);
  const all = async (queries: readonly { readonly query: string }[]) => {
    const rows: (readonly SqlRow[])[] = [];
    for (const { query } of queries) rows.push(await session.rows(query));
    return rows;
  };
  return { guards, strays, pays: await all(script.pays), sums: await all(script.sums) };
}

async function counts(session: SqlSession, queries: readonly string[]): Promise<readonly bigint[]> {
  const found: bigint[] = [];
  for (const query of queries) {
    const [row] = await session.rows(query);
    found.push(BigInt(String(row?.n)));
  }
  return found;
}
