import { readdirSync, readFileSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createOnTargetServices, formatSource } from '@ontarget/language';
import { writeAtomically } from '@ontarget/warehouse/node';
import type { Command } from 'commander';
import { EXIT, exitWith } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import { fileSuites, type LaidOut, layoutFinding, syntaxErrorWords } from '../findings/of-files.ts';
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
      .argument('[paths...]', 'plan texts (.ote), or folders of them', ['.'])
      .option('--check', 'change nothing; status 3 when a file is not laid out'),
    'fmt',
  )
    .addHelpText('after', HELP)
    .action(format);
}

const HELP = `
Layout never changes what a plan means: its evaluator keeps its digest. A file with a syntax error is left as it is, and
what is no .ote file is skipped.

Examples:
  ontarget fmt plans/sales
  ontarget fmt --check plans/sales plans/company   in a build`;

async function format(paths: readonly string[], options: FmtOptions): Promise<void> {
  const { OnTarget } = createOnTargetServices();
  const files: LaidOut[] = [];
  const { texts, others } = planFiles(paths);
  for (const path of texts) {
    const text = readFileSync(path, 'utf8');
    const formatted = formatSource(text, OnTarget.parser);
    const outcome = formatted === undefined ? 'syntax-error' : formatted === text ? 'unchanged' : 'changed';
    if (outcome === 'changed' && !options.check) {
      const mode = statSync(path).mode & 0o777;
      await writeAtomically(path, mode, (partial) => writeFile(partial, formatted ?? text));
    }
    const line = outcome === 'syntax-error' ? brokenLine(text, OnTarget.parser) : undefined;
    files.push({
      path,
      text,
      formatted: formatted ?? text,
      outcome,
      ...(line === undefined ? {} : { line }),
    });
  }
  for (const other of others) note(`${other}: skipped, since only .ote files are laid out`);
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
  for (const { path, outcome, line } of files) {
    const file = shownPath(path);
    if (outcome === 'changed') print(checking ? `${file} is not laid out` : `${file} laid out`);
    if (outcome === 'syntax-error')
      note(`${syntaxErrorWords(file, line)}; \`ontarget check\` says what it is`);
  }
  const changed = files.filter(({ outcome }) => outcome === 'changed').length;
  const whole = files.filter(({ outcome }) => outcome !== 'syntax-error').length;
  if (changed === 0 && whole > 0) print(`${whole} ${whole === 1 ? 'file' : 'files'}, nothing to lay out`);
}

/** The line of the first syntax error; undefined where the text just ends too early. */
function brokenLine(
  text: string,
  { LangiumParser }: ReturnType<typeof createOnTargetServices>['OnTarget']['parser'],
): number | undefined {
  const { lexerErrors, parserErrors } = LangiumParser.parse(text);
  const lines = [...lexerErrors.map(({ line }) => line), ...parserErrors.map(({ token }) => token.startLine)];
  return lines.filter((line): line is number => line !== undefined && line >= 1).sort((a, b) => a - b)[0];
}

/** The texts of plans that paths name or hold, and the paths that have none: a shell's `*` names data, too. */
function planFiles(paths: readonly string[]): { readonly texts: string[]; readonly others: string[] } {
  const found = paths.map((where) => ({ where, texts: textsIn(where) }));
  const texts = found.flatMap((one) => one.texts);
  const others = found.filter((one) => one.texts.length === 0).map(({ where }) => where);
  if (texts.length > 0) return { texts, others };
  const [only] = others;
  throw new Failure(
    others.length === 1
      ? `there is no .ote file in ${only}`
      : `there is no .ote file in any of ${others.join(', ')}`,
    'Plans are written in .ote files; no other file is laid out.',
  );
}

function textsIn(where: string): string[] {
  const path = resolve(where);
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) throw new Failure(`${where} does not exist`);
  if (stat.isFile()) return isText(path) ? [path] : [];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && isText(entry.name) && !entry.parentPath.includes('node_modules'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function isText(name: string): boolean {
  return name.endsWith('.ote');
}
