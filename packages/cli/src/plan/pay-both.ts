import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { type PayeeMoves, payeeMoves } from '@ontarget/analysis/diff';
import { type RunResult, run, type VersionedEvaluator } from '@ontarget/evaluator/engine';
import { addDays, formatDate, parseDate } from '@ontarget/evaluator/numbers';
import { EXIT } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import { badRowCounts } from '../output/bad-rows.ts';
import { type PlanData, readPlanData } from './data.ts';
import { revisionIn } from './git.ts';
import { asFailure } from './pay.ts';
import { paymentPeriods } from './periods.ts';
import { smallestGroup } from './privacy.ts';
import type { Side } from './side.ts';
import { type DataPlaces, dataPlaces } from './sources.ts';
import { effectiveOf } from './versions.ts';

/** What of a comparison is paid on data. */
export interface PayBothOptions {
  /** Labels or keys of payment periods; empty for all of the later plan's year. */
  readonly periods: readonly string[];
  /** Places of the data, as `--data` says them; empty for the data beside the plan. */
  readonly data: readonly string[];
  /** Folders of the two plans, whose data and project file are taken. The same one twice pays both plans by the same data. */
  readonly folders: readonly [string, string];
}

/** What two plans pay, and how small a group may be told of where many read. */
export interface PaidBoth {
  readonly moves: PayeeMoves;
  readonly smallest: number;
}

/**
 * Pays two plans, each period by itself and without a ledger, and compares what each payee gets. An amended plan is paid with
 * the earlier one in force until the day before the amendment.
 *
 * @throws Failure where the plans are paid for other periods, or the data cannot be read by either
 */
export async function payBoth(before: Side, after: Side, options: PayBothOptions): Promise<PaidBoth> {
  const periods = periodsOf(before, after, options.periods);
  const places = await Promise.all(options.folders.map((folder) => dataPlaces(folder, options.data)));
  const [old, now] = places as [DataPlaces, DataPlaces];
  const [was, is] = [await rowsFor(before, old), await rowsFor(after, now)];
  const later = versionsOf(before, after);
  // What only the earlier version reads is needed for the periods before the amendment.
  const tables = later.length > 1 ? { ...was.tables, ...is.tables } : is.tables;
  const moves = payeeMoves(
    await runAll(before, [versionOf(before)], was.tables, periods),
    await runAll(after, later, tables, periods),
  );
  return { moves, smallest: Math.max(smallestGroup(old), smallestGroup(now)) };
}

/** The folder whose data a side is paid by: its own, where it is one of the working tree. */
export function dataFolderOf(argument: string): string | undefined {
  const path = revisionIn(argument)?.folder ?? argument;
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ? resolve(path) : undefined;
}

function periodsOf(before: Side, after: Side, asked: readonly string[]): readonly string[] {
  const [was, is] = [paymentPeriods(before.plan), paymentPeriods(after.plan)];
  if (was.map(({ key }) => key).join() !== is.map(({ key }) => key).join()) {
    throw new Failure(
      'the two plans are paid for other periods, so what they pay on data cannot be compared',
      'Leave --period out: what is different in meaning is told without data.',
    );
  }
  if (asked.length === 0)
    return paidByBoth(
      before,
      after,
      is.map(({ key }) => key),
    );
  return asked.map((name) => {
    const found = is.find(({ key, label }) => key === name || label === name);
    if (found !== undefined) return found.key;
    throw new Failure(
      `there is no payment period ${name}`,
      `The plan is paid in ${is.map(({ label }) => label).join(', ')}.`,
    );
  });
}

/** An amendment without the version that it amends has nothing to pay by for the periods before it. */
function paidByBoth(before: Side, after: Side, periods: readonly string[]): readonly string[] {
  const from = [versionOf(before), ...versionsOf(before, after).slice(0, 1)].map((one) => one.effective.from);
  return periods.filter((key) => from.every((day) => (key.split('/')[1] ?? '') >= day));
}

async function rowsFor({ name, plan }: Side, places: DataPlaces): Promise<PlanData> {
  const data = await readPlanData(plan, places, false);
  if (data.bad.length === 0) return data;
  throw new Failure(
    `${badRowCounts(data.bad)} by the contract of ${name}, so nobody is paid`,
    'Run `ontarget run` with the same data to see them.',
    EXIT.errors,
  );
}

async function runAll(
  { plan }: Side,
  evaluators: readonly VersionedEvaluator[],
  tables: PlanData['tables'],
  periods: readonly string[],
): Promise<RunResult[]> {
  const results: RunResult[] = [];
  for (const period of periods) {
    try {
      results.push(await run({ evaluators, period, tables, ledger: [] }));
    } catch (error) {
      throw asFailure(error, plan);
    }
  }
  return results;
}

function versionOf({ plan, digest, map }: Side): VersionedEvaluator {
  return { plan, digest, ...(map === undefined ? {} : { map }), effective: effectiveOf(plan) };
}

/** The later plan; one that is an amendment with the earlier one, in force until the day before it. */
function versionsOf(before: Side, after: Side): readonly VersionedEvaluator[] {
  const [old, now] = [versionOf(before), versionOf(after)];
  const { from } = now.effective;
  if (after.plan.amended === undefined || old.effective.from >= from) return [now];
  const day = parseDate(from);
  if (!day.ok) throw new Failure(day.message);
  const effective = { ...old.effective, to: formatDate(addDays(day.value, -1)) };
  // Where the folder was moved or copied it has another id, and is the version before all the same.
  return [{ ...old, plan: { ...old.plan, id: now.plan.id }, effective }, now];
}
