import { beforeAll, describe, expect, it } from 'vitest';
import { isExpression } from '../../src/ast.ts';
import { createOnTargetServices, unitOf, walk } from '../../src/index.ts';
import { build, discard } from '../support/parse.ts';
import { planTexts } from '../support/plans.ts';
import { PHRASES } from './phrases.ts';

const services = createOnTargetServices();

/** Every text is parsed, linked and looked at node by node; every so many are checked too, which costs most. */
const CHECKED_EVERY = 16;

/** Parses, links, checks and looks at every node; whatever throws fails the test. */
async function survives(text: string, checked = true): Promise<void> {
  const built = await build({ '/plan/all.ote': text }, services);
  for (const document of built.documents) {
    if (checked) await services.OnTarget.validation.DocumentValidator.validateDocument(document);
    walk(document.parseResult.value, (node) => {
      if (isExpression(node)) unitOf(node, { currency: 'USD' });
    });
  }
  await discard(built);
}

describe('broken text', () => {
  let complaints: unknown[][] = [];

  beforeAll(() => {
    // Langium prints what a service throws and goes on: here that counts as thrown.
    console.error = (...message: unknown[]) => complaints.push(message);
  });

  it.each(Object.entries(PHRASES))('cut off at every place of %s', async (_, text) => {
    complaints = [];
    for (let end = 0; end < text.length; end += 1)
      await survives(text.slice(0, end), end % CHECKED_EVERY === 0);
    expect(complaints).toEqual([]);
  });

  it.each(planTexts().filter(([path]) => !path.startsWith('test/fixtures/')))(
    'without every seventh word of %s',
    async (_, text) => {
      complaints = [];
      const words = [...text.matchAll(/\S+/g)];
      for (let at = 0; at < words.length; at += 7) {
        const { index = 0, 0: word = '' } = words[at] ?? {};
        await survives(text.slice(0, index) + text.slice(index + word.length), at % CHECKED_EVERY === 0);
      }
      expect(complaints).toEqual([]);
    },
  );

  it('of nothing, of spaces, of marks alone and of a million brackets', async () => {
    complaints = [];
    for (const text of [
      '',
      ' \n\t',
      '{',
      '}}}}',
      '|||',
      '"',
      '/*',
      '\u0000',
      '\uFEFFplan "x" { }',
      '((((',
      'a'.repeat(100_000),
    ]) {
      await survives(text);
    }
    await survives('parameter a = '.concat('('.repeat(2_000)));
    await survives('parameter a = '.concat('-'.repeat(2_000), '5'));
    expect(complaints).toEqual([]);
  });
});
