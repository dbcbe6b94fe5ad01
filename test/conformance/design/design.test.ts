import { join } from 'node:path';
import { isCode, isDesignCode } from '@ontarget/language';
import { nodeFileSystem, openPlan, uriOfPath } from '@ontarget/workspace/node';
import { describe, expect, it } from 'vitest';

/**
 * Plans whose payouts were worked out by hand in exact fractions, before there was a compiler: those parts of them that
 * the language can say. Their tables are the expectation.
 */
const TABLES = { 'enterprise-sales': 23, marketing: 26, executives: 12 };

describe.each(Object.entries(TABLES))('the plan %s', (name, cells) => {
  it(`has no problems, and its ${cells} cells come out as worked out by hand`, async () => {
    const root = uriOfPath(import.meta.dirname);
    const snapshot = await openPlan(nodeFileSystem(), uriOfPath(join(import.meta.dirname, name)), { root });
    // How a plan should be designed is another matter than what it pays.
    expect(snapshot.diagnostics.filter(({ code }) => !isCode(code) || !isDesignCode(code))).toEqual([]);
    expect(snapshot.examples.filter(({ status }) => status !== 'passed')).toEqual([]);
    expect(snapshot.examples).toHaveLength(cells);
  });
});
