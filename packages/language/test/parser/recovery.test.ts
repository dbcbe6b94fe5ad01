import { beforeAll, describe, expect, it } from 'vitest';
import { isExpression } from '../../src/ast.ts';
import { createOnTargetServices, unitOf, walk } from '../../src/index.ts';
import { build, discard } from '../support/parse.ts';
import { planTexts } from '../support/plans.ts';
import { PHRASES } from './phrases/index.ts';

const services = createOnTargetServices();

/** Every text is parsed, linked and looked at node by node; every so many are checked too, which costs most. */
const CHECKED_EVERY = 16;

const plans = planTexts().filter(([path]) => !path.startsWith('test/fixtures/'));

/** The same sequence of whole numbers for the same text: Park and Miller's generator. */
function seeded(text: string): () => number {
  let state =
    [...text].reduce((sum, character) => (sum * 31 + (character.codePointAt(0) ?? 0)) % 2_147_483_646, 7) + 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state;
  };
}

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

  const cut = [...Object.entries(PHRASES), ...plans.filter(([path]) => path.includes('first-plan'))];

  it.each(cut)('cut off at every place of %s', async (_, text) => {
    complaints = [];
    for (let end = 0; end < text.length; end += 1) {
      await survives(text.slice(0, end), end % CHECKED_EVERY === 0);
    }
    expect(complaints).toEqual([]);
  });

  it.each(plans)(
    'without one word of %s, and with two words swapped, at seeded places',
    async (path, text) => {
      complaints = [];
      const words = [...text.matchAll(/\S+/g)].map(({ index, 0: word }) => ({
        index,
        end: index + word.length,
        word,
      }));
      const next = seeded(path);
      for (let round = 0; round < 60; round += 1) {
        const at = next() % Math.max(1, words.length - 1);
        const [first, second] = [words[at], words[at + 1]];
        if (first === undefined || second === undefined) continue;
        const checked = round % 4 === 0;
        await survives(text.slice(0, first.index) + text.slice(first.end), checked);
        const between = text.slice(first.end, second.index);
        await survives(
          `${text.slice(0, first.index)}${second.word}${between}${first.word}${text.slice(second.end)}`,
          checked,
        );
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
    await survives('parameter a = 1'.concat(' + 1'.repeat(20_000)));
    await survives('team a { '.repeat(5_000));
    await survives('goal g = m 5 in the year { '.concat('a 5% { '.repeat(5_000)));
    await survives('measure m { count of deals where '.concat('('.repeat(5_000)));
    await survives('role r { total { requires '.concat('('.repeat(5_000)));
    expect(complaints).toEqual([]);
  });
});
