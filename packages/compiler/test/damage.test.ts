import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compiledPart, compileFiles } from './support/compile.ts';
import { mixedPlan } from './support/mixed-plan.ts';

const text = mixedPlan((list) => list).join('\n');
const tokens = text.split(/(\s+|(?=[{}(),:])|(?<=[{}(),:]))/).filter((token) => token !== '');

/** The plan with some of its words left out, doubled or put in another's place. */
function damaged(edits: readonly (readonly [number, number, number])[]): string {
  const words = [...tokens];
  for (const [kind, at, other] of edits) {
    const from = at % words.length;
    const to = other % words.length;
    if (kind === 0) words[from] = '';
    else if (kind === 1) words[from] = `${words[from]} ${words[to]}`;
    else [words[from], words[to]] = [words[to] ?? '', words[from] ?? ''];
  }
  return words.join('');
}

it('compiles part of a damaged plan and refuses the whole, and never throws', async () => {
  const edit = fc.tuple(fc.nat(2), fc.nat(5000), fc.nat(5000));
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 4 }), async (edits) => {
      const files = damaged(edits);
      const whole = await compileFiles(files);
      if (!whole.ok) expect(whole.diagnostics.length).toBeGreaterThan(0);
      await compiledPart(files);
    }),
    { numRuns: 80, seed: 20270201 },
  );
}, 120_000);

it('compiles part of a plan that ends anywhere', async () => {
  for (let end = 0; end < text.length; end += 97) await compiledPart(text.slice(0, end));
}, 120_000);
