import { sparkSession } from '@ontarget/warehouse/node';
import { expect, test } from 'vitest';
import { firstPlan, overflowing } from '../sql/edges.ts';
import { sparkOptions } from '../sql/machine/spark.ts';

// What vectors pay on Spark is compared in five-engines.test.ts.
test('an overflow is an error on Spark, and never another number', async () => {
  const job = overflowing(await firstPlan(), 'spark');
  const run = sparkSession([job], { ...sparkOptions(), master: 'local[1]' });
  await expect(run).rejects.toThrow(/NUMERIC_VALUE_OUT_OF_RANGE|ARITHMETIC_OVERFLOW/);
});
