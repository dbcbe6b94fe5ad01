import type { Expression } from '@ontarget/evaluator/format';
import type { Component, Reference } from '@ontarget/language/ast';
import { earnedBefore } from '../balances/brought-in.ts';
import { readValue } from '../build/expressions.ts';
import { addValue } from '../compilation.ts';
import { stretchWords } from '../conditions/windows.ts';
import { ids } from '../names.ts';
import type { PayPlace } from '../pay/place.ts';
import { measurementOf } from '../pay/timing.ts';
import { cannotCompile } from '../problems.ts';

/**
 * `K earned over the earlier periods of the year`: the sum of what a component came to in its own periods of the plan year
 * that ended before the period at hand, which may be the component's own. What is earned before the plan's first payment
 * is brought in.
 */
export function earlierInTheYear(
  { c, id: placeId, role, measurement }: PayPlace,
  component: Component,
  reference: Reference,
  stage: string,
): Expression {
  const { stretch } = reference;
  const what = `${component.name} ${stage} ${stretch === undefined ? '' : stretchWords(stretch)}`;
  if (stage !== 'earned' && stage !== 'payout')
    cannotCompile(reference, what, 'only what is earned or paid out adds up over periods');
  if (reference.none !== undefined)
    cannotCompile(
      reference.none,
      what,
      'before the first period it is $0, so that nothing stands in its place',
    );
  if (measurement.toDate !== undefined || measurement.catchUp)
    cannotCompile(reference, what, 'it is asked of the year to date, which has no periods before it');
  if (stage === 'payout' && c.header.paidFrom !== undefined) {
    const why = `what was paid out before ${c.header.paidFrom} would have to be brought in; what was earned can be`;
    cannotCompile(reference, what, why);
  }
  const id = ids.component(role.name, component.name);
  c.references.push({ from: placeId, to: `${id}/${stage}`, node: reference });
  const value = `${id}/${stage}/earlier`;
  if (!c.values.has(value)) {
    const opening = stage === 'earned' ? earnedBefore(c, { id, component }) : undefined;
    const formula: Expression = {
      op: 'over',
      each: measurementOf(c, component, id).grain,
      periods: 'before the window',
      of: readValue(`${id}/${stage}`),
      whileAssigned: true,
      ...(opening === undefined ? {} : { opening }),
    };
    const title = `${component.name}, ${stage} earlier in the year`;
    addValue(c, value, { title, stage, unit: c.header.currency, subject: 'payee', formula }, component);
  }
  return readValue(value);
}
