import { writeFile } from 'node:fs/promises';
import { writeAtomically } from '@ontarget/warehouse/node';
import { DIALECTS, type DialectName } from '@ontarget/warehouse/sql';
import { type Command, Option } from 'commander';
import { EXIT, exitWith } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import { evaluatorText } from '../output/evaluator.ts';
import { printJson } from '../output/json.ts';
import { shownPath } from '../output/paths.ts';
import { sqlOf, writeSql } from '../output/sql.ts';
import { openOnePlan } from '../plan/open.ts';
import { planHasErrors } from '../plan/versions.ts';
import { note, paint, print } from '../terminal.ts';

interface CompileOptions {
  readonly out?: string;
  readonly root?: string;
  readonly json?: boolean;
  readonly target: 'evaluator' | 'sql';
  readonly dialect: DialectName;
  readonly period?: string;
}

/** An evaluator holds no pay of a single person, so it is written like any other file. */
const MODE = 0o644;

/** `ontarget compile`: the plan as one JSON payout evaluator. */
export function define(command: Command): void {
  command
    .argument('[folder]', 'the plan folder', '.')
    .option('-o, --out <file>', 'where to write it (default: <plan>.evaluator.json)')
    .addOption(
      new Option('--target <target>', 'the evaluator, or the SQL that pays by it (docs/sql.md)')
        .choices(['evaluator', 'sql'])
        .default('evaluator'),
    )
    .addOption(
      new Option('--dialect <dialect>', 'with --target sql: whose SQL')
        .choices(Object.keys(DIALECTS))
        .default('duckdb'),
    )
    .option('-p, --period <period>', 'with --target sql: the payment period')
    .option('--root <folder>', 'let `use` reach other folders inside this one')
    .option('--json', 'print where it is and its digest as JSON (schema/compile.schema.json)')
    .addHelpText('after', HELP)
    .action(compile);
}

const HELP = `
The digest covers what can change a payout: the same plan laid out, split or ordered otherwise has the same one.

Examples:
  ontarget compile plans/sales
  ontarget compile plans/sales --out build/sales.json
  ontarget compile plans/sales --target sql --dialect postgres --period FY27-Q1`;

async function compile(folder: string, options: CompileOptions): Promise<void> {
  const { evaluator, diagnostics, plan } = await openOnePlan(folder, options);
  if (evaluator === undefined) {
    const refusal = planHasErrors(folder, diagnostics);
    if (!options.json) throw refusal;
    printJson('compile', { ok: false, plan: plan.id, message: refusal.message });
    exitWith(EXIT.errors);
    return;
  }
  const { dialect, period, target } = options;
  if (target === 'sql' && period === undefined)
    throw new Failure('SQL is written for a payment period', 'Name it with --period.');
  const script =
    period === undefined || target !== 'sql' ? undefined : sqlOf(evaluator.file.plan, period, dialect);
  const out =
    options.out ?? (script === undefined ? `${plan.id}.evaluator.json` : `${plan.id}.${dialect}.sql`);
  if (script !== undefined) {
    const manifest = await writeSql(out, script);
    for (const { role, what, because } of script.inEngine)
      note(`${role} is left to the engine, ${what}: ${because}.`);
    if (options.json) {
      printJson('compile', { ok: true, plan: plan.id, file: shownPath(out), digest: evaluator.digest });
      return;
    }
    print(`${paint('green', 'Compiled')} "${plan.title}" into ${shownPath(out)} and ${shownPath(manifest)}`);
    print(evaluator.digest);
    return;
  }
  await writeAtomically(out, MODE, (partial) => writeFile(partial, evaluatorText(evaluator.file)));
  if (options.json) {
    printJson('compile', { ok: true, plan: plan.id, file: shownPath(out), digest: evaluator.digest });
    return;
  }
  print(`${paint('green', 'Compiled')} "${plan.title}" into ${shownPath(out)}`);
  print(evaluator.digest);
}
