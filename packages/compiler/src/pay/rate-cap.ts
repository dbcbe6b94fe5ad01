import type { Expression } from '@ontarget/evaluator/format';
import { div, isZero, mul, ZERO } from '@ontarget/evaluator/numbers';
import { clauseOf } from '@ontarget/language';
import type { Commission, Curve, RateCap, RateFactor } from '@ontarget/language/ast';
import {
  branch,
  constant,
  greatest,
  least,
  product,
  quotient,
  select,
  type Window,
} from '../build/expressions.ts';
import { needed } from '../compilation.ts';
import { cappedSlices } from '../curves/curves.ts';
import { type Amount, amount } from '../literals.ts';
import { ids } from '../names.ts';
import { refuse } from '../problems.ts';
import { askedResult } from './asked-result.ts';
import { type Base, timesFactors } from './rate-factors.ts';
import { resultsWindow } from './timing.ts';
import type { ComponentWork } from './work.ts';

/** What a cap bounds where slices have rates of their own. */
export type SlicesCap = 'each slice' | 'effective';

/** `cap rate at 12%` bounds the rate, whatever the amount is; `1.2x` is so many times the stated rate. */
export function cappedRate(work: ComponentWork, rate: Expression, base?: Base): Expression {
  const cap = clauseOf(work.component, 'RateCap');
  if (cap === undefined) return rate;
  return least([rate, mostOf(work, cap, base)]);
}

/** The most that a rate may be. */
function mostOf(work: ComponentWork, cap: RateCap, base: Base | undefined): Expression {
  const most = mostStated(work, cap, base);
  return most === undefined ? cappingCurve(work, cap) : constant(most.value, most.unit);
}

function mostStated(work: ComponentWork, cap: RateCap, base: Base | undefined): Amount | undefined {
  if (cap.rate === undefined) return undefined;
  const most = timesFactors(work.c, amount(cap, cap.rate, work.c.header.currency), cap.factors);
  if (most.unit !== 'multiple') return most;
  if (base !== undefined && base.ofRates !== true)
    return { value: mul(most.value, base.value), unit: base.unit };
  const what = `The cap on the rate of ${work.component.name}`;
  return refuse('unit-unexpected', cap, { what, expected: 'a rate', found: 'a multiple of no stated rate' });
}

/** What the cap of a commission bounds, where its curve pays each slice at a rate of its own. */
export function capOnSlices(work: ComponentWork<Commission>, curve: string): SlicesCap | undefined {
  const cap = clauseOf(work.component, 'RateCap');
  if (cap === undefined) return undefined;
  if (cap.effective) return 'effective';
  if (cap.eachSlice) return 'each slice';
  const written = (cap.$cstNode?.text ?? '').replace(/\s+/g, ' ');
  const terms = written.replace(/^cap rate /, '');
  const reading = work.c.choices.settle({
    code: 'choice-rate-cap',
    params: { component: work.component.name, curve, cap: written, terms },
    node: cap,
    owner: work.id,
    readings: [`cap rate of each slice ${terms}`, `cap effective rate ${terms}`],
  });
  return reading.startsWith('cap rate of each slice') ? 'each slice' : 'effective';
}

/**
 * The curve that a commission reads where its cap bounds each slice: the same bands, none at more than the cap, so that
 * what pays and explains a curve does both for it.
 */
export function curveWithCap(work: ComponentWork<Commission>, node: Curve, base: Base | undefined): string {
  const cap = clauseOf(work.component, 'RateCap');
  if (cap === undefined || capOnSlices(work, node.name) !== 'each slice') return node.name;
  const most = mostStated(work, cap, base);
  if (most === undefined) {
    const why = 'what another result allows is the most for all of it: "cap effective rate"';
    return refuse('clause-misplaced', cap, {
      clause: 'cap rate of each slice',
      owner: work.component.name,
      why,
    });
  }
  if (base !== undefined && isZero(base.value)) return node.name;
  const rate = base === undefined ? most.value : div(most.value, base.value);
  return cappedSlices(work.c, node, nameWithCap(work.component, node.name), rate);
}

/** What the curve is called of which no slice has a higher rate. */
export function nameWithCap(component: Commission, curve: string): string {
  const cap = clauseOf(component, 'RateCap');
  const factors = component.factors.map(textOf);
  const of =
    component.rate === undefined
      ? [curve, ...factors].join(' * ')
      : `${[component.rate, ...factors].join(' * ')} times ${curve}`;
  return `${of}, each slice at most ${[cap?.rate, ...(cap?.factors ?? []).map(textOf)].join(' * ')}`;
}

function textOf({ literal, parameter }: RateFactor): string {
  return literal ?? parameter?.$refText ?? '';
}

/**
 * Pay whose rate is at most the cap over all of what is paid on: least(pay, cap x amount), and for an amount below 0,
 * which takes pay back, no more of it than the cap allows.
 */
export function withEffectiveCap(
  work: ComponentWork<Commission>,
  pay: Expression,
  paidOn: { readonly amount: Expression; readonly unit: string; readonly base: Base | undefined },
): Expression {
  const cap = clauseOf(work.component, 'RateCap');
  if (cap === undefined) return pay;
  const { amount: of, unit, base } = paidOn;
  const most = product([mostOf(work, cap, base), of]);
  const below = { op: 'compare', left: of, relation: 'below', right: constant(ZERO, unit) } as const;
  return select([branch(below, greatest([pay, most]))], least([pay, most]));
}

/** What the slices come to for each unit of all of it, at most the cap; where there is nothing, the rate that begins. */
export function effectiveRate(
  work: ComponentWork<Commission>,
  pay: Expression,
  of: Expression,
  base: Base | undefined,
  atNothing: Expression,
): Expression {
  const cap = clauseOf(work.component, 'RateCap');
  const rate = quotient(pay, of, atNothing);
  return cap === undefined ? rate : least([rate, mostOf(work, cap, base)]);
}

/** The most that a rate may be by another result, such as the margin that is left for it. */
function cappingCurve(work: ComponentWork, cap: RateCap): Expression {
  const { c, component, measurement } = work;
  const window: Window = resultsWindow(measurement);
  const name = cap.curve?.$refText ?? '';
  const curve = needed(c, ids.curve(name), c.curves.get(name));
  const by = cap.axis === undefined ? undefined : askedResult(work, cap.axis, window);
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
