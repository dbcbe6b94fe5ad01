import type { CarriedExpression, OpeningExpression } from '../../format/types/index.ts';
import type { Place } from '../evaluate/evaluation.ts';
import { isCarrier } from '../evaluate/tenure.ts';
import { begunInRole } from '../roster/in-role.ts';
import { windowBefore } from '../windows.ts';
import type { Explaining } from './explaining.ts';
import type { ExplanationNode } from './tree.ts';

/** A balance brought in from the period before, with how it came about there; or from before the year. */
export function carriedNode(
  expression: CarriedExpression,
  place: Place,
  explaining: Explaining,
): ExplanationNode {
  const { engine } = explaining;
  const { subject, window } = place;
  const before = windowBefore(window);
  const earlier =
    before === undefined || subject.kind !== 'payee'
      ? []
      : begunInRole(engine.roster, subject, engine.year.days(before).last);
  const head = {
    kind: 'periods',
    node: explaining.current,
    title: 'brought in from the period before',
    ...explaining.outcome(engine.evaluate(expression, place), engine.plan.currency),
  } as const;
  if (!isCarrier(place, engine)) {
    const text = 'what was open before is carried by the assignment in force at the end of the period';
    return { ...head, text, children: [] };
  }
  if (before === undefined || earlier.length === 0) {
    const text = 'there is no period before this one';
    return { ...head, text, children: explaining.walk(expression.opening, place) };
  }
  return {
    ...head,
    children: earlier.map((one) => explaining.value(expression.balance, one, before)),
  };
}

/** What the table `opening` brings in, or the sentence that it brings nothing. */
export function openingNode(
  expression: OpeningExpression,
  place: Place,
  explaining: Explaining,
): ExplanationNode {
  const { engine } = explaining;
  const { subject } = place;
  const given =
    subject.kind === 'payee' &&
    engine.openings.find(subject.payee, subject.role, expression.balance) !== undefined;
  return {
    kind: 'entered',
    node: 'data/opening',
    title: `opening ${expression.balance}`,
    ...explaining.outcome(engine.evaluate(expression, place), engine.plan.currency),
    ...(given ? {} : { text: 'nothing was open before: the table opening has no row for it' }),
    children: [],
  };
}
