import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { terminals, textMateGrammar } from '@ontarget/language/highlighting';

const folder = join(import.meta.dirname, '../packages/vscode/syntaxes');

/** Generates the TextMate grammar that VS Code highlights plans with, and returns where it was written. */
export function writeHighlighting(): string {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'ontarget.tmLanguage.json');
  writeFileSync(file, `${JSON.stringify(textMateGrammar(terminals()), null, 2)}\n`);
  return file;
}
