import { readFileSync } from 'node:fs';
import { type Diagnostic, pathOfUri, type Snapshot } from '@ontarget/workspace/node';
import { type Command, Option } from 'commander';
import { EXIT, exitWith } from '../exit-codes.ts';
import { countsOf, countText, diagnosticText } from '../output/diagnostics.ts';
import { printJson } from '../output/json.ts';
import { shownPath } from '../output/paths.ts';
import { asksForDataRules, type DataRuleOptions, withDataRules } from '../plan/data-rules.ts';
import { openPlanIn, planFolders } from '../plan/open.ts';
import { paint, print } from '../terminal.ts';

interface CheckOptions extends DataRuleOptions {
  readonly failOn: 'error' | 'warning' | 'info';
  readonly root?: string;
  readonly json?: boolean;
}

/** `ontarget check`: every problem of a plan, in one run. */
export function define(command: Command): void {
  command
    .argument('[folders...]', 'plan folders, or folders whose ontarget.json lists plans', ['.'])
    .addOption(
      new Option('--fail-on <severity>', 'end with status 2 when there is a problem this bad')
        .choices(['error', 'warning', 'info'])
        .default('error'),
    )
    .addOption(
      new Option(
        '-d, --data <place>',
        'also judge by rules about people and years: a folder of files named after their tables, or table=file; may be repeated',
      )
        .argParser((value: string, before: readonly string[]) => [...before, value])
        .default([], 'none: no data is read'),
    )
    .option(
      '--history <file>',
      'what people came to before, with columns measure, attainment and, as known, payee, role, period, result and quota',
    )
    .option(
      '--cost <money>',
      'what paying for selling costs in the year, as the budget or a simulation has it',
    )
    .option('--published-on <date>', 'the day on which the plan was handed to those whom it pays')
    .option('--root <folder>', 'let `use` reach other folders inside this one')
    .option('--json', 'print the result as JSON (schema/check.schema.json)')
    .addHelpText('after', HELP)
    .action(check);
}

const HELP = `
Examples:
  ontarget check                          the plan in this folder
  ontarget check plans/sales plans/field  two plans
  ontarget check --fail-on warning        let warnings fail a build
  ontarget check --data exports           also what its people and its history say of the plan`;

async function check(folders: readonly string[], options: CheckOptions): Promise<void> {
  const found: { folder: string; snapshot: Snapshot }[] = [];
  for (const where of folders) {
    for (const folder of await planFolders(where)) {
      const snapshot = await openPlanIn(folder, options);
      found.push({
        folder,
        snapshot: asksForDataRules(options) ? await withDataRules(folder, snapshot, options) : snapshot,
      });
    }
  }
  if (options.json) printJson('check', jsonOf(found.map(({ snapshot }) => snapshot)));
  else printPlans(found);
  const counts = countsOf(distinct(found.map(({ snapshot }) => snapshot)));
  if (counts.error > 0) exitWith(EXIT.errors);
  const failing = { error: 0, warning: counts.warning, info: counts.warning + counts.info };
  if (failing[options.failOn] > 0) exitWith(EXIT.warnings);
}

/** A folder that several plans use is told of by each of them; each of its problems is shown once. */
function distinct(snapshots: readonly Snapshot[]): Diagnostic[] {
  const seen = new Set<string>();
  return snapshots.flatMap(({ diagnostics }) => diagnostics).filter((one) => isNew(one, seen));
}

/** Whether a problem was not seen yet, which it then is. */
function isNew({ uri, range, code, message }: Diagnostic, seen: Set<string>): boolean {
  const key = JSON.stringify([uri, range, code, message]);
  return !seen.has(key) && seen.add(key) !== undefined;
}

function printPlans(found: readonly { readonly folder: string; readonly snapshot: Snapshot }[]): void {
  const seen = new Set<string>();
  for (const { folder, snapshot } of found) {
    const shown = snapshot.diagnostics.filter((one) => isNew(one, seen));
    printPlan(folder, snapshot, shown);
  }
}

function printPlan(
  folder: string,
  { diagnostics, plan, documents }: Snapshot,
  shown: readonly Diagnostic[],
): void {
  const texts = new Map<string, string | undefined>();
  const source = (uri: string) => {
    if (!texts.has(uri)) texts.set(uri, readText(uri));
    return texts.get(uri);
  };
  for (const diagnostic of shown) {
    print(diagnosticText(diagnostic, shownPath(pathOfUri(diagnostic.uri)), source));
    print();
  }
  const counts = countsOf(diagnostics);
  const color = counts.error > 0 ? 'red' : counts.warning > 0 ? 'yellow' : 'green';
  const files = `${documents.length} ${documents.length === 1 ? 'file' : 'files'}`;
  const before = diagnostics.length - shown.length;
  const above = before === 0 ? '' : `; ${before} of them shown above`;
  print(`${paint(color, countText(counts))} in "${plan.title}" (${shownPath(folder)}, ${files}${above})`);
}

function readText(uri: string): string | undefined {
  try {
    return readFileSync(pathOfUri(uri), 'utf8');
  } catch {
    // The problem may be that the file cannot be read; it is then shown without its line.
    return undefined;
  }
}

function jsonOf(snapshots: readonly Snapshot[]) {
  return {
    plans: snapshots.map(({ plan, diagnostics, evaluator }) => ({
      id: plan.id,
      title: plan.title,
      folder: shownPath(pathOfUri(plan.folder)),
      ...(evaluator === undefined ? {} : { digest: evaluator.digest }),
      problems: diagnostics.map(problemOf),
    })),
    summary: countsOf(distinct(snapshots)),
  };
}

function problemOf({ code, severity, message, uri, range, page, fixes }: Diagnostic) {
  return {
    code,
    severity,
    message,
    file: shownPath(pathOfUri(uri)),
    ...range,
    page,
    fixes: (fixes ?? []).map(({ title }) => title),
  };
}
