import type { Expression, Grain, Stage } from '@ontarget/evaluator/format';
import { unitCode, unitOfNamed } from '@ontarget/language';
import type { Component } from '@ontarget/language/ast';
import type { AstNode } from 'langium';
import { earnedBefore } from '../balances/brought-in.ts';
import { readValue, type Window } from '../build/expressions.ts';
import { addValue } from '../compilation.ts';
import { ids } from '../names.ts';
import type { PayPlace } from '../pay/place.ts';
import { MONTHS_IN, measurementOf } from '../pay/timing.ts';
import { cannotCompile, refuse } from '../problems.ts';

/**
 * A named stage of another component of the role. Attainment and rate can be read over any stretch; what is earned or
 * paid out is added up over the component's own periods.
 */
export function stageOf(
  place: PayPlace,
  component: Component,
  stage: string,
  node: AstNode,
  window: Window,
): { value: Expression; unit: string } {
  const { c, role } = place;
  const id = ids.component(role.name, component.name);
  const value = `${id}/${stage}`;
  c.references.push({ from: place.id, to: value, node });
  const unit = unitCode(unitOfNamed(component, stage, { currency: c.header.currency }));
  const { grain } = measurementOf(c, component, id);
  refuseUnknown(component, stage, grain, node, window);
  if (stage === 'attainment' || stage === 'rate') return { value: readValue(value, window), unit };
  if (id === place.id && window === undefined) {
    cannotCompile(node, `${component.name} ${stage}`, 'it would need itself');
  }
  refuseLonger(place, component, stage, grain, node, window);
  // A rule that is read over the year to date too reads what others come to over the same stretch.
  if (
    grain === place.measurement.grain &&
    !place.measurement.catchUp &&
    (window === undefined || window === 'previous' || isBefore(window, grain))
  ) {
    return { value: readValue(value, window), unit };
  }
  return { value: readValue(addedUp(place, component, stage as 'earned' | 'payout', grain), window), unit };
}

function isBefore(window: Window, grain: Grain): boolean {
  return typeof window === 'object' && window.kind === 'before' && window.grain === grain;
}

/** A component has stages in the plan year alone, and pay for whole periods of its own. */
function refuseUnknown(
  { name }: Component,
  stage: string,
  grain: Grain,
  node: AstNode,
  window: Window,
): void {
  if (window === 'same period last year' || window === 'last year to date')
    cannotCompile(node, `${name} ${stage}`, 'the plan pays nothing before its own year');
  if (typeof window !== 'object' || stage === 'attainment' || stage === 'rate') return;
  if (window.kind === 'to date' || window.kind === 'whole') return;
  if (window.kind === 'before' && MONTHS_IN[window.grain] >= MONTHS_IN[grain]) return;
  cannotCompile(node, `${name} ${stage}`, `it is known for each ${grain}, not for other stretches of months`);
}

/** A quarter cannot ask what a component earned that is only measured over the year. */
function refuseLonger(
  { id, measurement }: PayPlace,
  component: Component,
  stage: string,
  grain: Grain,
  node: AstNode,
  window: Window,
): void {
  const isWhole = typeof window === 'object' && window.kind !== 'to date';
  if (window === 'year' || isWhole || MONTHS_IN[grain] <= MONTHS_IN[measurement.grain]) return;
  refuse('requires-later-result', node, {
    component: id.split('/').at(-1) ?? id,
    measured: measurement.grain,
    needs: `${component.name} ${stage}`,
    needsMeasured: grain,
  });
}

/** What a component comes to over a longer stretch than one of its periods. */
function addedUp(
  { c, role }: PayPlace,
  component: Component,
  stage: Stage & ('earned' | 'payout'),
  grain: Grain,
): string {
  const id = `${ids.component(role.name, component.name)}/${stage}/added-up`;
  if (!c.values.has(id)) {
    const of = readValue(`${ids.component(role.name, component.name)}/${stage}`);
    const opening =
      stage === 'earned'
        ? earnedBefore(c, { id: ids.component(role.name, component.name), component })
        : undefined;
    const formula: Expression = {
      op: 'over',
      each: grain,
      periods: 'in the window',
      of,
      whileAssigned: true,
      ...(opening === undefined ? {} : { opening }),
    };
    const title = `${component.name}, ${stage}, added up`;
    addValue(c, id, { title, stage, unit: c.header.currency, subject: 'payee', formula }, component);
  }
  return id;
}
