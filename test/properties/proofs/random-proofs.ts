import fc from 'fast-check';
import { randomPlan } from '../plan/arbitrary.ts';
import { compiledText } from '../plan/compiled.ts';
import { planText } from '../plan/text.ts';
import { brokenVerdicts, type Tally } from './laws.ts';

/**
 * Compiles this many random plans and holds what is proved of every component and total to brute force: the reference
 * engine pays a fine grid of cases. Gives back how many questions were decided.
 */
export async function proveRandomProofs(runs: number): Promise<Tally> {
  const tally: Tally = new Map();
  await fc.assert(
    fc.asyncProperty(randomPlan, async (model) => {
      const text = planText(model);
      const { plan } = await compiledText(text);
      for (const [role, { components }] of Object.entries(plan.roles)) {
        for (const component of [...Object.keys(components), undefined]) {
          const broken = brokenVerdicts(plan, role, component, tally);
          if (broken.length > 0) throw new Error([...broken.slice(0, 5), text].join('\n'));
        }
      }
    }),
    // A plan takes a second: smaller ones that break a verdict too would be looked for all night.
    { numRuns: runs, endOnFailure: true },
  );
  return tally;
}
