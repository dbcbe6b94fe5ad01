import { expect, test } from 'vitest';
import { machine, median } from '../page.ts';
import { childJson } from './child.ts';
import type { CreditingRun } from './crediting.ts';
import { dealFiles } from './crediting-files.ts';
import { figure, writePerformance } from './page.ts';

const ROWS = Number(process.env.ONTARGET_BENCH_DEALS ?? 10_000_000);
const ROUNDS = Number(process.env.ONTARGET_BENCH_ROUNDS ?? 3);
const STAFF = { sellers: 10_000, engineers: 1_000, managers: 500 };
/** A machine that others use, too, may be a third slower than promised. */
const SLACK = 4 / 3;
/** What is promised where it is written, too, which deal earned which cent: four credits of each. */
const DEALS_A_SECOND = 700_000;

test('deals with four credits each to payouts, beside SQL that is written by hand for the plan', async () => {
  const { csv, parquet } = await dealFiles(ROWS, STAFF);
  const runs = [
    { name: 'OnTarget, from Parquet, keys promised', how: 'promised', file: parquet },
    { name: 'OnTarget, from Parquet, keys checked', how: 'ours', file: parquet },
    { name: 'SQL that adds up before rolling up, from Parquet', how: 'aggregated', file: parquet },
    { name: 'SQL with a row for each credit, from Parquet', how: 'exploded', file: parquet },
    { name: 'SQL with a window over the deals of each seller, from Parquet', how: 'window', file: parquet },
    { name: 'OnTarget, from CSV, keys checked', how: 'ours', file: csv },
    { name: 'SQL that adds up before rolling up, from CSV', how: 'aggregated', file: csv },
    { name: 'SQL with a window over the deals of each seller, from CSV', how: 'window', file: csv },
    { name: 'OnTarget with lines, a year from Parquet', how: 'lines', file: parquet },
    { name: 'OnTarget with lines, a year from CSV', how: 'lines', file: csv },
  ].map((one) => ({ ...one, found: [] as CreditingRun[] }));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const { how, file, found } of runs) {
      found.push(childJson<CreditingRun>('crediting.ts', [how, file, ...Object.values(STAFF).map(String)]));
    }
  }
  // Everybody's cents, and for the windows those of the sellers, are the same by every way.
  const quarter = runs.filter(({ how }) => how !== 'lines');
  const all = quarter.flatMap(({ how, found }) => (how === 'window' ? [] : found.map(({ paid }) => paid)));
  expect(new Set(all).size).toBe(1);
  expect(new Set(quarter.flatMap(({ found }) => found.map(({ sellers }) => sellers))).size).toBe(1);
  const withLines = runs.filter(({ how }) => how === 'lines');
  const lines = withLines[0]?.found[0]?.lines ?? 0;
  for (const { found } of withLines)
    expect(found.map((one) => [one.paid, one.lines])).toEqual(
      found.map(() => [withLines[0]?.found[0]?.paid, lines]),
    );
  const seconds = (name: string) =>
    median(runs.find((one) => one.name === name)?.found.map((one) => one.seconds) ?? []);
  const peak = Math.max(
    ...runs.flatMap(({ name, found }) => (name.startsWith('OnTarget') ? found.map((one) => one.peak) : [])),
  );
  const promises = [
    ['OnTarget, from Parquet, keys promised', 'SQL that adds up before rolling up, from Parquet', 1.2],
    ['OnTarget, from CSV, keys checked', 'SQL that adds up before rolling up, from CSV', 1],
    ['OnTarget, from CSV, keys checked', 'SQL with a window over the deals of each seller, from CSV', 1],
  ] as const;
  writePerformance('Crediting deals from files', [
    `On ${machine()}; ${figure(ROWS)} deals, 11,500 payees, ${ROUNDS === 1 ? 'one run' : `${ROUNDS} runs`} of each in turn, each in a process of its own. A deal is`,
    "credited to its owner, its helper, an engineer on top and the owner's manager; sellers are paid marginal tiers on the year to",
    'date, deal by deal, rounded on the running total. The cents of all ways are compared by their digest. With lines, the plan pays',
    `once a year, so that all deals are of the payment, and ${figure(lines)} lines say which deal earned which cent (docs/volume.md).`,
    '',
    '| | seconds of processor time | least | most | MB at most |',
    '|---|---|---|---|---|',
    ...runs.map(({ name, found }) => {
      const took = found.map((one) => one.seconds);
      return `| ${name} | ${median(took).toFixed(2)} | ${Math.min(...took).toFixed(2)} | ${Math.max(...took).toFixed(2)} | ${Math.max(...found.map((one) => one.peak))} |`;
    }),
    '',
    '| | against | promised | measured |',
    '|---|---|---|---|',
    ...promises.map(
      ([ours, peer, atMost]) =>
        `| ${ours} | ${peer} | at most ${atMost} × | ${figure(seconds(ours) / seconds(peer))} × |`,
    ),
    ...withLines.map(
      ({ name }) =>
        `| ${name} | | at least ${figure(DEALS_A_SECOND)} deals/s/core | ${figure(ROWS / seconds(name))} deals, ${figure(lines / seconds(name))} lines |`,
    ),
    `| OnTarget, memory | | at most 700 MB | ${peak} MB |`,
  ]);
  const slow = withLines.filter(({ name }) => SLACK * ROWS < DEALS_A_SECOND * seconds(name));
  expect(slow.map(({ name }) => name)).toEqual([]);
  const broken = promises.filter(([ours, peer, atMost]) => seconds(ours) > SLACK * atMost * seconds(peer));
  expect(broken).toEqual([]);
  expect(peak).toBeLessThan(700);
});
