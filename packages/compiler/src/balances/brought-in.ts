import type { Expression } from '@ontarget/evaluator/format';
import type { Component } from '@ontarget/language/ast';
import { readValue } from '../build/expressions.ts';
import { addValue, type Compilation } from '../compilation.ts';

/**
 * What a component earned this year before the plan's first payment, which the table `opening` has to say; undefined for
 * a plan that pays its whole year.
 */
export function earnedBefore(
  c: Compilation,
  { id, component }: { readonly id: string; readonly component: Component },
): Expression | undefined {
  if (c.header.paidFrom === undefined) return undefined;
  const value = `${id}/earned-before`;
  const title = `${component.name}, earned before the first payment`;
  const formula: Expression = { op: 'opening', balance: `${component.name} earned`, required: true };
  if (!c.values.has(value)) {
    addValue(
      c,
      value,
      { title, stage: 'balance', unit: c.header.currency, subject: 'payee', formula },
      component,
    );
  }
  return readValue(value);
}
