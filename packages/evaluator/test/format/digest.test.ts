import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from '../../src/format/canonical.ts';
import { digestOf, digestOfBytes, isDigest } from '../../src/format/digest.ts';

test('is SHA-256 of the bytes', async () => {
  // The test vectors of FIPS 180-4 for the empty message and for "abc".
  expect(await digestOfBytes(new Uint8Array())).toBe(
    'sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  );
  expect(await digestOfBytes(new TextEncoder().encode('abc'))).toBe(
    'sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  );
});

test('of a value agrees with an independent SHA-256 of its canonical text', async () => {
  await fc.assert(
    fc.asyncProperty(fc.dictionary(fc.string(), fc.array(fc.maxSafeInteger())), async (value) => {
      const hex = createHash('sha256').update(canonicalJson(value), 'utf8').digest('hex');
      expect(await digestOf(value)).toBe(`sha256:${hex}`);
    }),
    { numRuns: 100 },
  );
});

test('does not see the order of keys, but every value', async () => {
  expect(await digestOf({ a: '1/2', b: 2 })).toBe(await digestOf({ b: 2, a: '1/2' }));
  expect(await digestOf({ a: '1/2', b: 2 })).not.toBe(await digestOf({ a: '1/2', b: 3 }));
  expect(await digestOf(['1', '2'])).not.toBe(await digestOf(['2', '1']));
});

test.each([
  [`sha256:${'0'.repeat(64)}`, true],
  [`sha256:${'0'.repeat(63)}`, false],
  [`sha256:${'A'.repeat(64)}`, false],
  ['0'.repeat(64), false],
])('%s has the form of a digest: %s', (text, form) => {
  expect(isDigest(text)).toBe(form);
});
