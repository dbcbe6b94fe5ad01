import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeAtomically } from '@ontarget/warehouse/node';
import { type PlanPages, planPages } from '@ontarget/workspace/view';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { EXIT, exitWith } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import { type DocumentFormat, documentFiles } from '../output/documents.ts';
import { printJson } from '../output/json.ts';
import { shownPath } from '../output/paths.ts';
import { openOnePlan } from '../plan/open.ts';
import { planHasErrors } from '../plan/versions.ts';
import { print } from '../terminal.ts';

interface DocsOptions {
  readonly out: string;
  readonly role: readonly string[];
  readonly format: readonly DocumentFormat[];
  readonly root?: string;
  readonly json?: boolean;
}

/** A plan document holds the plan's own amounts and nobody's pay, so it is written like any other file. */
const MODE = 0o644;

/** `ontarget docs`: what the plan says to each role, as pages to read and to sign. */
export function define(command: Command): void {
  command
    .argument('[folder]', 'the plan folder', '.')
    .requiredOption('-o, --out <folder>', 'where the documents are written')
    .addOption(
      new Option('--role <name>', 'of this role alone; may be repeated')
        .argParser((value: string, before: readonly string[]) => [...before, value])
        .default([], 'every role'),
    )
    .addOption(
      new Option('--format <formats>', 'html or markdown; both with a comma')
        .argParser(readFormats)
        .default(['html'], 'html'),
    )
    .option('--root <folder>', 'let `use` reach other folders inside this one')
    .option('--json', 'print what was written as JSON (schema/docs.schema.json)')
    .addHelpText('after', HELP)
    .action(writeDocuments);
}

const HELP = `
A page for each role, one of the goals, and an index. The amounts are the plan's own: nobody's pay is in them.

Examples:
  ontarget docs plans/sales --out documents
  ontarget docs plans/sales --role AccountExecutive --format html,markdown --out documents`;

async function writeDocuments(folder: string, options: DocsOptions): Promise<void> {
  const snapshot = await openOnePlan(folder, options);
  const found = planPages(snapshot);
  if (found === undefined) return refuse(planHasErrors(folder, snapshot.diagnostics), options);
  const failed = snapshot.examples.filter(({ status }) => status === 'failed').length;
  if (failed > 0) {
    const many = failed === 1 ? 'one of its examples is' : `${failed} cells of its examples are`;
    const refusal = new Failure(
      `${snapshot.plan.title} does not pay what it says: ${many} wrong`,
      'Run `ontarget test` to see what it pays instead.',
      EXIT.errors,
    );
    return refuse(refusal, options);
  }
  const pages = ofRoles(found, options.role);
  await mkdir(options.out, { recursive: true });
  const files: string[] = [];
  for (const [file, text] of options.format.flatMap((format) => documentFiles(pages, format))) {
    await writeAtomically(join(options.out, file), MODE, (partial) => writeFile(partial, text));
    files.push(file);
  }
  tell(pages, files, options);
}

/** The pages of the roles that are asked for; of all where none is named. */
function ofRoles(pages: PlanPages, asked: readonly string[]): PlanPages {
  const { plan, documents } = pages;
  const unknown = asked.filter((name) => !documents.some(({ role }) => role.name === name));
  if (unknown.length > 0) {
    throw new Failure(
      `${plan.title} has no role ${unknown.join(', ')}`,
      `Its roles: ${documents.map(({ role }) => role.name).join(', ')}.`,
    );
  }
  if (asked.length === 0) return pages;
  return { ...pages, documents: documents.filter(({ role }) => asked.includes(role.name)) };
}

function refuse(refusal: Failure, { json }: DocsOptions): void {
  if (!json) throw refusal;
  printJson('docs', { ok: false, message: refusal.message });
  exitWith(EXIT.errors);
}

function tell(
  { plan, digest, documents }: PlanPages,
  files: readonly string[],
  { out, format, json }: DocsOptions,
): void {
  const silent = (document: PlanPages['documents'][number]) =>
    document.terms.filter(({ state }) => state === 'silent').map(({ name }) => name);
  if (json) {
    printJson('docs', {
      ok: true,
      plan: plan.id,
      digest,
      formats: format,
      folder: shownPath(out),
      files,
      roles: documents.map((document) => ({ role: document.role.name, silent: silent(document) })),
    });
    return;
  }
  const many =
    documents.length === 1 ? 'the document of one role' : `the documents of ${documents.length} roles`;
  print(`Wrote ${many} of "${plan.title}" into ${shownPath(out)}.`);
  const terms = [...new Set(documents.flatMap(silent))];
  if (terms.length > 0) print(`Terms that the plan is silent about: ${terms.join(', ')}.`);
}

function readFormats(text: string): readonly DocumentFormat[] {
  return text.split(',').map((one) => {
    const format = one.trim().toLowerCase();
    if (format === 'html' || format === 'markdown') return format;
    throw new InvalidArgumentError('Formats are html and markdown.');
  });
}
