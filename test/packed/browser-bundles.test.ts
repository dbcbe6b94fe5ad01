import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { importsOf } from '../architecture/source-imports.ts';

const DIST = join(import.meta.dirname, '../../packages/vscode/dist');

/** What a bundle of the extension still asks whoever loads it for. */
function askedFor(bundle: string): (string | undefined)[] {
  const asked = importsOf(bundle, readFileSync(join(DIST, bundle), 'utf8'));
  return [...new Set(asked.map(({ specifier }) => specifier))].sort();
}

/** A browser has no Node to give a built-in, and no file beside the bundle. */
test.each([
  ['extension-browser.js', ['vscode']],
  ['server-browser.js', []],
  ['webview.js', []],
  ['payout-webview.js', []],
])('%s asks for nothing that a browser has not', (bundle, allowed) => {
  expect(askedFor(bundle)).toEqual(allowed);
});

test('a built-in in a bundle would be found: the bundles for Node ask for them', () => {
  expect(askedFor('extension.cjs')).toEqual(expect.arrayContaining(['vscode', 'path']));
  expect(askedFor('server.cjs')).toEqual(expect.arrayContaining(['fs']));
});
