import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Holds, holdsFrom, type IsClosed, type PlanDiff } from '@ontarget/analysis/diff';
import { parseDate } from '@ontarget/evaluator/numbers';
import { Option } from 'commander';
import { Failure } from '../failure.ts';
import { closedPeriods } from '../registry/admission.ts';
import { readLedger } from './ledger.ts';
import type { Side } from './side.ts';
import { dataPlaces } from './sources.ts';

/** What of a comparison says what is closed. */
export interface ClosedOptions {
  readonly ledger?: string;
  readonly closedThrough?: string;
}

export function closedOptions(): Option[] {
  return [
    new Option(
      '--ledger <file>',
      'what was paid before; its periods are closed (default: ledger/<plan>.ndjson beside the plan, if it exists)',
    ),
    new Option('--closed-through <date>', 'the last day that is paid for, where the ledger is not at hand'),
  ];
}

/**
 * From when the later plan holds and which closed periods it reaches into; nothing where no payout changes.
 *
 * @param folder of the later plan, where its ledger may be
 */
export async function holdsOf(
  { plan: before }: Side,
  { plan: after, digest }: Side,
  { verdict }: PlanDiff,
  { ledger, closedThrough, folder }: ClosedOptions & { readonly folder: string },
): Promise<Holds | undefined> {
  if (verdict === 'no payout changes') return undefined;
  return holdsFrom(before, after, await isClosedBy(after.id, digest, { ledger, closedThrough, folder }));
}

async function isClosedBy(
  plan: string,
  digest: string,
  {
    ledger,
    closedThrough,
    folder,
  }: { ledger: string | undefined; closedThrough: string | undefined; folder: string },
): Promise<IsClosed | undefined> {
  if (closedThrough !== undefined && !parseDate(closedThrough).ok)
    throw new Failure(`--closed-through ${closedThrough} is no day`, 'Write it as 2027-03-31.');
  if (ledger !== undefined && !existsSync(ledger)) throw new Failure(`there is no ledger ${ledger}`);
  const { project } = await dataPlaces(folder, []);
  const path = ledger ?? join(project?.folder ?? resolve(folder), 'ledger', `${plan}.ndjson`);
  if (closedThrough === undefined && !existsSync(path)) return undefined;
  const periods = closedPeriods(readLedger(path));
  return ({ first, last }) =>
    (closedThrough !== undefined && last <= closedThrough) ||
    periods.some((one) => one.first === first && one.last === last && !one.evaluators.has(digest));
}
