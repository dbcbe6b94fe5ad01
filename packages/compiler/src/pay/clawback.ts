import type { ClawbackShare, Expression } from '@ontarget/evaluator/format';
import { clauseOf } from '@ontarget/language';
import type { Clawback, Component } from '@ontarget/language/ast';
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
      shares: node.steps.map(shareOf),
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

function shareOf(step: Clawback['steps'][number]): ClawbackShare {
  const share = exact(fraction(step, step.share));
  if (step.count === undefined || step.since === undefined) return { share };
  const unit = step.unit === 'day' || step.unit === 'days' ? 'days' : 'months';
  const count = Number(amount(step, step.count, 'USD').value.n);
  return { within: { count, unit, of: step.since.$refText }, share };
}
