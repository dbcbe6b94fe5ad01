import type { Plan } from '@ontarget/evaluator/format';
import { nodeName, paidComponents } from '../sight/plan-view.ts';
import { type Place, REACHED } from './place.ts';

/** The roles and components that are paid, and the goal nodes below which there is none. */
export function subjectPlaces(plan: Plan): Place[] {
  const parents = new Set(Object.values(plan.goals).map(({ parent }) => parent));
  return [
    ...Object.entries(plan.roles).map(
      ([name, { title }]): Place => ({
        id: `role/${name}`,
        kind: 'role',
        node: `role/${name}`,
        title: title || name,
        ways: [REACHED],
      }),
    ),
    ...paidComponents(plan).map(
      ({ role, name, component }): Place => ({
        id: `role/${role}/${name}`,
        kind: 'component',
        node: `role/${role}/${name}`,
        title: `${role} ${component.title || name}`,
        ways: [REACHED],
      }),
    ),
    ...Object.keys(plan.goals)
      .filter((id) => !parents.has(id))
      .map((id): Place => ({ id, kind: 'goal', node: id, title: nodeName(id), ways: [REACHED] })),
  ];
}

/** For each value that shows one of these places: which places. */
export function shownBy(plan: Plan): ReadonlyMap<string, readonly string[]> {
  const shown = new Map<string, string[]>();
  const add = (value: string, place: string) => {
    const places = shown.get(value);
    if (places === undefined) shown.set(value, [place]);
    else places.push(place);
  };
  for (const { role, name, component } of paidComponents(plan)) {
    const id = `role/${role}/${name}`;
    // What is earned is asked for by whoever asks for what is paid of it.
    add(component.stages.earned, id);
    add(component.stages.payout, id);
  }
  for (const [id, { target, actual }] of Object.entries(plan.goals)) {
    add(target, id);
    add(actual, id);
  }
  for (const value of Object.keys(plan.values)) {
    const [kind, role] = value.split('/');
    if (kind === 'role' && role !== undefined && Object.hasOwn(plan.roles, role)) add(value, `role/${role}`);
  }
  return shown;
}
