import { type ExampleQuestion, explainWith, PlanYear, RunRefused } from '@ontarget/evaluator/engine';
import type { EvaluatorFile, Plan } from '@ontarget/evaluator/format';
import { add, parseRational, type Rational, ZERO } from '@ontarget/evaluator/numbers';
import type { Statement, WhatIfPay } from '@ontarget/report';
import { type ExamplePayee, examplePayees, type Snapshot } from '@ontarget/workspace';
import { figure, figureOf, orderOf, sourcesOf, titleOf } from '@ontarget/workspace/view';
import type { Supposing } from '../what-if/answer.ts';

/** The one whom the sliders suppose. */
export const SUPPOSED = 'supposed';

/** The statement of whom is chosen, for the chosen payment period; of the sliders' somebody where nobody is. */
export function statementFor(
  { plan, map }: EvaluatorFile,
  supposing: Supposing,
  snapshot: Snapshot,
  chosen: { of?: string | undefined; period?: string | undefined },
): Statement | undefined {
  const { role, year, levels } = supposing;
  const examples = examplePayees(snapshot.documents, plan)
    .filter((one) => one.role === role && one.periods.length > 0)
    .map((one) => ({ ...one, key: keyOf(one) }));
  const example = examples.find(({ key }) => key === chosen.of);
  const periods = example?.periods ?? year.paidPeriods();
  const period = periods.find((key) => key === chosen.period) ?? periods[0];
  if (period === undefined) return undefined;
  const found = explained(example?.question ?? year.question(levels), period, map);
  if (found === undefined) return undefined;
  const named = new PlanYear(plan);
  const lines = orderOf(sourcesOf(snapshot), role, Object.keys(plan.roles[role]?.components ?? {})).flatMap(
    (name) => {
      const one = found.components.find(({ component }) => component === `role/${role}/${name}`);
      if (one === undefined) return [];
      const title = one.title === name ? titleOf({ name }) : one.title;
      return { component: one.component, title, pay: payOf(one.payouts, plan), payouts: one.payouts };
    },
  );
  return {
    role: `role/${role}`,
    currency: plan.currency,
    of: example?.key ?? SUPPOSED,
    choices: [
      { key: SUPPOSED, title: 'Somebody at the results above' },
      ...examples.map(({ key, table, row, given }) => ({
        key,
        title: `${table}, row ${row}${given === '' ? '' : `: ${given}`}`,
      })),
    ],
    period,
    periods: periods.map((key) => {
      const window = named.resolve(key);
      return { key, label: window === undefined ? key : named.label(window) };
    }),
    lines,
    total: payOf([found.paid], plan),
    paid: found.paid,
  };
}

function keyOf({ table, row }: ExamplePayee): string {
  return `${table}/${row}`;
}

function explained(question: Omit<ExampleQuestion, 'ask'>, period: string, map: EvaluatorFile['map']) {
  try {
    return explainWith(question, period, map);
  } catch (error) {
    if (error instanceof RunRefused) return undefined;
    throw error;
  }
}

/** What several payouts come to; one that is not known makes all of them unknown. */
function payOf(nodes: Statement['lines'][number]['payouts'], plan: Plan): WhatIfPay {
  const missing = nodes.find(({ quantity }) => quantity === undefined);
  if (missing !== undefined) return { reason: missing.reasons[0]?.message ?? 'it cannot be worked out' };
  const [only, ...more] = nodes;
  const single = more.length === 0 ? figureOf(only?.quantity, plan.currency) : undefined;
  if (single !== undefined) return { figure: single };
  let total: Rational = ZERO;
  for (const { quantity } of nodes) {
    const parsed = parseRational(quantity?.value ?? '0');
    if (parsed.ok) total = add(total, parsed.value);
  }
  return { figure: figure(total, plan.currency, plan.currency) };
}
