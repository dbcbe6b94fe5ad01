import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../../../..');

/** Every plan of the examples and of the tests with real data, and every fixture without mistakes, by its path. */
export function planTexts(): [path: string, text: string][] {
  const patterns = ['examples/**/*.ote', 'test/real/**/*.ote', 'test/fixtures/**/good*.ote'];
  return patterns
    .flatMap((pattern) => globSync(pattern, { cwd: root }))
    .filter((path) => !path.includes('node_modules'))
    .sort()
    .map((path) => [path, readFileSync(join(root, path), 'utf8')]);
}
