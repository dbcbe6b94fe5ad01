import { PlanYear } from '@ontarget/evaluator/engine';
import type { FastResult } from '@ontarget/evaluator/fast';
import type { Plan } from '@ontarget/evaluator/format';
import type { Rational } from '@ontarget/evaluator/numbers';
import { formatOf } from '../../files.ts';
import type { Scan } from '../columns-of.ts';
import type { CreditedTotals } from '../credit-files.ts';
import { NotAtVolume } from '../not-at-volume.ts';
import type { Payees } from '../payees.ts';
import { LineBuffer, put } from './buffer.ts';
import type { LinesOf } from './columns.ts';
import { type EarnedByDeals, howEarned } from './how.ts';
import { OutOfOrder } from './keys.ts';
import { LineMaker } from './line-batch.ts';
import { LineFolder } from './line-folder.ts';
import { digitsOf, type Part, PartLines } from './part-lines.ts';
import { csvBatches, databaseBatches } from './rows-of-files.ts';

/** A role that has been paid. */
export interface PaidForLines {
  readonly role: string;
  readonly which: readonly number[];
  readonly result: FastResult;
}

export interface LinesInput {
  readonly plan: Plan;
  /** The key of the payment period. */
  readonly period: string;
  readonly payees: Payees;
  readonly files: readonly string[];
  readonly totals: CreditedTotals;
  readonly roles: readonly PaidForLines[];
  /** The folder that comes to hold the lines; it is there whole or not at all. */
  readonly folder: string;
}

/** What was written. */
export interface WrittenLines {
  readonly lines: number;
  /** Components that no single deal earned: each payee has one line of them, without a deal. */
  readonly together: readonly { readonly component: string; readonly because: string }[];
}

interface PaidPart extends Part {
  readonly paid: Float64Array;
  /** What 1 in `paid` is worth. */
  readonly unit: Rational;
  readonly which: readonly number[];
  readonly how: EarnedByDeals | undefined;
}

/**
 * Writes which deal earned which cent as Parquet, by the slices of curves. Lines come by day and key of the deal, and add up to each
 * payee's payout of each component, which is checked for all of them before the folder appears.
 */
export async function writeLines(input: LinesInput): Promise<WrittenLines> {
  const { plan, payees, roles, totals } = input;
  const together = new Map<string, string>();
  const parts = roles
    .flatMap((role) => paidParts(plan, role, together))
    .map((part, number) => ({ ...part, number }));
  const attempts: readonly ('as they stand' | 'sorted')[] = ['as they stand', 'sorted'];
  for (const rows of attempts) {
    const lines = new LineBuffer();
    const byDeal = parts.flatMap((part) =>
      part.how === undefined
        ? []
        : [new PartLines(plan, part, part.how, { which: part.which, payees, totals }, lines)],
    );
    const digits = {
      credited: Math.max(0, ...byDeal.map((part) => part.digits)),
      payout: Math.max(
        0,
        ...byDeal.map((part) => part.payoutDigits),
        ...parts.map(({ unit, id }) => digitsOf(unit.d, id)),
      ),
    };
    for (const part of byDeal) part.scaleTo(digits);
    const of: LinesOf = { plan, names: payees.names, parts, byDeal, digits };
    try {
      const count = await LineFolder.write(input, of, lines, async (folder) => {
        if (byDeal.length > 0) await dealLines(input, byDeal, folder, rows);
        for (const part of byDeal) mustAddUp(part, parts[part.part.number] as PaidPart);
        await folder.flush();
        await linesWithoutDeals(parts, digits.payout, lines, folder);
      });
      return {
        lines: count,
        together: [...together].map(([component, because]) => ({ component, because })),
      };
    } catch (problem) {
      if (!(problem instanceof OutOfOrder) || rows === 'sorted') throw problem;
    }
  }
  throw new NotAtVolume('its rows cannot be put in order');
}

/** The components of a role that are due, with what they pay. */
function paidParts(
  plan: Plan,
  { role, which, result }: PaidForLines,
  together: Map<string, string>,
): Omit<PaidPart, 'number'>[] {
  return result.components.flatMap(({ id, window, counts, values, unit, errors }) => {
    const component = plan.roles[role]?.components[id.slice(`role/${role}/`.length)];
    if (component === undefined || !counts) return [];
    if (errors !== undefined) throw new NotAtVolume(`what ${id} pays is not rounded`);
    const how = howEarned(plan, component);
    if ('because' in how) together.set(id, how.because);
    return [{ id, component, window, paid: values, unit, which, how: 'because' in how ? undefined : how }];
  });
}

async function dealLines(
  { plan, payees, files }: LinesInput,
  byDeal: readonly PartLines[],
  folder: LineFolder,
  rows: 'as they stand' | 'sorted',
): Promise<void> {
  const scan = scanFor(plan, payees, byDeal);
  const maker = new LineMaker(byDeal, scan, payees.managers);
  if (rows === 'as they stand' && formatOf(files[0] ?? '') !== 'parquet') {
    for (const _ of csvBatches(files, scan, (batch) => maker.take(batch))) await folder.flushFull();
    return;
  }
  const windows = byDeal.map(({ part }) => part.window);
  const months = {
    from: Math.min(...windows.map(({ from }) => from)),
    to: Math.max(...windows.map(({ to }) => to)),
  };
  const { first, last } = new PlanYear(plan).days(months);
  const days = { from: first, to: last, sorted: rows === 'sorted' };
  await databaseBatches(folder.reading, files, scan, days, async (batch) => {
    maker.take(batch);
    await folder.flushFull();
  });
}

/** Only the columns that lines are made of are read: all of them have been looked at before. */
function scanFor(plan: Plan, payees: Payees, byDeal: readonly PartLines[]): Scan {
  const source = byDeal[0]?.source;
  if (source === undefined) throw new TypeError('no component has deals');
  const sums = byDeal.map(({ sum }) => sum);
  const distinct = (names: readonly string[]) => [...new Set(names)].sort();
  const asked = {
    date: source.date,
    key: source.key,
    payees: distinct(
      sums.flatMap(({ credits: { entries, rollUp } }) => [
        ...entries.flatMap(({ to, ifBlank }) => [to, ...ifBlank]),
        ...(rollUp === undefined ? [] : [rollUp.column]),
      ]),
    ),
    choices: distinct(sums.flatMap(({ where }) => where.map(({ column }) => column))),
    money: distinct(sums.flatMap(({ of }) => (of === 'each row' ? [] : [of]))),
  };
  return { plan, source, asked, payees };
}

/** A line without a deal for each payee of a component that no single deal earned. */
async function linesWithoutDeals(
  parts: readonly PaidPart[],
  digits: number,
  lines: LineBuffer,
  folder: LineFolder,
): Promise<void> {
  for (const { how, which, paid, unit, number } of parts) {
    if (how !== undefined) continue;
    const scale = Number((unit.n * 10n ** BigInt(digits)) / unit.d);
    for (const [row, payee] of which.entries()) {
      const value = paid[row] as number;
      if (Number.isNaN(value) || value === 0) continue;
      const at = lines.next();
      lines.payees[at] = payee;
      lines.parts[at] = number;
      lines.slices[at] = 0;
      put(lines.payouts, at, value * scale);
    }
  }
  await folder.flushWithoutDeals();
}

/** Throws where the lines of anybody come to something else than the payout. */
function mustAddUp(part: PartLines, { paid, which, unit, id }: PaidPart): void {
  for (const [row, payee] of which.entries()) {
    const value = paid[row] as number;
    const { n, d } = part.added(payee);
    if (Number.isNaN(value) || BigInt(value) * unit.n * d !== n * unit.d)
      throw new NotAtVolume(`the lines of ${id} do not add up to what it pays`);
  }
}
