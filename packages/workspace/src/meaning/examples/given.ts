import type { GivenValue } from '@ontarget/evaluator/engine';
import type { Component, Plan, ValueId } from '@ontarget/evaluator/format';
import { formatRational, mul, type Rational } from '@ontarget/evaluator/numbers';
import { type CellValue, isMissing } from './cells.ts';
import type { Heading } from './headings.ts';
import type { ExampleWindows } from './windows.ts';

/** Asks the engine for a number that needs no given result, such as a quota. */
export type AskNumber = (value: ValueId, window: string) => Rational | undefined;

/** What a cell is read in. */
export interface GivenContext {
  plan: Plan;
  /** The components that are paid on what the heading names. */
  paidOn: readonly Component[];
  windows: ExampleWindows;
  ask: AskNumber;
}

/**
 * The values that a cell gives. A percent under a heading that counts something else is attainment: that percent of
 * the quota of each component that is paid on it, over the stretch that the component is measured over.
 */
export function givenBy(
  heading: Heading,
  cell: CellValue,
  window: string,
  { plan, paidOn, windows, ask }: GivenContext,
): GivenValue[] {
  if (heading.kind === 'opening') {
    const [first] = windows.endingIn(heading.grain ?? plan.paid, window);
    return first === undefined ? [] : amountFor([heading.value], first, cell);
  }
  if (heading.kind === 'stage') return amountFor([heading.value], window, cell);
  if (heading.kind !== 'result') return [];
  if (isMissing(cell)) return heading.values.map((value) => ({ value, window, quantity: null }));
  const unit = plan.values[heading.values[0] ?? '']?.unit;
  const isAttainment =
    cell.kind === 'amount' && cell.unit === 'percent' && unit !== 'percent' && unit !== 'score';
  if (!isAttainment) return amountFor(heading.values, window, cell);
  const given: GivenValue[] = [];
  for (const component of paidOn) {
    const quota = component.stages.quota;
    if (quota === undefined) continue;
    for (const period of windows.endingIn(component.measured, window)) {
      const over = component.toDate ? windows.toDate(period, component.within) : period;
      const target = ask(quota, over);
      if (target === undefined) continue;
      const value = mul(target, cell.value);
      given.push(
        ...heading.values.map((id) => ({ value: id, window: over, quantity: formatRational(value) })),
      );
    }
  }
  return distinct(given);
}

function amountFor(values: readonly ValueId[], window: string, cell: CellValue): GivenValue[] {
  const quantity = cell.kind === 'amount' ? cell.value : cell.text;
  return values.map((value) => ({ value, window, quantity }));
}

function distinct(given: GivenValue[]): GivenValue[] {
  const seen = new Map(given.map((one) => [`${one.value} ${one.window}`, one]));
  return [...seen.values()];
}
