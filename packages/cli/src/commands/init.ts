import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { createOnTargetServices, formatSource } from '@ontarget/language';
import {
  type Diagnostic,
  type PlanFiles,
  planIdOf,
  projectText,
  reasonOf,
  templateFiles,
} from '@ontarget/workspace/node';
import { type Command, InvalidArgumentError } from 'commander';
import { Failure } from '../failure.ts';
import { planText } from '../init/plan-text.ts';
import { readSheet } from '../init/read-sheet.ts';
import { printJson } from '../output/json.ts';
import { shownPath } from '../output/paths.ts';
import { openPlanIn } from '../plan/open.ts';
import { paint, print } from '../terminal.ts';

interface InitOptions {
  readonly from?: string;
  readonly year: number;
  readonly json?: boolean;
}

/** `ontarget init`: a plan to begin with. */
export function define(command: Command): void {
  command
    .argument('[folder]', 'where to put the plan', '.')
    .option(
      '--from <file>',
      'build it from a spreadsheet of roles, quotas, weights and tiers; - reads pasted text',
    )
    .option('--year <year>', "the plan's year", readYear, new Date().getFullYear())
    .option('--json', 'print the result as JSON (schema/init.schema.json)')
    .addHelpText('after', HELP)
    .action(init);
}

const HELP = `
Without --from the plan is a small one that pays its sample data, with every choice written out. With it, the plan says
what the spreadsheet says (tab-, comma- or semicolon-separated text; blocks apart by empty rows), and whatever it does
not say is left as a question that \`ontarget check\` asks in money.

Examples:
  ontarget init plans/sales
  ontarget init plans/sales --from roles.csv --year 2027
  pbpaste | ontarget init plans/sales --from -`;

async function init(folder: string, options: InitOptions): Promise<void> {
  if (existsSync(folder) && readdirSync(folder).some((name) => name.endsWith('.ote'))) {
    throw new Failure(`${folder} holds a plan already`, 'Name a new folder; nothing is overwritten.');
  }
  const files =
    options.from === undefined
      ? templateFiles(idOf(folder), options.year)
      : filesFrom(options.from, folder, options.year);
  const written = write(folder, files);
  const { diagnostics } = await openPlanIn(resolve(folder));
  const questions = diagnostics.filter(({ severity }) => severity === 'error');
  if (options.json)
    printJson('init', {
      ok: true,
      folder: shownPath(folder),
      files: written,
      questions: questions.map(questionOf),
    });
  else report(folder, written, questions);
}

function filesFrom(from: string, folder: string, year: number): PlanFiles {
  const draft = readSheet(readText(from));
  if (draft.roles.length === 0) {
    throw new Failure(
      'the spreadsheet has no table of roles',
      'It needs a row of headings with one called Role, and a row for each role below it.',
    );
  }
  const title = `${basename(resolve(folder))} ${year}`;
  const text = laidOut(
    planText(draft, { title, year, from: from === '-' ? 'a pasted spreadsheet' : basename(from) }),
  );
  return {
    'plan.ote': text,
    'ontarget.json': projectText(idOf(folder)),
    'data/roster.csv': 'payee,role,team,start,end,manager\r\n',
    'data/results.csv': 'measure,for,period,value\r\n',
  };
}

/** The text as `ontarget fmt` lays it out; as it is where an open question is no whole statement. */
function laidOut(text: string): string {
  return formatSource(text, createOnTargetServices().OnTarget.parser) ?? text;
}

function readText(from: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(from === '-' ? 0 : from));
  } catch (error) {
    throw new Failure(`${from === '-' ? 'the pasted text' : from} cannot be read: ${reasonOf(error)}`);
  }
}

/** Writes the files that are not there yet; what exists is never overwritten. */
function write(folder: string, files: PlanFiles): string[] {
  return Object.entries(files).flatMap(([name, text]) => {
    const path = join(folder, name);
    if (existsSync(path)) return [];
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text, { flag: 'wx' });
    return [shownPath(path)];
  });
}

function report(folder: string, written: readonly string[], questions: readonly Diagnostic[]): void {
  for (const file of written) print(`${paint('green', 'wrote')} ${file}`);
  print();
  const where = shownPath(folder);
  if (questions.length === 0) {
    print('The plan has no open questions. Try next:');
    for (const command of ['check', 'test', 'run'])
      print(`  ontarget ${command} ${where}${command === 'run' ? ' --period <period>' : ''}`);
    return;
  }
  print(
    paint(
      'bold',
      `${questions.length} ${questions.length === 1 ? 'question' : 'questions'} that the spreadsheet leaves open:`,
    ),
  );
  for (const { file, range, message } of questions) {
    print(`  ${file}:${range.line}  ${message.split(/(?<=[.?]) For example/)[0]}`);
  }
  print(`\n\`ontarget check ${where}\` shows what each answer pays; an editor offers the words.`);
}

function questionOf({ code, message, file, range }: Diagnostic) {
  return { code, message, file, line: range.line };
}

function idOf(folder: string): string {
  return planIdOf(basename(resolve(folder)));
}

function readYear(text: string): number {
  if (!/^[12]\d{3}$/.test(text)) throw new InvalidArgumentError('A year has four digits, such as 2027.');
  return Number(text);
}
