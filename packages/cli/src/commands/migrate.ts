import { readFileSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { writeAtomically } from '@ontarget/warehouse/node';
import {
  findProjectFile,
  nodeFileSystem,
  pathOfUri,
  readProjectFile,
  uriOfPath,
  withEdition,
} from '@ontarget/workspace/node';
import { type Command, Option } from 'commander';
import { EXIT, exitWith } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import { EDITIONS, stepsBetween } from '../migrate/editions.ts';
import { type MigratedPlan, migratePlans, type Shown } from '../migrate/migrate-plans.ts';
import { printJson } from '../output/json.ts';
import { shownPath } from '../output/paths.ts';
import { unifiedDiff } from '../output/text-diff.ts';
import { planFolders } from '../plan/open.ts';
import { paint, print } from '../terminal.ts';

interface MigrateOptions {
  readonly to: string;
  readonly dryRun?: boolean;
  readonly root?: string;
  readonly json?: boolean;
}

/** `ontarget migrate`: a project's plans in another edition of the language, shown to pay the same. */
export function define(command: Command): void {
  command
    .argument('[folder]', 'the folder of ontarget.json, or one below it', '.')
    .addOption(
      new Option('--to <edition>', 'the edition to write').choices(EDITIONS).default(EDITIONS.at(-1)),
    )
    .option('--dry-run', 'change nothing; show what would be changed')
    .option('--root <folder>', 'let `use` reach other folders inside this one')
    .option('--json', 'print the result as JSON (schema/migrate.schema.json)')
    .addHelpText('after', HELP)
    .action(migrate);
}

const HELP = `
All plans of the project are rewritten, compiled before and after, and compared: by digest, else by whether any payout
changes. Where one would pay otherwise, or it is not decided, nothing is written (status 3).

Examples:
  ontarget migrate --dry-run
  ontarget migrate plans`;

const ORDER: readonly string[] = EDITIONS;
const IS_SHOWN: readonly Shown[] = ['same digest', 'no payout changes'];

async function migrate(folder: string, { to, dryRun, root, json }: MigrateOptions): Promise<void> {
  const uri = await findProjectFile(nodeFileSystem(), uriOfPath(folder));
  if (uri === undefined)
    throw new Failure(
      `there is no ontarget.json in ${folder} or above it, and that is where the edition stands`,
      `Write one that lists your plans: { "language": "${to}", "plans": { "plans/sales": "sales" } }.`,
    );
  const path = pathOfUri(uri);
  const text = readFileSync(path, 'utf8');
  const { file, problems } = readProjectFile(text);
  const [problem] = problems;
  if (problem !== undefined)
    throw new Failure(`${shownPath(path)}: ${problem.message}`, 'Mend it first.', EXIT.errors);
  const from = file.language ?? EDITIONS[0];
  if (ORDER.indexOf(from) > ORDER.indexOf(to))
    throw new Failure(
      `the project is in edition ${from}, which is later than ${to}`,
      'There is no way back.',
    );

  const steps = stepsBetween(from, to);
  const folders = await planFolders(dirname(path));
  const { plans, changes } = await migratePlans(folders, steps, root === undefined ? {} : { root });
  const all = new Map(changes);
  const named = withEdition(text, to);
  if (file.language !== to) all.set(uri, { before: text, after: named });
  const shown = plans.every((plan) => IS_SHOWN.includes(plan.shown));
  if (shown && !dryRun) {
    // The project file comes last: who is stopped in between migrates again.
    for (const [changed, { after }] of all) await write(pathOfUri(changed), after);
  }
  const files = [...all].map(([changed, { before, after }]) => {
    const name = shownPath(pathOfUri(changed));
    return { file: name, diff: unifiedDiff(name, before, after) };
  });
  if (json)
    printJson('migrate', {
      ok: shown,
      from,
      to,
      dryRun: dryRun === true,
      steps: steps.map(({ title }) => title),
      plans,
      files,
    });
  else printMigration(plans, files, { from, to, dry: dryRun === true, shown });
  if (!shown) exitWith(EXIT.errors);
}

async function write(path: string, text: string): Promise<void> {
  const mode = statSync(path).mode & 0o777;
  await writeAtomically(path, mode, (partial) => writeFile(partial, text));
}

function printMigration(
  plans: readonly MigratedPlan[],
  files: readonly { readonly file: string; readonly diff: string }[],
  { from, to, dry, shown }: { from: string; to: string; dry: boolean; shown: boolean },
): void {
  if (dry || !shown) for (const { diff } of files) print(diff);
  for (const { title, folder, shown: how } of plans)
    print(`${paint(IS_SHOWN.includes(how) ? 'green' : 'red', how)}  "${title}" (${folder})`);
  const count = files.length === 1 ? '1 file' : `${files.length} files`;
  if (!shown) print('Nothing was written: not every plan is shown to pay what it paid.');
  else if (files.length === 0) print(`The project is in edition ${to}.`);
  else if (dry) print(`From edition ${from} to ${to}: ${count} would be written.`);
  else print(`From edition ${from} to ${to}: ${count} written.`);
}
