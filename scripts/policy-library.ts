/**
 * Writes the built-in policies, `packages/workspace/rules/<code>.ote`, into a module, so that the browser has them too. A
 * test holds the two together.
 *
 *     node scripts/policy-library.ts
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const FROM = join(ROOT, 'packages/workspace/rules');
export const POLICY_MODULE = join(ROOT, 'packages/workspace/src/rules/texts.ts');

/** The module's text. */
export function policyModule(): string {
  const codes = readdirSync(FROM)
    .filter((file) => file.endsWith('.ote'))
    .map((file) => file.replace(/\.ote$/, ''))
    .sort();
  const entries = codes.map((code) => {
    const text = readFileSync(join(FROM, `${code}.ote`), 'utf8');
    return `  '${code}': ${JSON.stringify(text)},\n`;
  });
  return `// Written by scripts/policy-library.ts from packages/workspace/rules: change the rules there.
/** The text of each design rule, by its code. */
// biome-ignore format: it is written by a program.
export const POLICY_TEXTS: Readonly<Record<string, string>> = {
${entries.join('')}};
`;
}

if (import.meta.main) writeFileSync(POLICY_MODULE, policyModule());
