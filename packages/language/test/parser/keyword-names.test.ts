import { beforeAll, describe, expect, it } from 'vitest';
import { createOnTargetServices } from '../../src/index.ts';
import { build, discard, syntaxErrors, unresolved } from '../support/parse.ts';
import { NAME_PLACES } from './keyword-corpus.ts';
import { nameLikeKeywords } from './keywords.ts';

describe('every keyword is usable as a name', () => {
  const services = createOnTargetServices();
  let keywords: string[] = [];

  beforeAll(() => {
    keywords = nameLikeKeywords(services.OnTarget.Grammar);
    expect(keywords.length).toBeGreaterThan(150);
    expect(keywords).toEqual(expect.arrayContaining(['measure', 'key', 'from', 'year', 'its']));
  });

  it.each(NAME_PLACES)('of a $kind', async ({ text }) => {
    const refused: string[] = [];
    for (const keyword of keywords) {
      const built = await build({ '/plan/all.ote': text.replaceAll('NAME', keyword) }, services);
      const problems = built.documents.flatMap((document) => [
        ...syntaxErrors(document),
        ...unresolved(document),
      ]);
      await discard(built);
      if (problems.length > 0) refused.push(`${keyword}: ${problems.join('; ')}`);
    }
    expect(refused).toEqual([]);
  });
});
