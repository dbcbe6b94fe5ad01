import { duckDb } from '@ontarget/warehouse/node';
import { expect, test } from 'vitest';
import { inputOf, vectorFiles } from '../conformance/vectors/vector.ts';
import { conforms } from './same.ts';

// One case of each file; all of them run in test/sql/machine.
test('DuckDB pays what the vectors state', async () => {
  let [roles, values] = [0, 0];
  for (const file of vectorFiles()) {
    const [one] = file.cases;
    if (one === undefined) continue;
    const found = await conforms(await inputOf(file, one), one, duckDb);
    roles += found.roles;
    values += found.values;
  }
  expect(roles).toBeGreaterThan(20);
  expect(values).toBeGreaterThan(60);
});
