import { run } from '@ontarget/evaluator/engine';
import { sparkSession } from '@ontarget/warehouse/node';
import { NotInSql, preparedInSql } from '@ontarget/warehouse/sql';
import { expect, test } from 'vitest';
import { inputOf, vectorFiles } from '../conformance/vectors/vector.ts';
import { firstPlan, overflowing } from '../sql/edges.ts';
import { sparkOptions } from '../sql/machine/spark.ts';
import { told } from '../sql/same.ts';

/** Only every so many cases, for a shorter run. */
const EVERY = Number(process.env.ONTARGET_SPARK_EVERY ?? 1);

test('Spark pays every vector that it can say', async () => {
  const cases = vectorFiles().flatMap((file) => file.cases.map((one) => ({ file, one })));
  const jobs = [];
  for (const { file, one } of cases.filter((_, index) => index % EVERY === 0)) {
    const input = await inputOf(file, one);
    try {
      const values = [...new Set((one.values ?? []).map(({ value }) => value))];
      const prepared = preparedInSql(input, 'spark', { values });
      if (prepared.script.pays.length > 0) jobs.push({ input, one, prepared });
    } catch (problem) {
      if (!(problem instanceof NotInSql)) throw problem;
    }
  }
  const scripts = jobs.map(({ prepared: { script, tables } }) => ({ script, tables }));
  const answers = await sparkSession(scripts, { ...sparkOptions(), master: 'local[2]' });
  let values = 0;
  for (const [index, { input, one, prepared }] of jobs.entries()) {
    const answer = answers[index];
    if (answer === undefined) throw new Error('Spark gave no answer');
    // What a guard refuses is none for SQL.
    if (answer.guards.some((count) => count > 0n)) continue;
    const found = await prepared.finish(answer);
    expect(told(found.result)).toBe(told(await run(input)));
    for (const { payee, team, value, is } of one.values ?? []) {
      const said = found.values.find(
        (all) => all.value === value && all.payee === payee && all.team === team,
      );
      if (said?.is === undefined) continue;
      values += 1;
      expect([payee, value, said.is]).toEqual([payee, value, is]);
    }
  }
  expect(values).toBeGreaterThan(EVERY === 1 ? 200 : 0);
});

test('an overflow is an error on Spark, and never another number', async () => {
  const job = overflowing(await firstPlan(), 'spark');
  const run = sparkSession([job], { ...sparkOptions(), master: 'local[1]' });
  await expect(run).rejects.toThrow(/NUMERIC_VALUE_OUT_OF_RANGE|ARITHMETIC_OVERFLOW/);
});
