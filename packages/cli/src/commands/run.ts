import { join } from 'node:path';
import type { RunResult } from '@ontarget/evaluator/engine';
import type { OutputTable } from '@ontarget/warehouse';
import { type TableFormat, writePrivateTable } from '@ontarget/warehouse/node';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { EXIT, exitWith } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import { badRowCounts, badRowsText } from '../output/bad-rows.ts';
import { printJson } from '../output/json.ts';
import { shownPath } from '../output/paths.ts';
import { payoutsText } from '../output/payouts.ts';
import { payoutTables } from '../output/payouts-table.ts';
import { Lines } from '../output/places.ts';
import { badDataJson, runJson } from '../output/run-json.ts';
import { runProblemsText } from '../output/run-problems.ts';
import { byRoleText, runSummaryText } from '../output/run-summary.ts';
import { valuesTable, valuesText } from '../output/values.ts';
import { writeOutputs } from '../output/write-outputs.ts';
import { addEngineOptions, besideText, type EngineOptions, payInDatabase } from '../plan/database.ts';
import { addPayOptions, type PayOptions, type Prepared, pay, prepare } from '../plan/pay.ts';
import { smallestGroup } from '../plan/privacy.ts';
import { readNames, valuesOf } from '../plan/values.ts';
import { payFiles } from '../plan/volume.ts';
import { isPublicLog, note, print } from '../terminal.ts';

interface RunOptions extends PayOptions, EngineOptions {
  readonly out?: string;
  readonly format: readonly TableFormat[];
  readonly values?: readonly string[];
  readonly json?: boolean;
  readonly lines?: boolean;
}

/** `ontarget run`: a draft of a period's payouts; nothing is posted. */
export function define(command: Command): void {
  addEngineOptions(addPayOptions(command.argument('[folder]', 'the plan folder', '.')))
    .option('-o, --out <folder>', 'write payouts and payees as files, readable by you alone')
    .addOption(
      new Option('--format <formats>', 'csv, parquet or json; several with commas')
        .argParser(readFormats)
        .default(['csv'], 'csv'),
    )
    .addOption(
      new Option(
        '--values <names>',
        'also say what these come to for each payee, named as in examples tables; several with commas',
      ).argParser(readNames),
    )
    .option(
      '--lines',
      'with --engine volume and --out: also write which deal earned which cent, as Parquet (docs/volume.md)',
    )
    .option('--json', 'print the result as JSON (schema/run.schema.json)')
    .addHelpText('after', HELP)
    .action(runPlan);
}

const HELP = `
Under CI (the variable CI is set) no payee and no amount of a single person is printed; --out writes them.

Examples:
  ontarget run plans/sales --period FY27-Q1
  ontarget run plans/sales -p 2027-02 --data exports --out payouts --format csv,parquet
  ontarget run plans/sales -p FY27-Q1 --data deals=exports/deals.parquet --quarantine
  ontarget run plans/sales -p FY27-Q1 --registry published
  ontarget run plans/sales -p FY27-Q1 --engine duckdb --out payouts
  ontarget run plans/sales -p FY27-Q1 --engine volume --lines --out payouts --format parquet
  ontarget run plans/sales -p FY27-Q1 --values "NewBusiness attainment, Bookings" --out payouts`;

async function runPlan(folder: string, options: RunOptions): Promise<void> {
  if (options.engine === 'volume') return runFiles(folder, options);
  if (options.lines === true) throw new Failure('--lines needs --engine volume');
  const prepared = await prepare(folder, options);
  if (refuseBadRows(prepared, options.json)) return;
  const result =
    options.engine === 'reference' ? await pay(prepared) : await paidElsewhere(prepared, options);
  const values = options.values === undefined ? undefined : valuesOf(prepared, options.values);
  if (options.out !== undefined) {
    const tables = {
      ...payoutTables(result),
      ...(values === undefined ? {} : { values: valuesTable(values) }),
    };
    await writeOutputs(options.out, (staged) => writeFiles(tables, staged, options.format));
  }
  const smallest = smallestGroup(prepared.places);
  if (options.json) printJson('run', runJson(result, prepared, values));
  else {
    printRun(result, prepared, smallest);
    if (values !== undefined && !isPublicLog()) print(`\n${valuesText(values, prepared.plan)}`);
  }
  if (options.out !== undefined) note(`Wrote payouts and payees into ${shownPath(options.out)}.`);
  if (result.held.length > 0) exitWith(EXIT.held);
  if (result.errors.length > 0) exitWith(EXIT.errors);
}

/** The same from files of any size: totals are printed, and whoever is paid stands in files. */
async function runFiles(folder: string, options: RunOptions): Promise<void> {
  const { out, lines, values, json, format } = options;
  if (lines === true && out === undefined) throw new Failure('--lines needs --out: lines are files');
  if (values !== undefined || json === true)
    throw new Failure('--engine volume has neither --values nor --json', 'Its results are files: say --out.');
  const paid =
    out === undefined
      ? await payFiles(folder, options)
      : await writeOutputs(out, async (staged) => {
          const run = await payFiles(folder, options, lines === true ? join(staged, 'lines') : undefined);
          await writeFiles(payoutTables(run.result), staged, format);
          return run;
        });
  const { result, plan, places, volume } = paid;
  const smallest = smallestGroup(places);
  const byRole = byRoleText(result, plan, smallest);
  if (byRole !== '') print(`${byRole}\n`);
  print(runSummaryText(result, plan, smallest));
  print('This is a draft: nothing is posted until `ontarget close`.');
  const { together = [] } = volume.lines ?? {};
  for (const { component, because } of together)
    note(`${component} is earned by all deals together, so its lines have no deal: ${because}.`);
  if (out !== undefined)
    note(`Wrote payouts and payees${lines === true ? ' and lines' : ''} into ${shownPath(out)}.`);
}

/** The same from a database, with a note of what the reference engine worked out beside it. */
async function paidElsewhere(prepared: Prepared, options: RunOptions): Promise<RunResult> {
  const run = await payInDatabase(prepared, options);
  const beside = besideText(run);
  if (beside !== undefined) note(beside);
  return run.result;
}

/** Prints the rows that keep anybody from being paid; true where there are some. */
export function refuseBadRows(
  { data }: Pick<Prepared, 'data'>,
  json: boolean | undefined,
  command = 'run',
): boolean {
  if (data.bad.length === 0) return false;
  if (json) printJson(command, badDataJson(data.bad));
  else {
    print(badRowsText(data.bad));
    print();
    print(
      `${badRowCounts(data.bad)}: nobody is paid until they are mended in the data, accepted by the plan,`,
    );
    print('or set aside with --quarantine, which holds whoever they could touch.');
  }
  exitWith(EXIT.errors);
  return true;
}

function printRun(result: RunResult, { plan, data, ledger }: Prepared, smallest: number): void {
  for (const table of data.empty) note(`The table ${table} has no rows.`);
  if (!isPublicLog()) {
    print(payoutsText(result, plan));
    print();
  }
  const byRole = byRoleText(result, plan, smallest);
  if (byRole !== '') print(`${byRole}\n`);
  const problems = runProblemsText(result, plan, new Lines(data.sources));
  if (problems !== '') print(`${problems}\n`);
  if (data.quarantined.length > 0) print(`${data.quarantined.length} rows are set aside.`);
  print(runSummaryText(result, plan, smallest));
  // Notes may name payees, as that of a forfeited payout does.
  if (!isPublicLog()) for (const { message } of result.notes) print(`Note: ${message}`);
  if (ledger.length === 0) print('This is a draft: nothing is posted until `ontarget close`.');
}

async function writeFiles(
  tables: Readonly<Record<string, OutputTable>>,
  folder: string,
  formats: readonly TableFormat[],
): Promise<void> {
  for (const [name, table] of Object.entries(tables)) {
    for (const format of formats) await writePrivateTable(join(folder, `${name}.${format}`), format, table);
  }
}

function readFormats(text: string): readonly TableFormat[] {
  const formats = text.split(',').map((one) => one.trim().toLowerCase());
  const known = ['csv', 'parquet', 'json'] as const;
  return formats.map((format) => {
    const found = known.find((one) => one === format);
    if (found === undefined) throw new InvalidArgumentError(`Formats are ${known.join(', ')}.`);
    return found;
  });
}
