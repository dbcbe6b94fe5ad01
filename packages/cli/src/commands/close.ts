import { closePeriod, type RunResult } from '@ontarget/evaluator/engine';
import type { Command } from 'commander';
import { EXIT, exitWith } from '../exit-codes.ts';
import { printJson } from '../output/json.ts';
import { shownPath } from '../output/paths.ts';
import { Lines } from '../output/places.ts';
import { runProblemsText } from '../output/run-problems.ts';
import { runSummaryText } from '../output/run-summary.ts';
import { appendToLedger, readLedger, withLedgerLock } from '../plan/ledger.ts';
import { addPayOptions, type PayOptions, type Prepared, pay, prepare } from '../plan/pay.ts';
import { smallestGroup } from '../plan/privacy.ts';
import { print } from '../terminal.ts';
import { refuseBadRows } from './run.ts';

interface CloseOptions extends PayOptions {
  readonly json?: boolean;
}

/** `ontarget close`: posts a period's payouts to the ledger, which is only ever added to. */
export function define(command: Command): void {
  addPayOptions(command.argument('[folder]', 'the plan folder', '.'))
    .option('--json', 'print the result as JSON (schema/close.schema.json)')
    .addHelpText('after', HELP)
    .action(close);
}

const HELP = `
Whoever is held or in error is not posted; closing the period again posts them once they can be paid. Closing a period
twice posts nothing the second time, and an amount that was posted is never rewritten: where a closed period of the
year comes to something else today, because rows came late, changed or were canceled, the difference is posted with
the period that is being closed, as an adjustment that names the period it corrects.

Examples:
  ontarget close plans/sales --period FY27-Q1
  ontarget close plans/sales --period FY27-Q1 --ledger books/sales.ndjson`;

async function close(folder: string, options: CloseOptions): Promise<void> {
  const prepared = await prepare(folder, options);
  if (refuseBadRows(prepared, options.json, 'close')) return;
  const { ledgerFile, input } = prepared;
  // Read again under the lock: somebody may have closed a period since.
  const result = await withLedgerLock(ledgerFile, async () => {
    const ledger = readLedger(ledgerFile);
    const run = await pay({ ...prepared, ledger, input: { ...input, ledger } });
    const { appended } = closePeriod(run, ledger);
    if (appended.length > 0) await appendToLedger(ledgerFile, appended);
    return { ...run, postings: appended };
  });
  if (options.json) printJson('close', closeJson(result, ledgerFile));
  else printClose(result, prepared);
  if (result.held.length > 0) exitWith(EXIT.held);
  if (result.errors.length > 0) exitWith(EXIT.errors);
}

function printClose(result: RunResult, { plan, places, data, ledgerFile }: Prepared): void {
  const problems = runProblemsText(result, plan, new Lines(data.sources));
  if (problems !== '') print(`${problems}\n`);
  print(runSummaryText(result, plan, smallestGroup(places)));
  const { length } = result.postings;
  if (length === 0) print(`Nothing new to post: ${shownPath(ledgerFile)} holds all of it.`);
  else
    print(
      `Posted ${length.toLocaleString('en-US')} ${length === 1 ? 'line' : 'lines'} to ${shownPath(ledgerFile)} (run ${result.runId}).`,
    );
}

/** Counts only: the postings themselves are in the ledger. */
function closeJson(
  { plan, evaluator, runId, period, postings, totals, held, errors }: RunResult,
  ledgerFile: string,
) {
  return {
    ok: true,
    plan,
    evaluator,
    run: runId,
    period,
    ledger: shownPath(ledgerFile),
    posted: postings.length,
    adjustments: postings.filter(({ kind }) => kind === 'adjustment').length,
    statements: totals.statements,
    held: held.length,
    errors: errors.length,
  };
}
