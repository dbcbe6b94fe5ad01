import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { machine, median, replaceSection } from '../page.ts';
import { childJson } from './child.ts';
import type { CreditingRun } from './crediting.ts';
import { dealFiles } from './crediting-files.ts';
import type { Staff } from './deals.ts';
import { figure } from './page.ts';

/** One size in so many, for a look at the benchmark itself. */
const SMALLER = Number(process.env.ONTARGET_BENCH_SMALLER ?? 1);
const ROUNDS = Number(process.env.ONTARGET_BENCH_ROUNDS ?? 3);
/** How far a prediction may lie from what is then measured, as a factor. */
const SLACK = 4 / 3;

interface Size {
  readonly deals: number;
  readonly payees: number;
}
interface Cost {
  readonly seconds: number;
  readonly megabytes: number;
}

const at = (deals: number, payees: number): Size => ({ deals: deals / SMALLER, payees: payees / SMALLER });
/** The sizes that the constants are taken from, and the others that they then have to foretell. */
const SMALL = at(500_000, 2_300);
const DEALS = at(2_500_000, 2_300);
const PAYEES = at(500_000, 46_000);
const FORETOLD = [at(1_000_000, 1_150), at(10_000_000, 11_500)];
const WHOLE: Size = { deals: 1_000_000_000, payees: 1_000_000 };

/** Twenty sellers and two engineers for each manager. */
function staffOf({ payees }: Size): Staff {
  const managers = Math.round(payees / 23);
  return { sellers: 20 * managers, engineers: 2 * managers, managers };
}

async function costOf(size: Size, kind: 'csv' | 'parquet'): Promise<Cost> {
  const staff = staffOf(size);
  const files = await dealFiles(size.deals, staff);
  const runs = Array.from({ length: ROUNDS }, () =>
    childJson<CreditingRun>('crediting.ts', ['ours', files[kind], ...Object.values(staff).map(String)]),
  );
  return {
    seconds: median(runs.map(({ seconds }) => seconds)),
    megabytes: median(runs.map(({ peak }) => peak)),
  };
}

/** What a run costs: something at all, something for each deal (time alone: deals go through), and something for each payee. */
interface Model {
  readonly start: Cost;
  readonly deal: Cost;
  readonly payee: Cost;
}

function fitted(small: Cost, deals: Cost, payees: Cost): Model {
  const each = (more: Cost, count: number): Cost => ({
    seconds: Math.max(0, more.seconds - small.seconds) / count,
    megabytes: Math.max(0, more.megabytes - small.megabytes) / count,
  });
  const deal = { ...each(deals, DEALS.deals - SMALL.deals), megabytes: 0 };
  const payee = each(payees, PAYEES.payees - SMALL.payees);
  const rest = (of: keyof Cost) => small[of] - deal[of] * SMALL.deals - payee[of] * SMALL.payees;
  return { start: { seconds: rest('seconds'), megabytes: rest('megabytes') }, deal, payee };
}

function foretold({ start, deal, payee }: Model, size: Size): Cost {
  const of = (what: keyof Cost) => start[what] + deal[what] * size.deals + payee[what] * size.payees;
  return { seconds: of('seconds'), megabytes: of('megabytes') };
}

test('a model of small runs foretells larger ones', async () => {
  const kinds = ['csv', 'parquet'] as const;
  const lines: string[] = [];
  const wrong: string[] = [];
  const models: Model[] = [];
  for (const kind of kinds)
    models.push(fitted(await costOf(SMALL, kind), await costOf(DEALS, kind), await costOf(PAYEES, kind)));
  const cells = (what: (model: Model) => string) => models.map(what).join(' | ');
  lines.push(
    `On ${machine()}, in processes of their own, medians of ${ROUNDS}. The constants are taken from runs of ${figure(SMALL.deals)} deals and ${figure(SMALL.payees)}`,
    `payees, ${figure(DEALS.deals)} and ${figure(DEALS.payees)}, ${figure(PAYEES.deals)} and ${figure(PAYEES.payees)}; no other run is among them.`,
    '',
    '| | from CSV | from Parquet |',
    '|---|---|---|',
    `| a, a run at all | ${cells(({ start }) => `${figure(start.seconds)} s, ${figure(start.megabytes)} MB`)} |`,
    `| b, a deal | ${cells(({ deal }) => `${figure(deal.seconds * 1e6)} µs`)} |`,
    `| d, a payee | ${cells(({ payee }) => `${figure(payee.seconds * 1e6)} µs, ${figure(payee.megabytes * 1e3)} kB`)} |`,
    '',
    '| deals | payees | | foretold | measured | measured ÷ foretold |',
    '|---|---|---|---|---|---|',
  );
  const told = ({ seconds, megabytes }: Cost) => `${figure(seconds)} s, ${figure(Math.round(megabytes))} MB`;
  for (const size of FORETOLD) {
    for (const [index, kind] of kinds.entries()) {
      const expected = foretold(models[index] as Model, size);
      const measured = await costOf(size, kind);
      const [time, memory] = [measured.seconds / expected.seconds, measured.megabytes / expected.megabytes];
      const name = `${figure(size.deals)} | ${figure(size.payees)} | ${kind === 'csv' ? 'CSV' : 'Parquet'}`;
      lines.push(`| ${name} | ${told(expected)} | ${told(measured)} | ${figure(time)}, ${figure(memory)} |`);
      for (const [what, times] of [
        ['seconds', time],
        ['memory', memory],
      ] as const)
        if (times > SLACK || times < 1 / SLACK) wrong.push(`${name}: ${what} ${figure(times)} times`);
    }
  }
  for (const [index, kind] of kinds.entries())
    lines.push(
      `| ${figure(WHOLE.deals)} | ${figure(WHOLE.payees)} | ${kind === 'csv' ? 'CSV' : 'Parquet'} | ${told(foretold(models[index] as Model, WHOLE))} | | |`,
    );
  const page = join(import.meta.dirname, '../../../docs/scale.md');
  expect(existsSync(page)).toBe(true);
  const [opening = ''] = readFileSync(page, 'utf8').split(/^(?=## )/m);
  replaceSection('Measured, and foretold', lines, { file: 'scale.md', opening });
  expect(wrong).toEqual([]);
});
