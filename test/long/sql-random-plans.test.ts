import { type RunInput, RunRefused } from '@ontarget/evaluator/engine';
import { duckDb } from '@ontarget/warehouse/node';
import { NotInSql } from '@ontarget/warehouse/sql';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { randomPlan } from '../properties/plan/arbitrary.ts';
import { randomStory } from '../properties/plan/stories.ts';
import { Sample } from '../properties/sample.ts';
import { samePay } from '../sql/same.ts';

const RUNS = Number(process.env.ONTARGET_SQL_PLANS ?? 1_000);

test('DuckDB pays random plans as the reference engine does', async () => {
  let paid = 0;
  await fc.assert(
    fc.asyncProperty(randomPlan, randomStory, async (model, story) => {
      const sample = await Sample.of(model, story);
      const last = sample.payments.at(-1);
      const first = sample.payments[0];
      for (const payment of first === last ? [first] : [first, last]) {
        if (payment === undefined) continue;
        const input: RunInput = {
          evaluators: [
            { plan: sample.plan, digest: sample.digest, effective: { from: sample.plan.year.first } },
          ],
          period: payment.result.period.key,
          tables: sample.tables,
          ledger: [],
        };
        try {
          const { script } = await samePay(input, duckDb);
          paid += script.pays.length;
        } catch (problem) {
          if (problem instanceof NotInSql || problem instanceof RunRefused) continue;
          throw new Error(`${String(problem)}\n${sample.text}\n${JSON.stringify(story)}`);
        }
      }
    }),
    { numRuns: RUNS, endOnFailure: true },
  );
  expect(paid).toBeGreaterThan(RUNS / 4);
});
