import { afterEach, expect, test, vi } from 'vitest';
import { CUT_TEXTS, complaintsOfCuts } from '../../packages/language/test/parser/survives.ts';

afterEach(() => void vi.restoreAllMocks());

test.each(CUT_TEXTS)('%s is cut off at each of its places', async (_, text) => {
  expect(await complaintsOfCuts(text, 1)).toEqual([]);
});
