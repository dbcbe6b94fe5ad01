import { readdirSync, readFileSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createOnTargetServices, formatSource } from '@ontarget/language';
import { writeAtomically } from '@ontarget/warehouse/node';
import type { Command } from 'commander';
import { EXIT, exitWith } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import { fileSuites, type LaidOut, layoutFinding } from '../findings/of-files.ts';
import { addFormats, type FormatOptions, show } from '../output/formats/option.ts';
import { shownPath } from '../output/paths.ts';
import { note, print } from '../terminal.ts';

interface FmtOptions extends FormatOptions {
  readonly check?: boolean;
}

/** `ontarget fmt`: one layout for all plans. */
export function define(command: Command): void {
  addFormats(
    command
      .argument('[paths...]', 'plan files, or folders of them', ['.'])
      .option('--check', 'change nothing; status 3 when a file is not laid out'),
    'fmt',
  )
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
  const files: LaidOut[] = [];
  for (const path of paths.flatMap(planFiles)) {
    const text = readFileSync(path, 'utf8');
    const formatted = formatSource(text, OnTarget.parser);
    const outcome = formatted === undefined ? 'syntax-error' : formatted === text ? 'unchanged' : 'changed';
    if (outcome === 'changed' && !options.check) {
      const mode = statSync(path).mode & 0o777;
      await writeAtomically(path, mode, (partial) => writeFile(partial, formatted ?? text));
    }
    files.push({ path, text, formatted: formatted ?? text, outcome });
  }
  show('fmt', options, {
    pretty: () => report(files, options.check === true),
    json: () => ({ files: files.map(({ path, outcome }) => ({ file: shownPath(path), outcome })) }),
    report: () => {
      const findings = files.flatMap((file) => layoutFinding(file, options.check === true));
      return { command: 'fmt', findings, suites: fileSuites(files, findings), stale: [] };
    },
  });
  const refused = files.some(({ outcome }) => outcome === 'syntax-error');
  if (refused || (options.check && files.some(({ outcome }) => outcome === 'changed'))) exitWith(EXIT.errors);
}

function report(files: readonly LaidOut[], checking: boolean): void {
  for (const { path, outcome } of files) {
    const file = shownPath(path);
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
