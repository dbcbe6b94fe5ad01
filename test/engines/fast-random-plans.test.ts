import fc from 'fast-check';
import { expect, test } from 'vitest';
import { randomPlan } from '../properties/plan/arbitrary.ts';
import { randomStory } from '../properties/plan/stories.ts';
import { Sample } from '../properties/sample.ts';
import { compare, nothingCompared } from './agree.ts';

const RUNS = Number(process.env.FAST_RUNS ?? 25);

// 10,000 of them are compared by `npm run test:long`.
test(`${RUNS} random plans pay the same by the fast engine, holds and errors too`, {
  timeout: 900_000,
}, async () => {
  const all = nothingCompared();
  await fc.assert(
    fc.asyncProperty(randomPlan, randomStory, async (model, story) => {
      const sample = await Sample.of(model, story);
      for (const [index, { span, result }] of sample.payments.entries()) {
        const before = all.different.length;
        compare(sample.input(span), result, { by: index % 2 === 0 ? 'generated' : 'kernels' }, all);
        if (all.different.length > before) {
          throw new Error(
            [...all.different.slice(before, before + 5), sample.text, JSON.stringify(story)].join('\n'),
          );
        }
      }
    }),
    { numRuns: RUNS, endOnFailure: true },
  );
  if (process.env.FAST_CENSUS !== undefined) console.log(all.compared, all.fast, all.left, all.because);
  expect(all.compared).toBeGreaterThan(RUNS);
});
