/**
 * Measures a plan of many components beside the weighted one of three, in turn, and prints nanoseconds for one component of
 * one payee as JSON: `node large-plan.ts <components> <payees> <rounds>`.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeFileSystem, openPlan, uriOfPath } from '@ontarget/workspace/node';
import { compiled } from './evaluator-input.ts';
import { WEIGHTED } from './generate.ts';
import { fastColumns, wholly } from './peers/fast.ts';

const [components = 200, payees = 100_000, rounds = 5] = process.argv.slice(2).map(Number);

/** The weighted plan with so many components, each of one of its three kinds, that share the same results. */
function largePlan(): string {
  const text = readFileSync(join(import.meta.dirname, 'plans/weighted/plan.ote'), 'utf8');
  const weight = `${100 / components}%`;
  const kinds = [
    (at: number) => `${weight} Sold${at} on Bookings the year by itself curve Accelerated {
      quota $1M in the year unless the roster says otherwise
    }`,
    (at: number) =>
      `${weight} Kept${at} on Retention the year by itself curve Kept { cap payout at 150% of target }`,
    (at: number) => `${weight} Own${at} on Objectives the year by itself as scored {
      requires Sold${at - 2} attainment at least 50%, otherwise pays nothing
    }`,
  ];
  const all = Array.from({ length: components }, (_, at) => kinds[at % 3]?.(at));
  return text
    .replace(/variable pay \{[\s\S]*\n {2}\}\n {2}total/, `variable pay {\n${all.join('\n')}\n  }\n  total`)
    .replace(/\nexamples[\s\S]*/, '\n');
}

const folder = mkdtempSync(join(tmpdir(), 'ontarget-large-'));
writeFileSync(join(folder, 'plan.ote'), largePlan());
const { evaluator } = await openPlan(nodeFileSystem(), uriOfPath(folder));
rmSync(folder, { recursive: true });
if (evaluator === undefined) throw new Error('the large plan does not compile');
const small = (await compiled(WEIGHTED)).file.plan;
const columns = WEIGHTED.generate(payees);
const runs = [
  { of: 3, fast: wholly(small, 'Seller') },
  { of: components, fast: wholly(evaluator.file.plan, 'Seller') },
].map(({ of, fast }) => ({
  of,
  fast,
  given: fastColumns(fast, WEIGHTED, columns, payees),
  nanoseconds: [] as number[],
}));
/** Rounds until V8 has compiled what it will: a round of the large plan is one call of each of its functions. */
const WARMING_UP = 12;
for (let round = 0; round < WARMING_UP + rounds; round += 1) {
  for (const { of, fast, given, nanoseconds } of runs) {
    // The small plan is repeated, so that both are measured for about as long.
    const times = Math.ceil(components / of);
    const started = process.cpuUsage();
    for (let at = 0; at < times; at += 1) fast.pay(given, payees, { by: 'generated' });
    const { user, system } = process.cpuUsage(started);
    if (round >= WARMING_UP) nanoseconds.push((1_000 * (user + system)) / (payees * of * times));
  }
}
console.log(JSON.stringify(runs.map(({ of, nanoseconds }) => ({ components: of, nanoseconds }))));
