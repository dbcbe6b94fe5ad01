import { askRun, type RunAnswer } from '@ontarget/evaluator/engine';
import { namedValue } from '@ontarget/workspace/node';
import { Failure } from '../failure.ts';
import { asFailure, type Prepared } from './pay.ts';

/** The names of `--values`, as they stand between commas. */
export function readNames(text: string): readonly string[] {
  return text
    .split(',')
    .map((name) => name.trim().replaceAll(/\s+/g, ' '))
    .filter((name) => name !== '');
}

/**
 * What named values come to for everybody whose role has them, exact. Names are those of examples tables. Throws a
 * `Failure` for a name that no role has.
 */
export function valuesOf({ input, plan }: Prepared, names: readonly string[]): readonly RunAnswer[] {
  for (const name of names) refuseUnknown(name, plan);
  try {
    return askRun(input, (role) =>
      names.flatMap((name) => {
        const value = namedValue(name, plan, role);
        return value === undefined || value === 'not-a-name' ? [] : [{ name, ...value }];
      }),
    );
  } catch (error) {
    throw asFailure(error, plan);
  }
}

function refuseUnknown(name: string, plan: Prepared['plan']): void {
  const found = Object.values(plan.roles).map((role) => namedValue(name, plan, role));
  if (found.every((value) => value === 'not-a-name')) {
    throw new Failure(
      `"${name}" is not written as the heading of an examples table is`,
      'Name a measure, a goal, a component, or a stage of one: Bookings, NewBusiness attainment, paid.',
    );
  }
  if (found.some((value) => value !== undefined)) return;
  const components = Object.values(plan.roles).flatMap((role) => Object.keys(role.components));
  const known = [...new Set([...Object.keys(plan.measures), ...components])].sort();
  throw new Failure(`no role of the plan has a value called "${name}"`, `There is ${known.join(', ')}.`);
}
