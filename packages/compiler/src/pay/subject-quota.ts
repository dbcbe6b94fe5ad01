import type { Expression } from '@ontarget/evaluator/format';
import { componentsOf, measuredBy, quotaOf, subjectOf } from '@ontarget/language';
import type { Component, Subject } from '@ontarget/language/ast';
import { readValue, type Window } from '../build/expressions.ts';
import { ids } from '../names.ts';
import type { PayPlace } from './place.ts';
import type { Measured } from './subject.ts';

/**
 * The quota that a condition holds a subject against: the target of the goal's node, or the quota of the role's
 * component that is paid on the same measure; that of the component the condition stands in comes first.
 */
export function subjectQuota(
  place: PayPlace,
  subject: Subject,
  measured: Measured,
): ((window: Window) => Expression) | undefined {
  if (measured.target !== undefined && measured.measure === undefined) return measured.target;
  const component = componentOnSame(place, subject);
  if (component === undefined) return measured.target;
  const id = `${ids.component(place.role.name, component.name)}/quota`;
  place.c.references.push({ from: place.id, to: id, node: subject });
  return (window) => readValue(id, window);
}

function componentOnSame(place: PayPlace, subject: Subject): Component | undefined {
  const asked = measuredBy(subject);
  if (asked?.kind !== 'measure') return undefined;
  const same = componentsOf(place.role).filter((component) => {
    const measured = measuredBy(subjectOf(component));
    return (
      measured?.kind === 'measure' &&
      measured.measure === asked.measure &&
      measured.whose === asked.whose &&
      quotaOf(component, place.role) !== undefined
    );
  });
  return same.find(({ name }) => ids.component(place.role.name, name) === place.id) ?? same[0];
}
