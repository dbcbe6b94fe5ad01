import { afterEach, describe, expect, it, vi } from 'vitest';
import { planTexts } from '../support/plans.ts';
import { CUT_TEXTS, complaintsOfCuts, overheard, survives } from './survives.ts';

afterEach(() => void vi.restoreAllMocks());

/** In `npm test` a text is cut at every so many places; `test/long` cuts at each. */
const CUT_EVERY = 4;

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

describe('broken text', () => {
  it.each(CUT_TEXTS)('cut off at every fourth place of %s', async (_, text) => {
    expect(await complaintsOfCuts(text, CUT_EVERY)).toEqual([]);
  });

  it.each(plans)(
    'without one word of %s, and with two words swapped, at seeded places',
    async (path, text) => {
      const complaints = overheard();
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
      expect(complaints()).toEqual([]);
    },
  );

  it('of nothing, of spaces, of marks alone and of a million brackets', async () => {
    const complaints = overheard();
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
    expect(complaints()).toEqual([]);
  });
});
