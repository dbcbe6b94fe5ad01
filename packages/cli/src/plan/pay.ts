import { join, resolve } from 'node:path';
import {
  OpenedRun,
  type Posting,
  type RunInput,
  RunRefused,
  type RunResult,
  runOpened,
  type VersionedEvaluator,
} from '@ontarget/evaluator/engine';
import type { Plan } from '@ontarget/evaluator/format';
import { type Command, Option } from 'commander';
import { Failure } from '../failure.ts';
import { type PlanData, readPlanData } from './data.ts';
import { readLedger } from './ledger.ts';
import { paymentPeriods } from './periods.ts';
import { type DataPlaces, dataPlaces } from './sources.ts';
import { type VersionOptions, versionsFor } from './versions.ts';

/** Options of every command that pays. */
export interface PayOptions extends VersionOptions {
  readonly period: string;
  readonly data: readonly string[];
  readonly ledger?: string;
  readonly quarantine?: boolean;
}

/** Adds the options of a command that pays. */
export function addPayOptions(command: Command): Command {
  return command
    .requiredOption('-p, --period <period>', 'the payment period: FY27-Q1, 2027-02, or first/last day')
    .addOption(
      new Option(
        '-d, --data <place>',
        'a folder of files named after their tables, or table=file; may be repeated',
      )
        .argParser((value: string, before: readonly string[]) => [...before, value])
        .default([], 'data beside the plan'),
    )
    .option(
      '--ledger <file>',
      'what was posted before (default: ledger/<plan>.ndjson beside the plan, if it exists)',
    )
    .option('--quarantine', 'set rows that break their contract aside and hold whoever they could touch')
    .option('--evaluator <file>', 'pay by a compiled evaluator instead of the plan in the folder')
    .option(
      '--registry <place>',
      'pay by the published version in force, from a folder or oci://host/path, instead of the plan in the folder',
    )
    .addOption(new Option('--published <place>', 'the earlier name of --registry').hideHelp())
    .option(
      '--keys <file>',
      'whose signatures count with --registry (default: ontarget.keys.json beside the project, if it exists)',
    )
    .option('--plan <id>', 'which of several published plans')
    .option('--root <folder>', 'let `use` reach other folders inside this one');
}

/** Everything that a run needs, read from where the options say. */
export interface Prepared {
  readonly versions: readonly VersionedEvaluator[];
  /** The plan that the tables were read under: the version in force in the period. */
  readonly plan: Plan;
  readonly data: PlanData;
  readonly places: DataPlaces;
  readonly ledgerFile: string;
  readonly ledger: readonly Posting[];
  readonly input: RunInput;
}

/** Reads evaluators, tables and ledger. Bad rows are in `data.bad`; nobody may be paid while there are any. */
export async function prepare(folder: string, options: PayOptions): Promise<Prepared> {
  const versions = await versionsFor(folder, options);
  const plan = planInForce(versions, options.period);
  const places = await dataPlaces(folder, options.data);
  const data = await readPlanData(readBy(plan, versions), places, options.quarantine === true);
  const ledgerFile = options.ledger ?? defaultLedger(folder, places, plan);
  const ledger = readLedger(ledgerFile);
  const { tables, quarantined } = data;
  const input = { evaluators: versions, period: options.period, tables, ledger, quarantined };
  return { versions, plan, data, places, ledgerFile, ledger, input };
}

/** The plan with the tables that only an earlier version of its year reads: closed periods and amendments need them. */
function readBy(plan: Plan, versions: readonly VersionedEvaluator[]): Plan {
  const earlier = versions.filter((one) => one.plan !== plan && one.plan.year.first === plan.year.first);
  const tables = earlier.map((one) => one.plan.tables);
  return { ...plan, tables: Object.assign({}, ...tables, plan.tables) as Plan['tables'] };
}

/** Runs the engine; what it refuses to start becomes a failure with a hint. */
export async function pay(prepared: Prepared, run = openedRun(prepared)): Promise<RunResult> {
  try {
    return await runOpened(run);
  } catch (error) {
    throw asFailure(error, prepared.plan);
  }
}

/** The run that is prepared, for whoever asks it more than once; what the engine refuses to start becomes a failure. */
export function openedRun({ input, plan }: Prepared): OpenedRun {
  try {
    return new OpenedRun(input);
  } catch (error) {
    throw asFailure(error, plan);
  }
}

/** A refusal of the engine in the command's own form; any other error as it is. */
export function asFailure(error: unknown, plan: Plan): unknown {
  if (!(error instanceof RunRefused)) return error;
  const periods = paymentPeriods(plan).map(({ label }) => label);
  return new Failure(
    error.message,
    error.code === 'unknown-period' ? `The plan is paid in ${periods.join(', ')}.` : undefined,
  );
}

/** The plan whose year has the period; with one version, that one, and the engine says whether it fits. */
export function planInForce(versions: readonly VersionedEvaluator[], period: string): Plan {
  const dated = versions.map(({ plan, effective }) => {
    const found = paymentPeriods(plan).find(({ key, label }) => key === period || label === period);
    const last = found?.key.split('/')[1];
    return {
      plan,
      inForce:
        last !== undefined && effective.from <= last && (effective.to === undefined || last <= effective.to),
    };
  });
  const plan = dated.find(({ inForce }) => inForce)?.plan ?? versions.at(-1)?.plan;
  if (plan === undefined) throw new Failure('there is no evaluator to pay by');
  return plan;
}

/** Where a plan's postings lie unless something else is said. */
export function defaultLedger(folder: string, places: DataPlaces, plan: Plan): string {
  return join(places.project?.folder ?? resolve(folder), 'ledger', `${plan.id}.ndjson`);
}
