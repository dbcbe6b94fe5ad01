import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { agrees } from './runner/agree.ts';
import { publishedCases } from './runner/case.ts';
import { conformancePage } from './runner/page.ts';
import { type CaseResult, judge } from './runner/verdict.ts';

const cases = publishedCases();
const results = new Map<string, CaseResult>();

beforeAll(async () => {
  for (const one of cases) results.set(one.id, await judge(one));
}, 300_000);

it('there are the 64 cases of the design and 19 more', () => expect(cases).toHaveLength(83));

describe.each(cases.map((one) => [one.id, one] as const))('%s', (id, { verdict }) => {
  it(`comes to: ${verdict}`, () => {
    const found = results.get(id);
    // A case that fails says what is missing; whatever it can say has to come out all the same.
    expect(found?.differences).toEqual([]);
    expect(found?.verdict).toBe(verdict);
  });
});

it('docs/conformance.md is what the cases come to; node scripts/conformance-page.ts writes it', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/conformance.md'), 'utf8');
  expect(page).toBe(conformancePage([...results.values()]));
});

describe('a value agrees with what a source prints', () => {
  it.each([
    ['1.33%', '1/75', 'percent', true],
    ['1.34%', '1/75', 'percent', false],
    ['$20,241.92', '202419161/10000', 'USD', true],
    ['$20,241.91', '4048383/200', 'USD', false],
    ['$100', '100', 'EUR', false],
    ['0.5', '1/2', 'number', true],
    ['0.5', '1/2', 'USD', false],
    ['-$3,700', '-3700', 'USD', true],
  ])('%s and %s %s: %s', (printed, value, unit, expected) => {
    expect(agrees(printed, { value, unit } as Parameters<typeof agrees>[1])).toBe(expected);
  });
});
