import type { RunInput } from '@ontarget/evaluator/engine';
import { duckDb } from '@ontarget/warehouse/node';
import { NotInSql, preparedInSql } from '@ontarget/warehouse/sql';
import { expect, test } from 'vitest';
import { inputOf, vectorFiles } from '../conformance/vectors/vector.ts';
import { conforms } from './same.ts';

// One case of each file; all of them run in test/sql/machine.
test('DuckDB pays what the vectors state', async () => {
  let [roles, values] = [0, 0];
  for (const file of vectorFiles()) {
    const [one] = file.cases;
    if (one === undefined) continue;
    const input = await inputOf(file, one);
    // What databases add up for the engine is held to it in sums.test.ts.
    if (!paysIn(input)) continue;
    const found = await conforms(input, one, duckDb);
    roles += found.roles;
    values += found.values;
  }
  expect(roles).toBeGreaterThan(20);
  expect(values).toBeGreaterThan(60);
});

function paysIn(input: RunInput): boolean {
  try {
    return preparedInSql(input, 'duckdb').script.pays.length > 0;
  } catch (problem) {
    if (!(problem instanceof NotInSql)) throw problem;
    return false;
  }
}
