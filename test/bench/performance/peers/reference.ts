import { type RunInput, run } from '@ontarget/evaluator/engine';
import { compiled, tablesOf } from '../evaluator-input.ts';
import type { Peer } from '../measured-plan.ts';

/** Our reference engine as `ontarget run` calls it, from rows in memory to statements with every stage. */
export const reference: Peer = {
  name: 'OnTarget, reference engine, whole statements',
  atMost: 2_000,
  prepare: async (plan, columns, payees) => {
    const { file, digest } = await compiled(plan);
    const input: RunInput = {
      evaluators: [{ plan: file.plan, digest, effective: { from: file.plan.year.first } }],
      period: `${file.plan.year.first}/${file.plan.year.last}`,
      tables: tablesOf(
        plan,
        columns,
        Array.from({ length: payees }, (_, at) => at),
      ),
      ledger: [],
    };
    const paid = new Float64Array(payees);
    return {
      paid,
      run: async () => {
        const { statements } = await run(input);
        for (const { payee, paid: amount } of statements) {
          paid[Number(payee.slice(1))] = amount === undefined ? Number.NaN : centsOf(amount.value);
        }
      },
    };
  },
};

function centsOf(exact: string): number {
  const [whole = '', part = '1'] = exact.split('/');
  return Number((BigInt(whole) * 100n) / BigInt(part));
}
