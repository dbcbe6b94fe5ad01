import type { ClawbackShare, Expression } from '@ontarget/evaluator/format';
import { ONE } from '@ontarget/evaluator/numbers';
import { clauseOf } from '@ontarget/language';
import type { Clawback, ClawbackStep, Component } from '@ontarget/language/ast';
import { exact } from '../build/expressions.ts';
import { amount, fraction } from '../literals.ts';
import { totalOf } from '../measures/results.ts';
import { cannotCompile, refuse } from '../problems.ts';
import { rowsInForce } from './in-force.ts';
import type { Measured } from './subject.ts';
import type { ComponentWork } from './work.ts';

/**
 * What is taken back in a period of the pay in the value `pay`, for deals canceled in it; undefined where the component
 * does not claw back.
 */
export function clawbackOf(
  work: ComponentWork,
  measured: Measured | undefined,
  pay: string,
): { readonly node: Clawback; readonly formula: Expression } | undefined {
  const node = clauseOf(work.component, 'Clawback');
  if (node === undefined) return undefined;
  const { c, component, measurement } = work;
  if (measured?.measure === undefined) {
    const why = 'no deals stand behind it';
    return refuse('clawback-needs-deals', node, { component: component.name, why });
  }
  const inFull = (component.$type === 'Commission' || component.$type === 'Bonus') && component.wholeDeal;
  const rows = totalOf(c, measured.measure.node, measured.measure.whose, {
    ...rowsInForce(work, measured),
    ...(inFull ? { inFull } : {}),
  });
  if (rows.op !== 'total')
    return cannotCompile(node, component.name, 'its deals cannot be told one from the other');
  return {
    node,
    formula: {
      op: 'clawback',
      pay,
      each: measurement.grain,
      rows,
      when: node.trigger.$refText,
      shares: node.steps.map((step) => shareOf(work, step)),
      amount: node.amount === 'its average share of pay' ? 'average' : 'added',
    },
  };
}

/**
 * The last part of the id of what a component earned before anything was taken back. Whatever counts on from earlier
 * periods counts from this: what was taken back would else be paid again.
 */
export function ownPay(component: Component): 'earned' | 'before-clawback' {
  return clauseOf(component, 'Clawback') === undefined ? 'earned' : 'before-clawback';
}

function shareOf(work: ComponentWork, step: ClawbackStep): ClawbackShare {
  const share = step.share === undefined ? exact(ONE) : exact(fraction(step, step.share));
  if (step.count === undefined || step.since === undefined) {
    if (step.proportional) stepWrong(work, step, NO_END);
    return { share };
  }
  const unit = step.unit === 'day' || step.unit === 'days' ? 'days' : 'months';
  const count = Number(amount(step, step.count, 'USD').value.n);
  const within = { count, unit, of: step.since.$refText } as const;
  return step.proportional ? { within, share, left: leftOf(work, step, unit) } : { within, share };
}

const NO_END = 'a line without an end has no time left';

/** What is counted of the time that is left. */
function leftOf(work: ComponentWork, step: ClawbackStep, unit: 'days' | 'months') {
  if (step.left === 'days') {
    if (step.counted !== undefined) stepWrong(work, step, 'days are not begun or full, only months are');
    return 'days';
  }
  if (unit === 'days') stepWrong(work, step, 'a line in days has no months left, only days');
  const reading =
    step.counted ??
    work.c.choices.settle({
      code: 'choice-months-left',
      params: { component: work.component.name },
      node: step,
      owner: work.id,
      readings: ['begun', 'full'],
    });
  return reading === 'full' ? 'full months' : 'begun months';
}

function stepWrong({ component }: ComponentWork, step: ClawbackStep, why: string): never {
  return refuse('clawback-steps-wrong', step, { component: component.name, why });
}
