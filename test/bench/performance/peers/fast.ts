import {
  type Column,
  column as columnOf,
  FastMemory,
  type FastOptions,
  type FastPlan,
  fastPlan,
  PayeeByPayee,
  type PayeeQuantities,
} from '@ontarget/evaluator/fast';
import type { Plan } from '@ontarget/evaluator/format';
import { compiled } from '../evaluator-input.ts';
import { type Columns, column, type MeasuredPlan, type Peer } from '../measured-plan.ts';

/** The fast engine on a role of a plan, with every part in it. */
export function wholly(plan: Plan, role: string): FastPlan {
  const fast = fastPlan(plan, { role, period: `${plan.year.first}/${plan.year.last}` });
  for (const part of fast.parts) if (!part.fast) throw new Error(`${part.id} is not fast: ${part.because}`);
  return fast;
}

/** The columns that the fast engine asks for. */
export function fastColumns(
  fast: FastPlan,
  { columns: read }: MeasuredPlan,
  columns: Columns,
  payees: number,
): Record<string, Column> {
  return Object.fromEntries(
    fast.inputs.map((input) => {
      const found = read.find(({ from }) =>
        'roster' in from
          ? input.kind === 'roster' && input.column === from.roster
          : input.kind === 'entered' && input.measure === from.measure,
      );
      if (found === undefined) throw new Error(`no column says ${input.name}`);
      const cells = column(columns, found.name).subarray(0, payees);
      return [input.name, columnOf(cells, found.kind === 'money' ? 100 : 10_000)];
    }),
  );
}

function fastPeer(named: Pick<Peer, 'name' | 'atMost' | 'times'>, options: FastOptions): Peer {
  return {
    ...named,
    prepare: async (plan, columns, payees) => {
      const { file } = await compiled(plan);
      const fast = wholly(file.plan, plan.role);
      const given = fastColumns(fast, plan, columns, payees);
      const paid = new Float64Array(payees);
      // The loops by hand fill what is paid and nothing else, in the same column each time.
      const once: FastOptions = { only: 'paid', memory: new FastMemory(), ...options };
      let result = fast.pay(given, payees, once);
      return {
        paid,
        run: () => {
          result = fast.pay(given, payees, once);
        },
        finish: () => {
          if (result.paid === undefined) throw new Error('nothing is paid');
          paid.set(result.paid.values);
        },
      };
    },
  };
}

export const FAST = 'OnTarget, fast engine';

/** Our engine as it comes, with generated code; what is paid in the end, as the loop by hand. */
export const fast = fastPeer({ name: FAST }, { by: 'generated', only: 'paid' });
export const fastFewer = fastPeer(
  { name: `${FAST}, 10,000 payees at once`, atMost: 10_000, times: 50 },
  { by: 'generated', only: 'paid' },
);
export const fastParts = fastPeer({ name: `${FAST}, components in columns, too` }, { by: 'generated' });
export const fastTraced = fastPeer(
  { name: `${FAST}, every named value in a column` },
  { by: 'generated', trace: true },
);
export const fastKernels = fastPeer(
  { name: `${FAST}, without generated code` },
  { by: 'kernels', only: 'paid' },
);

/** One payee at a time, decimals as text in and a statement out. */
export const fastRows: Peer = {
  name: `${FAST}, payee by payee, decimals in and out`,
  atMost: 100_000,
  prepare: async (plan, columns, payees) => {
    const { file } = await compiled(plan);
    const ready = wholly(file.plan, plan.role);
    const one = new PayeeByPayee(ready);
    const given = fastColumns(ready, plan, columns, payees);
    const read = Object.entries(given).map(([name, { values, scale }]) => ({
      name,
      values,
      text: (value: number) => (scale.d === 100n ? (value / 100).toFixed(2) : `${(value / 100).toFixed(2)}%`),
    }));
    const rows = Array.from(
      { length: payees },
      (_, at): PayeeQuantities =>
        Object.fromEntries(
          read.flatMap(({ name, values, text }) => {
            const value = values[at] as number;
            return Number.isNaN(value) ? [] : [[name, text(value)]];
          }),
        ),
    );
    const paid = new Float64Array(payees);
    const last = `role/${plan.role}/paid`;
    return {
      paid,
      run: () => {
        for (const [at, row] of rows.entries()) {
          const { status, parts } = one.pay(row);
          const amount = parts.find(({ id }) => id === last)?.amount;
          paid[at] =
            status === 'paid' && amount !== undefined ? Math.round(Number(amount) * 100) : Number.NaN;
        }
      },
    };
  },
};
