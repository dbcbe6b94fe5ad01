import { expect, test } from 'vitest';
import { FILES_OF_A_PLAN, workedOut } from '../../packages/server/test/many-files.ts';

const FEW = 500;
const MANY = 5_000;
/** Ratios are held with a third of slack. */
const SLACK = 4 / 3;

test('a workspace of 5,000 files costs ten times what one of 500 does', async () => {
  const few = await workedOut(FEW / FILES_OF_A_PLAN);
  const many = await workedOut(MANY / FILES_OF_A_PLAN);
  expect(many / few).toBeLessThan((MANY / FEW) * SLACK);
});
