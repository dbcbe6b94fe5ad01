import { type AskResult, type ExampleQuestion, evaluateWith } from '@ontarget/evaluator/engine';
import type { Grain, Plan, Quantity, ValueId } from '@ontarget/evaluator/format';
import { formatRational, parseRational, sum } from '@ontarget/evaluator/numbers';
import type { Heading } from './headings.ts';
import type { ExampleWindows } from './windows.ts';

/** The answer under a heading: a number or word, or why there is none. */
export type Answer = { ok: true; quantity: Quantity } | { ok: false; reasons: string[] };

/** What to ask for a heading over a row's window; pay is asked for each period that ends in it. */
export function questionsFor(
  heading: Heading,
  window: string,
  plan: Plan,
  windows: ExampleWindows,
): { value: ValueId; window: string }[] {
  const each = (value: ValueId, grain: Grain) =>
    windows.endingIn(grain, window).map((period) => ({ value, window: period }));
  switch (heading.kind) {
    case 'stage':
      return each(heading.value, heading.component.measured);
    case 'sum':
      return each(heading.value, plan.paid);
    case 'result':
      return heading.values.slice(0, 1).map((value) => ({ value, window }));
    default:
      return [];
  }
}

/** Asks the engine; pay of several periods is added up. */
export function answer(question: ExampleQuestion): Answer {
  if (question.ask.length === 0)
    return { ok: false, reasons: ['nothing of it ends in this stretch of time'] };
  const answers = evaluateWith(question);
  const missing = answers.filter((one) => !one.ok).flatMap((one) => reasonsOf(one));
  if (missing.length > 0) return { ok: false, reasons: [...new Set(missing)] };
  const quantities = answers.flatMap((one) => (one.ok ? one.quantity : []));
  const [first] = quantities;
  if (first === undefined || quantities.length === 1) {
    return first === undefined ? { ok: false, reasons: [] } : { ok: true, quantity: first };
  }
  const numbers = quantities
    .map(({ value }) => parseRational(value))
    .flatMap((read) => (read.ok ? read.value : []));
  return { ok: true, quantity: { value: formatRational(sum(numbers)), unit: first.unit } };
}

function reasonsOf(result: AskResult): string[] {
  return result.ok ? [] : result.reasons.map(({ message }) => message);
}
