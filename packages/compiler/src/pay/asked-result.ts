import type { Expression } from '@ontarget/evaluator/format';
import { askedBy } from '@ontarget/language';
import type { ConditionSubject } from '@ontarget/language/ast';
import type { Window } from '../build/expressions.ts';
import { stageOf } from '../formulas/stages.ts';
import { refuse } from '../problems.ts';
import { attainmentOf } from './attainment.ts';
import type { PayPlace } from './place.ts';
import { type Measured, measuredOn } from './subject.ts';

/** What a condition, a multiplier, a rate or a cap asks for, over a window. */
export interface AskedValue {
  readonly value: Expression;
  readonly unit: string;
  /** The result it is of, where it is no stage of a component. */
  readonly measured: Measured | undefined;
  /** The result by its quota, where it is a result as it stands and has one. */
  readonly attainment: () => Expression | undefined;
}

/** Resolves what is asked for. Its attainment is asked for by name, or by whoever needs a percent. */
export function askedResult(place: PayPlace, node: ConditionSubject, window: Window): AskedValue {
  const asked = askedBy(node);
  if (asked === undefined) {
    return refuse('not-compiled', node, { what: node.$cstNode?.text ?? 'This', why: 'nothing is called so' });
  }
  if (asked.kind === 'stage') {
    const { value, unit } = stageOf(place, asked.component, asked.stage, node, window);
    return { value, unit, measured: undefined, attainment: () => undefined };
  }
  const { subject } = asked;
  const measured = measuredOn(place.c, place.role, subject, place.id);
  const attainment = () => attainmentOf(place, subject, measured, window);
  if (asked.kind === 'result') {
    return { value: measured.result(window), unit: measured.unit, measured, attainment };
  }
  const value = attainment() ?? missingQuota(place, node, measured);
  return { value, unit: 'percent', measured, attainment: () => undefined };
}

/** Refuses an attainment of something that has no quota. */
export function missingQuota(place: PayPlace, node: ConditionSubject, measured: Measured): never {
  return refuse('quota-missing', node, {
    component: place.id.split('/').at(-1) ?? place.id,
    measure: measured.measure?.node.name ?? measured.title,
    role: place.role.name,
  });
}
