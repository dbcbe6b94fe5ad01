import { type RunInput, type RunResult, run } from '@ontarget/evaluator/engine';
import { canonicalJson } from '@ontarget/evaluator/format';
import { NotInSql, payInSql, type SqlDatabase, type SqlRun } from '@ontarget/warehouse/sql';
import { expect } from 'vitest';
import type { Vector } from '../conformance/vectors/vector.ts';

/** What a run says, in one text: without stages on the way and notes, which databases do not give. */
export function told({ notes: _, statements, ...rest }: RunResult): string {
  return canonicalJson({
    ...rest,
    statements: statements.map(({ notes: __, shown: ___, balances: ____, components, ...statement }) => ({
      ...statement,
      components: components.map(({ stages, shortfall, clawedBack, ...component }) => component),
    })),
  });
}

const references = new WeakMap<RunInput, Promise<string>>();

/** What the reference engine says, worked out once for each input. */
export function reference(input: RunInput): Promise<string> {
  const known = references.get(input) ?? run(input).then(told);
  references.set(input, known);
  return known;
}

/** Pays in a database what it can, and holds it to the reference engine. Gives back what the database did. */
export async function samePay(
  input: RunInput,
  database: SqlDatabase,
  values: readonly string[] = [],
): Promise<SqlRun> {
  const found = await payInSql(input, database, { values });
  expect(told(found.result)).toBe(await reference(input));
  return found;
}

/** What became of a vector in a database. */
export interface Conformance {
  /** Roles that the database paid, and stated values that came out there. */
  readonly roles: number;
  readonly values: number;
  /** Why the vector as a whole is none for SQL. */
  readonly refused?: string;
}

/** Holds a database to a vector, of which `input` is the run: what it states, and what the reference engine pays. */
export async function conforms(input: RunInput, one: Vector, database: SqlDatabase): Promise<Conformance> {
  const asked = one.values ?? [];
  let found: SqlRun;
  try {
    found = await samePay(input, database, [...new Set(asked.map(({ value }) => value))]);
  } catch (problem) {
    if (!(problem instanceof NotInSql)) throw problem;
    return { roles: 0, values: 0, refused: problem.message };
  }
  let values = 0;
  for (const { payee, team, value, is } of asked) {
    const answer = found.values.find(
      (all) => all.value === value && all.payee === payee && all.team === team,
    );
    if (answer === undefined) continue;
    values += 1;
    // Somebody who has none there is settled by the engine; a number is the one that is stated.
    if (answer.is !== undefined) expect([payee, value, answer.is]).toEqual([payee, value, is]);
  }
  return { roles: found.script.pays.length, values };
}
