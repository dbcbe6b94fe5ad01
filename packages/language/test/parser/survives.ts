import { vi } from 'vitest';
import { isExpression } from '../../src/ast.ts';
import { createOnTargetServices, unitOf, walk } from '../../src/index.ts';
import { build, discard } from '../support/parse.ts';
import { planTexts } from '../support/plans.ts';
import { PHRASES } from './phrases/index.ts';

const services = createOnTargetServices();

/** Every cut text is parsed, linked and looked at node by node; one in so many is checked too, which costs most. */
const CHECKED_EVERY = 16;

/** What is cut off at its places: the phrases of each family, and the first plan. */
export const CUT_TEXTS: readonly (readonly [name: string, text: string])[] = [
  ...Object.entries(PHRASES),
  ...planTexts().filter(([path]) => !path.startsWith('test/fixtures/') && path.includes('first-plan')),
];

/** Listens to the console until mocks are restored: Langium prints what a service throws and goes on, and here that counts as thrown. */
export function overheard(): () => unknown[][] {
  const complaints = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  return () => complaints.mock.calls;
}

/** Parses, links, checks and looks at every node; whatever throws fails the test. */
export async function survives(text: string, checked = true): Promise<void> {
  const built = await build({ '/plan/all.ote': text }, services);
  for (const document of built.documents) {
    if (checked) await services.OnTarget.validation.DocumentValidator.validateDocument(document);
    walk(document.parseResult.value, (node) => {
      if (isExpression(node)) unitOf(node, { currency: 'USD' });
    });
  }
  await discard(built);
}

/** What is printed as a text is cut off at every so many places, from its start on. */
export async function complaintsOfCuts(text: string, every: number): Promise<unknown[][]> {
  const complaints = overheard();
  for (let end = 0, cuts = 0; end < text.length; end += every, cuts += 1) {
    await survives(text.slice(0, end), cuts % CHECKED_EVERY === 0);
  }
  return complaints();
}
