import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CanonicalError, canonicalBytes, canonicalJson } from '../../src/format/canonical.ts';

/** A JSON value of the kinds that plans are made of. */
const values = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constant(null),
    fc.boolean(),
    fc.maxSafeInteger(),
    fc.string({ unit: 'binary' }),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.string({ unit: 'grapheme' }), tie('value'), { maxKeys: 5 }),
  ),
})).value;

function withKeysReversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withKeysReversed);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, withKeysReversed(member)]),
  );
}

describe('canonical JSON', () => {
  test('sorts keys by UTF-16 code units, as the example of RFC 8785 section 3.2.3', () => {
    const sorted = canonicalJson({
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\u{1f600}': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    });
    expect([...sorted.matchAll(/:"([^"]*)"/g)].map(([, name]) => name)).toEqual([
      'Carriage Return',
      'One',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ]);
  });

  test.each([
    [{ b: 1, a: [true, null, 'x'] }, '{"a":[true,null,"x"],"b":1}'],
    ['\u20ac$\u000f\nA\'B"\\/', '"€$\\u000f\\nA\'B\\"\\\\/"'],
    ['\b\t\f\r\u007f', '"\\b\\t\\f\\r\u007f"'],
    [-0, '0'],
    [9007199254740991, '9007199254740991'],
    [[], '[]'],
    [{}, '{}'],
    [{ '': { a: [] } }, '{"":{"a":[]}}'],
    [Object.assign(Object.create(null), { z: 1 }), '{"z":1}'],
  ])('%j', (value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });

  test('keeps a member named __proto__', () => {
    expect(canonicalJson(JSON.parse('{"__proto__":{"a":1}}'))).toBe('{"__proto__":{"a":1}}');
  });

  const circular: Record<string, unknown> = {};
  circular.self = circular;
  test.each([
    ['a fraction', { a: [0.5] }, 'not-a-safe-integer', '/a/0'],
    ['beyond 2^53', { a: 2 ** 53 }, 'not-a-safe-integer', '/a'],
    ['infinity', Number.POSITIVE_INFINITY, 'not-a-safe-integer', ''],
    ['not a number', Number.NaN, 'not-a-safe-integer', ''],
    ['a bigint', { 'x/y~': 1n }, 'not-a-json-value', '/x~1y~0'],
    ['undefined', { a: undefined }, 'not-a-json-value', '/a'],
    ['a function', [() => 1], 'not-a-json-value', '/0'],
    ['a hole', new Array(1), 'not-a-json-value', '/0'],
    ['a class instance', { when: new Map() }, 'not-a-json-value', '/when'],
    ['half a surrogate pair', ['\ud800'], 'broken-text', '/0'],
    ['half a surrogate pair in a key', { '\udc00': 1 }, 'broken-text', '/\udc00'],
  ])('refuses %s', (_, value, code, path) => {
    expect(() => canonicalJson(value)).toThrowError(expect.objectContaining({ code, path }));
  });

  test('refuses a circular value by its depth', () => {
    expect(() => canonicalJson(circular)).toThrowError(expect.objectContaining({ code: 'nested-too-deep' }));
    expect(() => canonicalJson(circular)).toThrowError(CanonicalError);
  });

  test('does not depend on the order of keys, and reads back as the same value', () => {
    fc.assert(
      fc.property(values, (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(withKeysReversed(value))).toBe(text);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
        expect(new TextDecoder().decode(canonicalBytes(value))).toBe(text);
      }),
      { numRuns: 500 },
    );
  });
});
