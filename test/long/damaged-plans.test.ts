import { describe, expect, test } from 'vitest';
import { EditedPlan } from '../fuzz/edited-plan.ts';
import { cuts, type Edit, tokenEdits } from '../fuzz/edits.ts';

/** Does all edits of a plan; the number that is refused with a diagnostic. */
async function refusals(plan: EditedPlan, editsOf: (name: string, text: string) => Edit[]): Promise<number> {
  const whole = await plan.restore();
  expect(whole.evaluator?.digest).toMatch(/^sha256:/);
  let refused = 0;
  for (const name of plan.names) {
    for (const edit of editsOf(name, plan.originals[name] as string)) {
      const { evaluator } = await plan.survives(edit);
      if (evaluator === undefined) refused += 1;
    }
  }
  expect((await plan.restore()).evaluator?.digest, 'the plan as it was').toBe(whole.evaluator?.digest);
  return refused;
}

describe.each(['examples/first-plan', 'examples/go-to-market', 'test/real/crm-sales/plan'])('%s', (path) => {
  test('with any token deleted or swapped with its neighbour keeps being answered', async () => {
    expect(await refusals(new EditedPlan(path), tokenEdits)).toBeGreaterThan(100);
  });

  test('cut off anywhere keeps being answered', async () => {
    const step = path === 'examples/first-plan' ? 1 : 5;
    const some = (name: string, text: string) => cuts(name, text).filter(({ cursor }) => cursor % step === 0);
    expect(await refusals(new EditedPlan(path), some)).toBeGreaterThan(100);
  });
});
