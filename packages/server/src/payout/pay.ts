import {
  explainOpened,
  OpenedRun,
  PlanYear,
  type Posting,
  parseLedger,
  periodsOfYear,
  type RowSource,
  type RunInput,
  type RunProblem,
  RunRefused,
  type RunResult,
  runOpened,
} from '@ontarget/evaluator/engine';
import type { Plan, SourceMap } from '@ontarget/evaluator/format';
import { ZERO } from '@ontarget/evaluator/numbers';
import type { BadRow } from '@ontarget/evaluator/rows';
import type { PayExplanation, PayProblem, PayRun, PayRunRefused } from '@ontarget/report';
import type { Pace } from '@ontarget/workspace';
import { figure, figureOf } from '@ontarget/workspace/view';
import type { AnyTables } from './any-tables.ts';
import type { TableFiles } from './files.ts';
import { readTables, TooMuch } from './read.ts';

/** Bad rows are shown up to so many. */
const MOST_BAD = 100;

/** What a run was made of: kept for explanations and for the way to a row. */
export interface PaidRun {
  /** Its engine has read its tables already, so that an explanation takes no longer than one payee does. */
  readonly run: OpenedRun;
  readonly plan: Plan;
  readonly files: readonly TableFiles[];
}

/** The payment periods of a plan. */
export function paymentPeriods(plan: Plan): { key: string; label: string }[] {
  const year = new PlanYear(plan);
  return periodsOfYear(plan.paid)
    .filter(({ from }) => from >= year.firstPaid)
    .map((window) => ({ key: year.key(window), label: year.label(window) }));
}

/** How a period is paid, and from where. */
export interface PayRequest {
  readonly period: string;
  readonly quarantine: boolean;
  /** The text of the ledger, where there is one. */
  readonly ledger: string | undefined;
  readonly readBytes: (uri: string) => Promise<Uint8Array>;
  readonly anyTables?: AnyTables | undefined;
  readonly pace: Pace;
  readonly told: (phase: 'reading' | 'paying', done: number, of?: number) => void;
}

/** Pays a period from files. What keeps everybody from being paid is said in words. */
export async function payPeriod(
  { plan, map, digest }: { plan: Plan; map: SourceMap; digest: string },
  files: readonly TableFiles[],
  { period, quarantine, ledger, pace, told, ...reading }: PayRequest,
): Promise<{ answer: PayRun; paid?: PaidRun }> {
  const missing = files.find((one) => one.problem !== undefined || (one.files.length === 0 && !one.optional));
  if (missing !== undefined) {
    const why =
      missing.problem ?? `there is no ${missing.name}.csv or ${missing.name}.json in the data folder`;
    return { answer: refused(`The plan reads a table ${missing.name}: ${why}.`) };
  }
  try {
    const { tables, quarantined, bad } = await readTables(files, {
      ...reading,
      setAside: quarantine,
      pace,
      told: (rows) => told('reading', rows),
    });
    if (bad.length > 0) return { answer: broken(bad) };
    if ((tables.roster?.rows.length ?? 0) === 0) {
      return { answer: refused('The roster has no rows, so there is nobody to pay.') };
    }
    const postings: readonly Posting[] = ledger === undefined ? [] : parseLedger(ledger);
    const effective = { from: plan.amended?.from ?? plan.year.first };
    const evaluators = [{ plan, digest, map, effective }];
    const run = new OpenedRun({ evaluators, period, tables, ledger: postings, quarantined });
    const result = await runOpened(run, { pace, progress: (done, of) => told('paying', done, of) });
    return { answer: shown(result, plan, run.input), paid: { run, plan, files } };
  } catch (error) {
    if (error instanceof TooMuch) {
      const what = error.what === 'rows' ? 'These are' : 'A table is';
      return {
        answer: { ...refused(`${what} ${error.message}, which the command line pays.`), tooLarge: true },
      };
    }
    if (error instanceof RunRefused) return { answer: refused(`${error.message}.`) };
    throw error;
  }
}

function refused(message: string): PayRunRefused {
  return { ok: false, message, bad: [], badCount: 0 };
}

function broken(bad: readonly BadRow[]): PayRunRefused {
  return {
    ok: false,
    message: 'Rows break the contract of their table, so nobody is paid. Correct them, or set them aside.',
    bad: bad.slice(0, MOST_BAD).map(({ table, file, record, column, reason }) => ({
      table,
      file,
      reason,
      ...(record === undefined ? {} : { record }),
      ...(column === undefined ? {} : { column }),
    })),
    badCount: bad.length,
  };
}

function shown(result: RunResult, plan: Plan, { tables }: RunInput): PayRun {
  const nothing = figure(ZERO, plan.currency, plan.currency);
  return {
    ok: true,
    period: result.period,
    statements: result.statements.map(({ payee, role, team, status, paid }) => {
      const amount = figureOf(paid, plan.currency);
      return {
        payee,
        role,
        title: plan.roles[role]?.title ?? role,
        status,
        ...(team === undefined ? {} : { team: plan.teams[team]?.title ?? team }),
        ...(amount === undefined ? {} : { paid: amount }),
      };
    }),
    paid: figureOf(result.totals.paid, plan.currency) ?? nothing,
    atStake: figureOf(result.totals.atStake, plan.currency) ?? nothing,
    rows: Object.entries(tables).map(([table, { rows }]) => ({ table, count: rows.length })),
    problems: [...result.errors, ...result.held].map(problemOf),
    notes: result.notes.map(({ message }) => message),
  };
}

function problemOf({ payee, message, rows }: RunProblem): PayProblem {
  return {
    message,
    rows: rows.map(({ table, source, key }) => ({
      table,
      file: source.file,
      record: source.record,
      key: Object.values(key).join(' · '),
    })),
    ...(payee === undefined ? {} : { payee }),
  };
}

/** How somebody's pay came about; undefined where the run knows nobody of the name. */
export function explainPayee({ run, plan }: PaidRun, payee: string): PayExplanation | undefined {
  try {
    const found = explainOpened(run, payee);
    const [first] = found;
    return {
      payee,
      currency: plan.currency,
      period: first?.period.key ?? '',
      parts: found.map(({ role, team, status, reasons, notes, trees }) => ({
        title: [plan.roles[role]?.title ?? role, team && (plan.teams[team]?.title ?? team)]
          .filter(Boolean)
          .join(' in '),
        status,
        notes: [...reasons.map(({ message }) => message), ...notes],
        trees,
      })),
    };
  } catch (error) {
    if (error instanceof RunRefused) return undefined;
    throw error;
  }
}

/** A row as the panel names it; several files of a table have rows of the same number. */
export interface RowOfRun {
  readonly table: string;
  readonly file: string;
  readonly record: number;
}

/** Where a row of the run stands; a line that was not read with it is looked up by `anyTables`. */
export async function rowPlace(
  { run: { input }, files }: PaidRun,
  { table, file: name, record }: RowOfRun,
  anyTables?: AnyTables,
): Promise<{ uri: string; line?: number; isText: boolean } | undefined> {
  const rows = Object.hasOwn(input.tables, table) ? (input.tables[table]?.rows ?? []) : [];
  const isIt = ({ source }: { source: RowSource }) => source.file === name && source.record === record;
  const row = rows.find(isIt) ?? input.quarantined?.find((one) => one.table === table && isIt(one));
  const own = files.find((one) => one.name === table);
  const file = own?.files.find((one) => one.name === name);
  if (row === undefined || own === undefined || file === undefined) return undefined;
  const line = row.source.line ?? (await anyTables?.lineOf(own, file.uri, record));
  const place = { uri: file.uri, isText: own.format !== 'parquet' && own.format !== 'xlsx' };
  return line === undefined ? place : { ...place, line };
}
