import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Explanation, explainOpened, type RunResult, type Statement } from '@ontarget/evaluator/engine';
import { type PayeeStatement, statementHtml, statementMarkdown, statementWorkbook } from '@ontarget/report';
import { PRIVATE_MODE, writeAtomically } from '@ontarget/warehouse/node';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { EXIT, exitWith } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import { fileNames } from '../output/file-names.ts';
import { printJson } from '../output/json.ts';
import { shownPath } from '../output/paths.ts';
import { addPayOptions, openedRun, type PayOptions, type Prepared, pay, prepare } from '../plan/pay.ts';
import { isPublicLog, print } from '../terminal.ts';
import { refuseBadRows } from './run.ts';

interface StatementOptions extends PayOptions {
  readonly out: string;
  readonly payee: readonly string[];
  readonly format: readonly Format[];
  readonly steps: boolean;
  readonly json?: boolean;
}

type Format = 'html' | 'markdown' | 'xlsx';

const FORMATS: Readonly<
  Record<Format, { ending: string; content: (statement: PayeeStatement) => string | Uint8Array }>
> = {
  html: { ending: 'html', content: statementHtml },
  markdown: { ending: 'md', content: statementMarkdown },
  xlsx: { ending: 'xlsx', content: statementWorkbook },
};

/** The folder that statements are written into, and nobody but its owner looks into. */
const PRIVATE_FOLDER = 0o700;

/** `ontarget statement`: what each payee is told of a period, a file for each. */
export function define(command: Command): void {
  addPayOptions(command.argument('[folder]', 'the plan folder', '.'))
    .requiredOption('-o, --out <folder>', 'where the statements are written, readable by you alone')
    .addOption(
      new Option('--payee <name>', 'of this payee alone; may be repeated')
        .argParser((value: string, before: readonly string[]) => [...before, value])
        .default([], 'everybody who has something due'),
    )
    .addOption(
      new Option('--format <formats>', 'html, markdown or xlsx; several with commas')
        .argParser(readFormats)
        .default(['html'], 'html'),
    )
    .option('--no-steps', 'leave out how each amount came about')
    .option('--json', 'print how many were written as JSON (schema/statement.schema.json)')
    .addHelpText('after', HELP)
    .action(writeStatements);
}

const HELP = `
A statement is the pay of one person: it is written into a file that only you may read, and never printed.

Examples:
  ontarget statement plans/sales --period FY27-Q1 --out statements
  ontarget statement plans/sales -p FY27-Q1 --payee "Ann Lee" --format html,xlsx --out statements`;

async function writeStatements(folder: string, options: StatementOptions): Promise<void> {
  const prepared = await prepare(folder, options);
  if (refuseBadRows(prepared, options.json, 'statement')) return;
  const run = openedRun(prepared);
  const result = await pay(prepared, run);
  const payees = Map.groupBy(result.statements, ({ payee }) => payee);
  const wanted = options.payee.length === 0 ? [...payees.keys()] : [...new Set(options.payee)];
  const unknown = wanted.filter((payee) => !payees.has(payee));
  if (unknown.length > 0) {
    throw new Failure(
      isPublicLog()
        ? `${unknown.length} of the payees that were asked for have nothing due in ${result.period.label}`
        : `nothing of ${unknown.join(', ')} falls due in ${result.period.label}`,
    );
  }
  await mkdir(options.out, { recursive: true, mode: PRIVATE_FOLDER });
  const names = fileNames(wanted);
  for (const payee of wanted) {
    const own = payees.get(payee) ?? [];
    const isWorkedOut = options.steps || options.format.includes('xlsx');
    const explanations = isWorkedOut ? explainOpened(run, payee) : [];
    for (const format of options.format) {
      const { ending, content } = FORMATS[format];
      // A workbook is made of the steps.
      const steps = options.steps || format === 'xlsx' ? explanations : [];
      const statement = statementOf(payee, own, result, prepared, steps);
      const path = join(options.out, `${names.get(payee) ?? payee}.${ending}`);
      await writeAtomically(path, PRIVATE_MODE, (partial) => writeFile(partial, content(statement)));
    }
  }
  const own = result.statements.filter(({ payee }) => wanted.includes(payee));
  tell(own, wanted.length, result, options);
  if (own.some(({ status }) => status === 'held')) exitWith(EXIT.held);
  if (own.some(({ status }) => status === 'error')) exitWith(EXIT.errors);
}

function statementOf(
  payee: string,
  statements: readonly Statement[],
  result: RunResult,
  { plan, ledger }: Prepared,
  explanations: readonly Explanation[],
): PayeeStatement {
  const isPosted = ledger.some((one) => one.payee === payee && one.postedIn === result.period.key);
  return {
    plan,
    period: result.period,
    payee,
    isDraft: !isPosted || result.postings.some((one) => one.payee === payee),
    evaluator: result.evaluator,
    run: result.runId,
    parts: statements.map((statement) => {
      const explanation = explanations.find(
        ({ role, team }) => role === statement.role && team === statement.team,
      );
      return explanation === undefined ? { statement } : { statement, explanation };
    }),
  };
}

/** How many there are, and nothing of anybody's pay. */
function tell(
  statements: readonly Statement[],
  payees: number,
  { plan, evaluator, period }: RunResult,
  { out, format, json }: StatementOptions,
): void {
  const count = (status: Statement['status']) => statements.filter((one) => one.status === status).length;
  const open = { held: count('held'), error: count('error') };
  if (json) {
    const statuses = { paid: count('paid'), ...open };
    printJson('statement', {
      ok: true,
      plan,
      evaluator,
      period,
      payees,
      formats: format,
      statements: statuses,
      folder: shownPath(out),
    });
    return;
  }
  print(
    `Wrote the statements of ${payees} ${payees === 1 ? 'payee' : 'payees'} for ${period.label} into ${shownPath(out)}.`,
  );
  if (open.held > 0) print(`${open.held} of them ${open.held === 1 ? 'is' : 'are'} held; each says why.`);
  if (open.error > 0)
    print(`${open.error} of them ${open.error === 1 ? 'is' : 'are'} in error; each says why.`);
}

function readFormats(text: string): readonly Format[] {
  return text.split(',').map((one) => {
    const format = one.trim().toLowerCase();
    if (format === 'html' || format === 'markdown' || format === 'xlsx') return format;
    throw new InvalidArgumentError('Formats are html, markdown and xlsx.');
  });
}
