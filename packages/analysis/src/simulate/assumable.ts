import type { Plan } from '@ontarget/evaluator/format';
import { driversOf } from './drivers.ts';

/** A measure that something can be supposed of, and what. */
export interface Assumable {
  readonly measure: string;
  /**
   * `attainment` of its quotas and targets; the `result` of a year, where neither says how large it is; the `score` of
   * somebody, 100% where nobody says otherwise.
   */
  readonly kind: 'attainment' | 'result' | 'score';
}

/**
 * The measures that the pay of some roles depends on, by name: first those that somebody has to suppose.
 *
 * @param roles those that somebody has
 */
export function assumableOf(plan: Plan, roles: ReadonlySet<string>): Assumable[] {
  const { unknown, components, results } = driversOf(plan, new Set(), roles);
  const open = new Set(unknown);
  const read = new Set(
    components.flatMap(({ leftOut, reads }) =>
      leftOut === undefined ? [...reads.results].flatMap((id) => results.get(id)?.measure ?? []) : [],
    ),
  );
  const isScore = (name: string) => plan.measures[name]?.unit === 'score';
  return [
    ...unknown.filter((name) => !isScore(name)).map((measure) => ({ measure, kind: 'result' }) as const),
    ...[...read]
      .filter((name) => !open.has(name))
      .sort()
      .map((measure) => ({ measure, kind: 'attainment' }) as const),
    ...unknown.filter(isScore).map((measure) => ({ measure, kind: 'score' }) as const),
  ];
}
