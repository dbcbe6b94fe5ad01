import { expect, test } from 'vitest';
import { EditedPlan } from './edited-plan.ts';
import { cuts, tokenEdits } from './edits.ts';
import { sample } from './seeded.ts';

/** Edits of each plan here; `npm run test:long` does all of them. */
const SOME = 60;

test.each([
  ['examples/go-to-market', 20270202],
  ['test/real/crm-sales/plan', 20170101],
])('%s with a token deleted, swapped or the rest cut off keeps being answered', async (path, seed) => {
  const plan = new EditedPlan(path);
  const whole = await plan.restore();
  expect(whole.evaluator?.digest).toMatch(/^sha256:/);
  const texts = plan.names.map((name): [string, string] => [name, plan.originals[name] as string]);
  const edits = [
    ...sample(
      texts.flatMap(([name, text]) => tokenEdits(name, text)),
      SOME,
      seed,
    ),
    ...sample(
      texts.flatMap(([name, text]) => cuts(name, text)),
      SOME / 3,
      seed + 1,
    ),
  ];
  let refused = 0;
  for (const edit of edits) {
    const { evaluator } = await plan.survives(edit);
    if (evaluator === undefined) refused += 1;
  }
  expect(refused).toBeGreaterThan(SOME / 2);
  expect((await plan.restore()).evaluator?.digest, 'the plan as it was').toBe(whole.evaluator?.digest);
});
