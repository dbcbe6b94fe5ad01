import { expect, test } from 'vitest';
import { FILES_OF_A_PLAN, workedOut } from './many-files.ts';

test('a workspace of 500 files: the open one is told and answered, and then every other', async () => {
  expect(await workedOut(500 / FILES_OF_A_PLAN)).toBeGreaterThan(0);
});
