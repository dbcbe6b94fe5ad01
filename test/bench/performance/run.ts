/**
 * Measures every peer on one plan and prints what it found as JSON: `node run.ts <plan> <payees> <rounds>`. A process
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
import { fast, fastFewer, fastKernels, fastTraced } from './peers/fast.ts';
import { guardedLoop } from './peers/guarded-loop.ts';
import { hyperformula } from './peers/hyperformula.ts';
import { jsonLogic } from './peers/json-logic.ts';
import { reference } from './peers/reference.ts';
import { zen } from './peers/zen.ts';

const peers: Readonly<Record<string, readonly Peer[]>> = {
  weighted: [
    doubleLoop,
    fast,
    fastTraced,
    fastKernels,
    fastFewer,
    guardedLoop,
    bigintLoop,
    reference,
    jsonLogic,
    cel,
    duckDbDouble,
    duckDbHugeint,
    duckDbDecimal,
    decimalJs,
    bigJs,
    zen,
    hyperformula,
  ],
  commission: [
    doubleLoop,
    fast,
    fastTraced,
    fastKernels,
    fastFewer,
    bigintLoop,
    reference,
    jsonLogic,
    cel,
    duckDbDouble,
    duckDbHugeint,
    decimalJs,
    bigJs,
    zen,
    hyperformula,
  ],
};

const [name = 'weighted', payees = '1000000', rounds = '5'] = process.argv.slice(2);
const plan = [WEIGHTED, COMMISSION].find((one) => one.name === name);
if (plan === undefined) throw new Error(`there is no plan ${name}`);
const columns = plan.generate(Number(payees));
const exact = await bigintLoop.prepare(plan, columns, Number(payees));
await exact.run();
const chosen = (peers[name] ?? []).filter(
  (peer) => process.env.PEER === undefined || new RegExp(process.env.PEER).test(peer.name),
);
console.log(JSON.stringify(await measure(plan, columns, exact.paid, chosen, Number(rounds))));
