import fc from 'fast-check';
import { Census } from './census.ts';
import { laws } from './laws/index.ts';
import { randomPlan } from './plan/arbitrary.ts';
import { randomStory } from './plan/stories.ts';
import { Sample } from './sample.ts';

/**
 * Compiles and runs this many random plans, each through the payments of a year of random people and deals, and holds
 * every law to each. Fails with the seed, the law, and the smallest plan that breaks it. Gives back what there was.
 */
export async function proveRandomPlans(runs: number): Promise<Census> {
  const census = new Census();
  await fc.assert(
    fc.asyncProperty(randomPlan, randomStory, async (model, story) => {
      const sample = await Sample.of(model, story);
      for (const { name, broken } of laws) {
        const found = await broken(sample);
        if (found.length > 0) {
          throw new Error(
            [`${name}, but`, ...found.slice(0, 5), sample.text, JSON.stringify(story)].join('\n'),
          );
        }
      }
      census.count(sample);
    }),
    { numRuns: runs, endOnFailure: true },
  );
  return census;
}
