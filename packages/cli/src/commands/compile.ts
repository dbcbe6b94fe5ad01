import { writeFile } from 'node:fs/promises';
import { writeAtomically } from '@ontarget/warehouse/node';
import type { Command } from 'commander';
import { EXIT, exitWith } from '../exit-codes.ts';
import { evaluatorText } from '../output/evaluator.ts';
import { printJson } from '../output/json.ts';
import { shownPath } from '../output/paths.ts';
import { openOnePlan } from '../plan/open.ts';
import { planHasErrors } from '../plan/versions.ts';
import { paint, print } from '../terminal.ts';

interface CompileOptions {
  readonly out?: string;
  readonly root?: string;
  readonly json?: boolean;
}

/** An evaluator holds no pay of a single person, so it is written like any other file. */
const MODE = 0o644;

/** `ontarget compile`: the plan as one JSON payout evaluator. */
export function define(command: Command): void {
  command
    .argument('[folder]', 'the plan folder', '.')
    .option('-o, --out <file>', 'where to write it (default: <plan>.evaluator.json)')
    .option('--root <folder>', 'let `use` reach other folders inside this one')
    .option('--json', 'print where it is and its digest as JSON (schema/compile.schema.json)')
    .addHelpText('after', HELP)
    .action(compile);
}

const HELP = `
The digest covers what can change a payout: the same plan laid out, split or ordered otherwise has the same one.

Examples:
  ontarget compile plans/sales
  ontarget compile plans/sales --out build/sales.json`;

async function compile(folder: string, options: CompileOptions): Promise<void> {
  const { evaluator, diagnostics, plan } = await openOnePlan(folder, options);
  if (evaluator === undefined) {
    const refusal = planHasErrors(folder, diagnostics);
    if (!options.json) throw refusal;
    printJson('compile', { ok: false, plan: plan.id, message: refusal.message });
    exitWith(EXIT.errors);
    return;
  }
  const out = options.out ?? `${plan.id}.evaluator.json`;
  await writeAtomically(out, MODE, (partial) => writeFile(partial, evaluatorText(evaluator.file)));
  if (options.json) {
    printJson('compile', { ok: true, plan: plan.id, file: shownPath(out), digest: evaluator.digest });
    return;
  }
  print(`${paint('green', 'Compiled')} "${plan.title}" into ${shownPath(out)}`);
  print(evaluator.digest);
}
