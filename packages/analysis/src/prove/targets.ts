import type { Window } from '@ontarget/evaluator/engine';
import type { Component, Plan, ValueId } from '@ontarget/evaluator/format';
import { isZero, ONE, type Rational, sign, ZERO } from '@ontarget/evaluator/numbers';
import type { Bounds } from './bounds.ts';
import { evaluateNode } from './evaluate.ts';
import { zeros } from './extent.ts';
import { casesOf } from './falls.ts';
import { axisOf, holds } from './grid.ts';
import type { Input, Point } from './input.ts';
import type { Node } from './node.ts';
import { NotDecided } from './not-decided.ts';
import { inputsOf, isNothing } from './polynomial.ts';
import type { Reading } from './reading.ts';
import { less } from './restrict.ts';

/** How the results at target were found. */
export interface AtTarget {
  readonly point: Point;
  /** Inputs that are measured by attainment: `point` holds what 100% of them is. */
  readonly attained: ReadonlySet<number>;
  /** Inputs of which the plan states no target: they are taken as in `point`. */
  readonly without: ReadonlySet<number>;
}

/** A component in one of the windows that it is asked about. */
export interface Part {
  readonly component: Component;
  readonly window: Window;
}

/**
 * Each result at its target: where attainment is 100%; else where the component pays its target pay; else where a multiplier is 1x;
 * else where whatever is required of it is just met. A result of which nothing says more is taken as nothing.
 */
export function atTarget(
  reading: Reading,
  bounds: Bounds,
  node: Node,
  parts: readonly Part[],
  plan: Plan,
  role: string,
): AtTarget {
  const point = new Map<number, Rational | string>();
  const attained = new Set<number>();
  const put = (found: Point | undefined): void => {
    for (const [input, value] of found ?? []) if (!point.has(input)) point.set(input, value);
  };
  for (const { component, window } of parts) {
    const attainment = tried(() => stageOf(reading, component.stages.attainment, window));
    if (attainment === undefined) continue;
    const found = where(attainment, ONE, reading, bounds);
    if (found !== undefined) for (const input of found.keys()) if (!point.has(input)) attained.add(input);
    put(found);
  }
  for (const { component, window } of parts) {
    const [pay, target] = [component.stages.pay, component.stages['target pay']].map((id) =>
      tried(() => stageOf(reading, id, window)),
    );
    if (pay !== undefined && target !== undefined)
      put(where(less(reading.builder, pay, target), ZERO, reading, bounds));
  }
  const multipliers = Object.keys(plan.values).filter(
    (id) => plan.values[id]?.stage === 'multiplier' && id.startsWith(`role/${role}/`),
  );
  for (const { window } of parts) {
    for (const id of multipliers) {
      const multiplier = tried(() => reading.value(id, window));
      if (multiplier?.inputs.size === 1) put(where(multiplier, ONE, reading, bounds));
    }
  }
  const without = new Set<number>();
  for (const index of node.inputs) {
    if (point.has(index)) continue;
    const input = reading.inputs.all[index];
    if (input === undefined) continue;
    const met = requirementOf(node, index, bounds);
    without.add(index);
    point.set(index, met ?? nothing(input));
  }
  return { point, attained, without };
}

function stageOf(reading: Reading, id: ValueId | undefined, window: Window): Node | undefined {
  return id === undefined ? undefined : reading.value(id, window);
}

function tried<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (problem) {
    if (problem instanceof NotDecided) return undefined;
    throw problem;
  }
}

/** The least results at which a formula of one or two of them comes to a number. */
function where(node: Node, wanted: Rational, reading: Reading, bounds: Bounds): Point | undefined {
  if (node.inputs.size === 0 || node.inputs.size > 2) return undefined;
  const difference = less(reading.builder, node, reading.builder.constant(wanted));
  const regions = bounds.regions(difference);
  if (regions instanceof NotDecided) return undefined;
  const [axis] = regions.axes;
  if (regions.axes.length === 1 && axis?.kind === 'numbers') {
    for (const [cell, span] of axis.spans.entries()) {
      const p = regions.cells[cell] ?? new Map();
      if (isNothing(p) && span.low !== undefined) return new Map([[axis.input, span.low]]);
      if (inputsOf(p).size === 0) continue;
      const zero = tried(() => zeros(p, axis.input))?.find((one) => holds(span, one));
      if (zero !== undefined) return new Map([[axis.input, zero]]);
    }
    return undefined;
  }
  const unitOf = (input: number): string => reading.inputs.all[input]?.unit ?? 'number';
  return casesOf(regions.axes, -1, unitOf).find((point) => isZero(evaluateNode(difference, point)));
}

/** The breakpoint beyond which nothing more can be required: the last one, or the first where less is better. */
function requirementOf(node: Node, index: number, bounds: Bounds): Rational | string | undefined {
  const input = bounds.inputs[index];
  if (input === undefined) return undefined;
  const cuts = cutsOf(node, input, bounds);
  return input.betterWhen === 'lower' ? cuts.at(0) : cuts.at(-1);
}

/** Every breakpoint of an input, in any part of a formula that can be worked out by boxes. */
export function cutsOf(node: Node, input: Input, bounds: Bounds): readonly Rational[] {
  if (input.domain.kind === 'words') return [];
  const cuts: Rational[] = [];
  const seen = new Set<Node>();
  const walk = (one: Node): void => {
    if (seen.has(one) || !one.inputs.has(input.index)) return;
    seen.add(one);
    const regions = bounds.regions(one);
    if (regions instanceof NotDecided) {
      for (const part of partsOf(one)) walk(part);
      return;
    }
    for (const axis of regions.axes)
      if (axis.input === input.index && axis.kind === 'numbers') cuts.push(...axis.cuts);
  };
  walk(node);
  const axis = axisOf(input, cuts);
  return axis.kind === 'numbers' ? axis.cuts : [];
}

function partsOf(node: Node): readonly Node[] {
  switch (node.op) {
    case 'sum':
      return node.terms.map(({ of }) => of);
    case 'product':
    case 'least':
    case 'greatest':
      return node.of;
    case 'curve':
      return [node.at];
    case 'matrix':
      return [node.down, node.across];
    case 'round':
      return [node.of];
    case 'select':
      return [node.then, node.otherwise, ...testParts(node.when)];
    default:
      return [];
  }
}

function testParts(test: Extract<Node, { op: 'select' }>['when']): readonly Node[] {
  switch (test.op) {
    case 'sign':
      return [test.of];
    case 'not':
      return testParts(test.of);
    case 'all':
    case 'any':
      return test.of.flatMap(testParts);
    default:
      return [];
  }
}

function nothing({ domain }: Input): Rational | string {
  if (domain.kind === 'words') return domain.words[0] ?? '';
  return domain.low !== undefined && sign(domain.low) > 0 ? domain.low : ZERO;
}
