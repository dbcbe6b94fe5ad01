import { type AskResult, type ExampleQuestion, evaluateWith } from '@ontarget/evaluator/engine';
import type { Grain, Plan, Quantity, ValueId } from '@ontarget/evaluator/format';
import { formatRational, parseRational, sum } from '@ontarget/evaluator/numbers';
import type { Heading } from './headings.ts';
import type { ExampleWindows } from './windows.ts';

/** The answer under a heading: a number or word, or why there is none. */
export type Answer =
  | { ok: true; quantity: Quantity }
  | {
      ok: false;
      reasons: string[];
      /** Whether something that it needs is not given. */
      lacks?: boolean;
    };

/** What to ask for a heading over a row's window; pay is asked for each period that ends in it. */
export function questionsFor(
  heading: Heading,
  window: string,
  plan: Plan,
  windows: ExampleWindows,
): CellQuestion {
  const each = (value: ValueId, grain: Grain) =>
    windows.endingIn(grain, window).map((period) => ({ value, window: period }));
  switch (heading.kind) {
    case 'stage':
      return each(heading.value, heading.component.measured);
    case 'slice':
      return each(heading.value, heading.component.measured).map((one) => ({ ...one, slice: heading.slice }));
    case 'sum':
      return [heading.value, ...(heading.also ?? [])].flatMap((value) => each(value, plan.paid));
    case 'closing':
      return [heading.value, ...(heading.also ?? [])].flatMap((value) =>
        each(value, heading.grain ?? plan.paid).slice(-1),
      );
    case 'result':
      return heading.values.slice(0, 1).map((value) => ({ value, window }));
    default:
      return [];
  }
}

/** What one cell asks for. */
export type CellQuestion = ExampleQuestion['ask'];

/**
 * Asks the engine for the cells of a row, all at once: they share their inputs, so what they have in common is worked
 * out once. Pay of several periods is added up.
 */
export function answers(question: Omit<ExampleQuestion, 'ask'>, cells: readonly CellQuestion[]): Answer[] {
  const results = evaluateWith({ ...question, ask: cells.flat() });
  let from = 0;
  return cells.map((cell) => {
    const own = results.slice(from, from + cell.length);
    from += cell.length;
    return answerOf(own);
  });
}

function answerOf(results: readonly AskResult[]): Answer {
  if (results.length === 0) return { ok: false, reasons: ['nothing of it ends in this stretch of time'] };
  const missing = results.flatMap((one) => reasonsOf(one));
  if (missing.length > 0) {
    const lacks = results.some((one) => !one.ok && one.reasons.some(({ code }) => code === 'not-given'));
    return { ok: false, reasons: [...new Set(missing)], ...(lacks ? { lacks } : {}) };
  }
  const quantities = results.flatMap((one) => (one.ok ? one.quantity : []));
  const [first] = quantities;
  if (first === undefined) return { ok: false, reasons: [] };
  if (quantities.length === 1) return { ok: true, quantity: first };
  const numbers = quantities
    .map(({ value }) => parseRational(value))
    .flatMap((read) => (read.ok ? read.value : []));
  return { ok: true, quantity: { value: formatRational(sum(numbers)), unit: first.unit } };
}

function reasonsOf(result: AskResult): string[] {
  return result.ok ? [] : result.reasons.map(({ message }) => message);
}
