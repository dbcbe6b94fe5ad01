import { readdirSync, readFileSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createOnTargetServices, formatSource } from '@ontarget/language';
import { writeAtomically } from '@ontarget/warehouse/node';
import type { Command } from 'commander';
import { EXIT, exitWith } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import { printJson } from '../output/json.ts';
import { shownPath } from '../output/paths.ts';
import { note, print } from '../terminal.ts';

interface FmtOptions {
  readonly check?: boolean;
  readonly json?: boolean;
}

type Outcome = 'unchanged' | 'changed' | 'syntax-error';

/** `ontarget fmt`: one layout for all plans. */
export function define(command: Command): void {
  command
    .argument('[paths...]', 'plan files, or folders of them', ['.'])
    .option('--check', 'change nothing; status 3 when a file is not laid out')
    .option('--json', 'print the result as JSON (schema/fmt.schema.json)')
    .addHelpText('after', HELP)
    .action(format);
}

const HELP = `
Layout never changes what a plan means: its evaluator keeps its digest. A file with a syntax error is left as it is.

Examples:
  ontarget fmt plans/sales
  ontarget fmt --check plans/sales plans/company   in a build`;

async function format(paths: readonly string[], options: FmtOptions): Promise<void> {
  const { OnTarget } = createOnTargetServices();
  const files: { file: string; outcome: Outcome }[] = [];
  for (const path of paths.flatMap(planFiles)) {
    const text = readFileSync(path, 'utf8');
    const formatted = formatSource(text, OnTarget.parser);
    const outcome = formatted === undefined ? 'syntax-error' : formatted === text ? 'unchanged' : 'changed';
    if (outcome === 'changed' && !options.check) {
      const mode = statSync(path).mode & 0o777;
      await writeAtomically(path, mode, (partial) => writeFile(partial, formatted ?? text));
    }
    files.push({ file: shownPath(path), outcome });
  }
  if (options.json) printJson('fmt', { files });
  else report(files, options.check === true);
  const refused = files.some(({ outcome }) => outcome === 'syntax-error');
  if (refused || (options.check && files.some(({ outcome }) => outcome === 'changed'))) exitWith(EXIT.errors);
}

function report(files: readonly { file: string; outcome: Outcome }[], checking: boolean): void {
  for (const { file, outcome } of files) {
    if (outcome === 'changed') print(checking ? `${file} is not laid out` : `${file} laid out`);
    if (outcome === 'syntax-error')
      note(`${file} has a syntax error and was left as it is; \`ontarget check\` says where`);
  }
  const changed = files.filter(({ outcome }) => outcome === 'changed').length;
  if (changed === 0) print(`${files.length} ${files.length === 1 ? 'file' : 'files'}, nothing to lay out`);
}

function planFiles(where: string): string[] {
  const path = resolve(where);
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) throw new Failure(`${where} does not exist`);
  if (stat.isFile()) return [path];
  const found = readdirSync(path, { recursive: true, withFileTypes: true })
    .filter(
      (entry) => entry.isFile() && entry.name.endsWith('.ote') && !entry.parentPath.includes('node_modules'),
    )
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  if (found.length === 0) throw new Failure(`there is no .ote file in ${where}`);
  return found;
}
