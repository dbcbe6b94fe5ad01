import { OpenedRun, runOpened } from '@ontarget/evaluator/engine';
import {
  type Column,
  column,
  fastPlan,
  PayeeByPayee,
  type PayeeQuantities,
  quantityOf,
} from '@ontarget/evaluator/fast';
import { formatRational, parseDecimal, type Rational, toFixed } from '@ontarget/evaluator/numbers';
import { expect, test } from 'vitest';
import { compiled, tablesOf } from '../bench/performance/evaluator-input.ts';
import { COMMISSION, WEIGHTED } from '../bench/performance/generate.ts';
import type { Columns, MeasuredPlan } from '../bench/performance/measured-plan.ts';
import { amountText } from '../engines/agree.ts';
import { compareRandomPlans } from '../engines/random-plans.ts';

const PERIOD = '2027-01-01/2027-12-31';
const PAYEES = Number(process.env.ONTARGET_PAYEES ?? 1_000_000);
const PLANS = Number(process.env.ONTARGET_RANDOM_PLANS ?? 10_000);
/** The share of amounts that are round: with many, more rows are ties and stand at the bounds of curves and gates. */
const ROUND = process.env.ONTARGET_ROUND === undefined ? undefined : Number(process.env.ONTARGET_ROUND);
/** So many statements of the reference engine are in memory at a time. */
const CHUNK = 500;
const HOURS = 3_600_000;

/** The columns of the fast engine, by the names that it gives its inputs. */
function columnsFor(plan: MeasuredPlan, columns: Columns, inputs: ReturnType<typeof fastPlan>['inputs']) {
  return Object.fromEntries(
    inputs.map((input): [string, Column] => {
      const of = plan.columns.find(({ from }) =>
        input.kind === 'entered'
          ? 'measure' in from && from.measure === input.measure
          : input.kind === 'roster' && 'roster' in from && from.roster === input.column,
      );
      if (of === undefined) throw new Error(`nothing is given for ${input.name}`);
      return [input.name, column(columns[of.name] as Float64Array, of.kind === 'money' ? 100 : 10_000)];
    }),
  );
}

/** What somebody has, in decimals. */
function decimalsOf(given: Readonly<Record<string, Column>>, row: number): PayeeQuantities {
  return Object.fromEntries(
    Object.entries(given).flatMap(([name, column]) => {
      const quantity = quantityOf(column, row);
      return quantity === undefined ? [] : [[name, toFixed(quantity, 4, 'down')]];
    }),
  );
}

function rationalOf(amount: string): Rational {
  const read = parseDecimal(amount);
  if (!read.ok) throw new Error(read.message);
  return read.value;
}

test.each([WEIGHTED, COMMISSION])(
  `${PAYEES} payees of $title are paid, held and in error the same as by the reference engine`,
  async (plan) => {
    const { file, digest } = await compiled(plan);
    const columns = plan.generate(PAYEES, ROUND);
    const fast = fastPlan(file.plan, { role: plan.role, period: PERIOD });
    const given = columnsFor(plan, columns, fast.inputs);
    const result = fast.pay(given, PAYEES);
    const payees = new PayeeByPayee(fast);
    const different: string[] = [];
    for (let from = 0; from < PAYEES; from += CHUNK) {
      const rows = Array.from({ length: Math.min(CHUNK, PAYEES - from) }, (_, index) => from + index);
      const opened = new OpenedRun({
        evaluators: [{ plan: file.plan, digest, effective: { from: file.plan.year.first } }],
        period: PERIOD,
        tables: tablesOf(plan, columns, rows),
        ledger: [],
      });
      const statements = new Map((await runOpened(opened)).statements.map((one) => [one.payee, one]));
      for (const row of rows) {
        const statement = statements.get(`P${row}`);
        const paid = result.paid && amountText(result.paid, row);
        const alone = payees.pay(decimalsOf(given, row));
        const amount = alone.parts.at(-1)?.amount;
        const expected = `${statement?.status} ${statement?.paid?.value}`;
        const all = `${result.status(row)} ${paid}`;
        const one = `${alone.status} ${amount && formatRational(rationalOf(amount))}`;
        if (expected === all && expected === one) continue;
        different.push(`${row}: ${expected}, and ${all} in columns, ${one} payee by payee`);
      }
    }
    expect(different).toEqual([]);
  },
);

test(`${PLANS} random plans are paid the same`, { timeout: 4 * HOURS }, async () => {
  const all = await compareRandomPlans(PLANS);
  expect(all.different).toEqual([]);
  expect(all.compared).toBeGreaterThan(10 * PLANS);
});
