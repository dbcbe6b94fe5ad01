import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Explanation, explain } from '@ontarget/evaluator/engine';
import { nearestName } from '@ontarget/evaluator/words';
import { PRIVATE_MODE, writeAtomically } from '@ontarget/warehouse/node';
import type { Command } from 'commander';
import { EXIT, exitWith } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import { explanationText } from '../output/explanation/text.ts';
import { jsonText } from '../output/json.ts';
import { shownPath } from '../output/paths.ts';
import { Lines } from '../output/places.ts';
import { addPayOptions, asFailure, type PayOptions, type Prepared, prepare } from '../plan/pay.ts';
import { isPublicLog, note, print } from '../terminal.ts';
import { refuseBadRows } from './run.ts';

interface ExplainOptions extends PayOptions {
  readonly component?: string;
  readonly out?: string;
  readonly all?: boolean;
  readonly json?: boolean;
}

/** How many rows of a table are shown without `--all`. */
const MOST_ROWS = 25;

/** `ontarget explain`: every step from a payout back to the plan's lines and the rows of the data. */
export function define(command: Command): void {
  addPayOptions(
    command
      .argument('<payee>', 'whose pay, as the roster names them')
      .argument('[folder]', 'the plan folder', '.'),
  )
    .option('-c, --component <name>', 'one component only, by its name')
    .option('--all', 'show every step of the derivation, and all rows behind a total')
    .option('-o, --out <file>', 'write it into a file, readable by you alone')
    .option('--json', 'as JSON (schema/explain.schema.json)')
    .addHelpText('after', HELP)
    .action(explainPay);
}

const HELP = `
Under CI (the variable CI is set) it is written with --out and never printed.

Examples:
  ontarget explain Ann --period FY27-Q1
  ontarget explain "Ann Lee" plans/sales --period FY27-Q1 --component NewBusiness`;

async function explainPay(payee: string, folder: string, options: ExplainOptions): Promise<void> {
  if (isPublicLog() && options.out === undefined) {
    throw new Failure(
      'an explanation is the pay of one person, and is not printed under CI',
      'Write it with --out <file>.',
    );
  }
  const prepared = await prepare(folder, options);
  if (refuseBadRows(prepared, options.json, 'explain')) return;
  const explanations = explained(prepared, payee, options.component);
  const text = options.json
    ? jsonText('explain', { ok: true, explanations })
    : explanations.map((one) => shown(one, prepared, folder, options)).join('\n\n');
  if (options.out === undefined) print(text);
  else {
    await writeAtomically(options.out, PRIVATE_MODE, (partial) => writeFile(partial, `${text}\n`));
    note(`Wrote ${shownPath(options.out)}.`);
  }
  if (explanations.some(({ status }) => status === 'held')) exitWith(EXIT.held);
  if (explanations.some(({ status }) => status === 'error')) exitWith(EXIT.errors);
}

function explained(
  { input, plan }: Prepared,
  payee: string,
  component: string | undefined,
): readonly Explanation[] {
  let explanations: readonly Explanation[];
  try {
    explanations = explain({ ...input, payee, ...(component === undefined ? {} : { component }) });
  } catch (error) {
    throw withNearest(asFailure(error, plan), input.tables, payee);
  }
  if (explanations.length > 0) return explanations;
  throw new Failure(`nothing of ${isPublicLog() ? 'this payee' : payee} falls due in ${input.period}`);
}

/** Adds the name that a misspelled payee may stand for. */
function withNearest(error: unknown, tables: Prepared['input']['tables'], payee: string): unknown {
  if (!(error instanceof Failure) || isPublicLog() || !error.message.startsWith('the roster has no row'))
    return error;
  const names = tables.roster?.rows.map(({ values }) => String(values.payee ?? '')) ?? [];
  const close = nearestName(payee, new Set(names));
  return close === undefined ? error : new Failure(error.message, `Did you mean ${close}?`);
}

function shown(
  explanation: Explanation,
  { plan, data }: Prepared,
  folder: string,
  options: ExplainOptions,
): string {
  return explanationText(explanation, {
    plan,
    file: (file) => shownPath(join(folder, file)),
    lines: new Lines(data.sources),
    mostRows: options.all ? Number.POSITIVE_INFINITY : MOST_ROWS,
    everyStep: options.all ?? false,
  });
}
