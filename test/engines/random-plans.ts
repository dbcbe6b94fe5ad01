import fc from 'fast-check';
import { randomPlan } from '../properties/plan/arbitrary.ts';
import { randomStory } from '../properties/plan/stories.ts';
import { Sample } from '../properties/sample.ts';
import { type Agreement, compare, nothingCompared } from './agree.ts';

/**
 * Pays so many random plans by both engines, each through the payments of a year, every other payment without generated code,
 * and the first two of four payee by payee, too.
 * Fails with the smallest plan that they do not agree on.
 */
export async function compareRandomPlans(runs: number): Promise<Agreement> {
  const all = nothingCompared();
  await fc.assert(
    fc.asyncProperty(randomPlan, randomStory, async (model, story) => {
      const sample = await Sample.of(model, story);
      for (const [index, { span, result }] of sample.payments.entries()) {
        const before = all.different.length;
        const by = index % 2 === 0 ? 'generated' : 'kernels';
        compare(sample.input(span), result, { by, payeeByPayee: index % 4 < 2 }, all);
        const found = all.different.slice(before, before + 5);
        if (found.length > 0) throw new Error([...found, sample.text, JSON.stringify(story)].join('\n'));
      }
    }),
    { numRuns: runs, endOnFailure: true },
  );
  return all;
}
