import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type EvaluatorFile, evaluatorSchema, LIMITS, readEvaluator } from '@ontarget/evaluator/format';
import Ajv2020 from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smallPlan } from './small-plan.ts';

const read = (file: unknown) => readEvaluator(JSON.stringify(file));

function codesOf(text: string): string[] {
  const result = readEvaluator(text);
  return result.ok ? [] : result.problems.map((problem) => problem.code);
}

/** The file after a change that TypeScript would not allow. */
function broken(change: (file: Record<string, never> & EvaluatorFile) => void): string {
  const file = smallPlan();
  change(file as never);
  return JSON.stringify(file);
}

describe('reading an evaluator', () => {
  it('accepts a valid file as it is', () => {
    const result = read(smallPlan());
    expect(result).toEqual({ ok: true, file: smallPlan() });
  });

  it.each([
    ['text that is no JSON', '{"format":', 'not-json'],
    ['an empty file', '', 'not-json'],
    ['nesting without end', '['.repeat(100_000), 'too-deep'],
    ['a newer version', broken((file) => (file.format.version = '2.0')), 'unknown-version'],
    ['another kind of file', broken((file) => (file.format.name = 'x' as never)), 'wrong-shape'],
    [
      'a missing part',
      broken((file) => delete (file.plan as never as { values?: object }).values),
      'wrong-shape',
    ],
    [
      'an unknown property',
      broken((file) => ((file.plan as never as { extra: number }).extra = 1)),
      'wrong-shape',
    ],
    [
      'an unknown operator',
      broken((file) => {
        const value = file.plan.values['role/Rep/paid'];
        if (value) value.formula = { op: 'telepathy' } as never;
      }),
      'unknown-operator',
    ],
    [
      'a fraction that can be shortened',
      broken((file) => (file.plan.rounding.unit = '2/200')),
      'not-lowest-terms',
    ],
    ['a decimal number', broken((file) => (file.plan.rounding.unit = '0.01')), 'wrong-shape'],
    [
      'a number where text is needed',
      broken((file) => (file.plan.rounding.unit = 1 as never)),
      'wrong-shape',
    ],
    [
      'a value that is not there',
      broken((file) => delete file.plan.values['role/Rep/Won/earned']),
      'unknown-reference',
    ],
    [
      'pieces in falling order',
      broken((file) => {
        const curve = file.plan.curves.Rates;
        if (curve && 'pieces' in curve)
          curve.pieces.push({
            from: '10',
            includes: true,
            start: '0',
            slope: '0',
            written: { value: '0', unit: 'percent' },
          });
      }),
      'unordered-pieces',
    ],
    [
      'a name that would reach the prototype',
      JSON.stringify(smallPlan()).replace('"Sales":{', '"__proto__":{'),
      'wrong-shape',
    ],
    [
      'digits without end',
      broken((file) => (file.plan.rounding.unit = `1/1${'0'.repeat(100_000)}`)),
      'too-large',
    ],
  ])('refuses %s', (_, text, code) => {
    expect(codesOf(text)).toContain(code);
  });

  it('refuses a file that is larger than any plan', () => {
    expect(codesOf(' '.repeat(LIMITS.characters + 1))).toEqual(['too-large']);
  });

  it('names the place of what it refuses as a JSON pointer', () => {
    const result = read({ ...smallPlan(), map: { tool: { name: 'x', version: 1 }, nodes: {} } });
    expect(result).toMatchObject({ ok: false, problems: [{ path: '/map/tool/version' }] });
  });

  it('never throws, whatever the text', () => {
    const valid = JSON.stringify(smallPlan());
    fc.assert(
      fc.property(fc.nat(valid.length), fc.nat(valid.length), fc.string({ maxLength: 6 }), (a, b, insert) => {
        const result = readEvaluator(valid.slice(0, a) + insert + valid.slice(b));
        expect(typeof result.ok).toBe('boolean');
      }),
      { numRuns: 300 },
    );
  });
});

describe('the JSON Schema', () => {
  const validate = new Ajv2020({ strict: true, allErrors: false }).compile(evaluatorSchema);

  it('is the committed file', () => {
    const file = join(import.meta.dirname, '../../schema/evaluator-1.0.json');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(evaluatorSchema);
  });

  it('accepts a valid file by an independent validator', () => {
    expect(validate(smallPlan()), JSON.stringify(validate.errors)).toBe(true);
  });

  it('agrees with an independent validator on files with one place changed', () => {
    const places = placesOf(smallPlan());
    const junk = fc.constantFrom<unknown>(
      null,
      true,
      0,
      -1,
      1.5,
      '',
      'x',
      'month',
      '1/2',
      '2/4',
      'USD',
      [],
      {},
      { op: 'sum', of: [] },
    );
    fc.assert(
      fc.property(fc.constantFrom(...places), junk, (place, value) => {
        const file = replaced(smallPlan(), place, value);
        const ours = readEvaluator(JSON.stringify(file));
        const onlyBeyondSchema =
          !ours.ok &&
          ours.problems.every(({ code }) =>
            ['not-lowest-terms', 'unknown-reference', 'unordered-pieces'].includes(code),
          );
        expect(ours.ok || onlyBeyondSchema, JSON.stringify({ place, value, ours })).toBe(validate(file));
      }),
      { numRuns: 2_000 },
    );
  });
});

/** The path of every value inside a JSON value. */
function placesOf(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, entry]) => placesOf(entry, [...path, key]))];
}

function replaced(root: unknown, path: string[], value: unknown): unknown {
  const [head, ...rest] = path;
  if (head === undefined) return value;
  const copy = structuredClone(root) as Record<string, unknown>;
  copy[head] = replaced(copy[head], rest, value);
  return copy;
}
