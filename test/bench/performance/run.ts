/**
 * Measures some peers on one plan beside the double loop and prints what it found as JSON: `node run.ts <plan> <peers> <payees> <rounds> [<share of round amounts>]`. A process
 * of its own, without the test runner's rewriting of imports, which costs a loop over doubles more than itself.
 */
import { COMMISSION, WEIGHTED } from './generate.ts';
import { measure } from './measure.ts';
import type { Peer } from './measured-plan.ts';
import { bigintLoop } from './peers/bigint-loop.ts';
import { cel } from './peers/cel.ts';
import { bigJs, decimalJs } from './peers/decimals.ts';
import { doubleLoop } from './peers/double-loop.ts';
import { duckDbDecimal, duckDbDouble, duckDbHugeint } from './peers/duckdb.ts';
import { fast, fastFewer, fastKernels, fastParts, fastRows, fastTraced } from './peers/fast.ts';
import { guardedLoop } from './peers/guarded-loop.ts';
import { hyperformula } from './peers/hyperformula.ts';
import { jsonLogic } from './peers/json-logic.ts';
import { reference } from './peers/reference.ts';
import { zen } from './peers/zen.ts';

/**
 * Peers by the process that they run in. Those of one process share a heap: millions of records or texts that one of them
 * keeps would be gone over at every collection of another's garbage, so only peers over columns share one.
 */
const peers: Readonly<Record<string, readonly Peer[]>> = {
  columns: [fast, fastParts, fastTraced, fastKernels, fastFewer, guardedLoop, bigintLoop],
  round: [fast, guardedLoop, bigintLoop],
  payee: [fastRows],
  reference: [reference],
  'json-logic': [jsonLogic],
  cel: [cel],
  duckdb: [duckDbDouble, duckDbHugeint, duckDbDecimal],
  'decimal.js': [decimalJs],
  'big.js': [bigJs],
  zen: [zen],
  hyperformula: [hyperformula],
};

const [name = 'weighted', group = 'columns', payees = '1000000', rounds = '5', round] = process.argv.slice(2);
const plan = [WEIGHTED, COMMISSION].find((one) => one.name === name);
if (plan === undefined) throw new Error(`there is no plan ${name}`);
const columns = plan.generate(Number(payees), round === undefined ? undefined : Number(round));
const exact = await bigintLoop.prepare(plan, columns, Number(payees));
await exact.run();
const runs = (one: Peer) => one.only === undefined || one.only.includes(plan.name);
const chosen = [doubleLoop, ...(peers[group] ?? []).filter(runs)];
console.log(JSON.stringify(await measure(plan, columns, exact.paid, chosen, Number(rounds))));
