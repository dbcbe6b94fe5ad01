/**
 * Measures a plan of many components beside the weighted one of three, in turn, and prints nanoseconds for one component of
 * one payee as JSON: `node large-plan.ts <components> <payees> <rounds>`.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeFileSystem, openPlan, uriOfPath } from '@ontarget/workspace/node';
import { compiled } from './evaluator-input.ts';
import { WEIGHTED } from './generate.ts';
import { largePlanText } from './large-plan-text.ts';
import { fastColumns, wholly } from './peers/fast.ts';

const [components = 200, payees = 100_000, rounds = 5] = process.argv.slice(2).map(Number);

const folder = mkdtempSync(join(tmpdir(), 'ontarget-large-'));
writeFileSync(join(folder, 'plan.ote'), largePlanText(components));
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
