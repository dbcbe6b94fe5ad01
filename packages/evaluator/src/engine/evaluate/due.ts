import type { Component, DueExpression } from '../../format/types/index.ts';
import { overlap, type Period, parseDate } from '../../numbers/index.ts';
import { missing } from '../outcome.ts';
import type { Subject } from '../subject.ts';
import { periodsEndingIn, type Window } from '../windows.ts';
import { findComponent } from './components.ts';
import type { Evaluation, Operator } from './evaluation.ts';
import { added } from './time.ts';

/**
 * `due`: the sum of a component's stage, or of a value that goes with it, over its measurement periods that end in the
 * window, or only over the `last` of them. Periods count in which
 * the payee's assignment has at least a day, and on which the component is in force for at least a day.
 */
export const due: Operator<DueExpression> = (
  { component: id, stage, value: instead, periods },
  { subject, window },
  evaluation,
) => {
  const component = findComponent(evaluation.plan, id);
  const value = instead ?? component?.stages[stage];
  if (component === undefined || value === undefined) {
    return missing('unknown-value', `the evaluator has no ${stage} of ${id}`);
  }
  const all = duePeriods(component, subject, window, evaluation);
  const parts = (periods === 'last' ? all.slice(-1) : all).map((period) =>
    evaluation.number({ op: 'value', id: value }, { subject, window: period }),
  );
  return added(parts);
};

/** The measurement periods of a component that are due to a subject in a payment window, in order. */
export function duePeriods(
  component: Component,
  subject: Subject,
  window: Window,
  { year, roster }: Pick<Evaluation, 'year' | 'roster'>,
): readonly Window[] {
  return periodsEndingIn(component.measured, window).filter((period) => {
    const days = year.days(period);
    if (subject.kind === 'payee' && !roster.assignment(subject)?.touches(days)) return false;
    return isActive(component, days);
  });
}

function isActive({ active }: Component, days: Period): boolean {
  if (active === undefined) return true;
  const first = parseDate(active.first);
  const last = parseDate(active.last);
  if (!first.ok || !last.ok || last.value < first.value) return false;
  return overlap(days, { first: first.value, last: last.value }) !== undefined;
}
