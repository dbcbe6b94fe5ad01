import type { Expression } from '@ontarget/evaluator/format';
import { clauseOf } from '@ontarget/language';
import type { Commission, RateCap } from '@ontarget/language/ast';
import { constant, least } from '../build/expressions.ts';
import { needed } from '../compilation.ts';
import { amount } from '../literals.ts';
import { ids } from '../names.ts';
import { refuse } from '../problems.ts';
import { askedResult } from './asked-result.ts';
import type { Measured } from './subject.ts';
import { resultsWindow } from './timing.ts';
import type { ComponentWork } from './work.ts';

/** A percent is of money; money is for each unit of what is counted. */
export function rateUnit(work: ComponentWork<Commission>, measured: Measured, rate: string): string {
  const { currency } = work.c.header;
  const isRate = rate === currency || rate.startsWith(`${currency}/`);
  if (measured.unit === currency && rate === 'percent') return rate;
  if (measured.unit !== currency && isRate) return `${currency}/count`;
  const found = `${rate} of ${measured.unit}`;
  return refuse('unit-unexpected', work.component, {
    what: `The rate of ${work.component.name}`,
    expected: 'one that makes money',
    found,
  });
}

/** `cap rate at 12%` bounds the rate, whatever the amount is. */
export function cappedRate(work: ComponentWork, rate: Expression): Expression {
  const cap = clauseOf(work.component, 'RateCap');
  if (cap === undefined) return rate;
  if (cap.rate === undefined) return least([rate, cappingCurve(work, cap)]);
  const { value, unit } = amount(cap, cap.rate, work.c.header.currency);
  return least([rate, constant(value, unit)]);
}

/** The most that a rate may be by another result, such as the margin that is left for it. */
function cappingCurve(work: ComponentWork, cap: RateCap): Expression {
  const { c, component, measurement } = work;
  const name = cap.curve?.$refText ?? '';
  const curve = needed(c, ids.curve(name), c.curves.get(name));
  const by = cap.axis === undefined ? undefined : askedResult(work, cap.axis, resultsWindow(measurement));
  const bad = (why: string) =>
    refuse('curve-does-not-fit', cap, { component: component.name, curve: name, why });
  if (by === undefined || (curve.kind !== 'linear' && curve.kind !== 'steps')) {
    return bad('a cap is read from steps or a line');
  }
  const ratio = by.unit === 'percent' || by.unit === 'score' || by.unit === 'multiple';
  if (curve.axis === by.unit || (curve.axis === 'percent' && ratio)) {
    return { op: 'curve', curve: name, at: by.value, read: 'pay' };
  }
  const at = curve.axis === 'percent' ? by.attainment() : undefined;
  if (at !== undefined) return { op: 'curve', curve: name, at, read: 'pay' };
  const asked = cap.axis?.$cstNode?.text.replace(/\s+/g, ' ') ?? '';
  return bad(`its bounds are in ${curve.axis}, and ${asked} is in ${by.unit}`);
}
