/**
 * Generates the language's syntax tree and parser from `grammar/` into `packages/language/src/generated`.
 * Does nothing when neither the grammar, its configuration nor the generator changed since the last time.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const output = join(root, 'packages/language/src/generated');
// Outside the output: the generator asks before it writes into a folder that holds files it does not know.
const stampFile = join(root, '.cache/generate.stamp');

const sources = globSync('grammar/**/*.langium', { cwd: root }).sort();
const hash = createHash('sha256');
for (const file of [...sources, 'langium-config.json', 'node_modules/langium-cli/package.json']) {
  hash.update(`${file}\0`).update(readFileSync(join(root, file)));
}
const stamp = hash.digest('hex');

if (
  existsSync(join(output, 'ast.ts')) &&
  existsSync(stampFile) &&
  readFileSync(stampFile, 'utf8') === stamp
) {
  console.log('generate: the grammar has not changed');
} else {
  execFileSync(process.execPath, [join(root, 'node_modules/langium-cli/bin/langium.js'), 'generate'], {
    cwd: root,
    stdio: 'inherit',
  });
  mkdirSync(join(root, '.cache'), { recursive: true });
  writeFileSync(stampFile, stamp);
}
