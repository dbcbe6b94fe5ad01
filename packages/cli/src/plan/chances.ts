import { type Distribution, readDistribution, STATED_HINT } from '@ontarget/analysis/simulate';
import type { Plan, Unit } from '@ontarget/evaluator/format';
import { nearestName } from '@ontarget/evaluator/words';
import { Failure } from '../failure.ts';

/** What an option states: a distribution, of one measure or of all. */
export interface StatedChances {
  readonly measure: string | undefined;
  readonly text: string;
}

/** Reads `NewARR: 10% 70%, 50% 100%, 90% 130%`; without a measure it is about all. */
export function readStated(text: string): StatedChances {
  const [, measure, rest] = /^\s*([A-Za-z_]\w*)\s*:\s*(.*)$/s.exec(text) ?? [];
  return measure === undefined ? { measure: undefined, text } : { measure, text: rest ?? '' };
}

/** The distribution that a text states in a unit: percentiles, each with its value, or one value that never changes. */
export function distributionOf(text: string, unit: Unit, currency: string, option: string): Distribution {
  const stated = readDistribution(text, unit, currency);
  if (stated.ok) return stated.value;
  const { part, problem, isMalformed } = stated;
  const message = part === undefined ? `${option} "${text}": ${problem}` : `${option}: "${part}" ${problem}`;
  throw new Failure(message, isMalformed ? STATED_HINT : undefined);
}

/** The measure that an option names. Throws where the plan has none of that name. */
export function measureNamed(plan: Plan, name: string, option: string): Plan['measures'][string] {
  const measure = Object.hasOwn(plan.measures, name) ? plan.measures[name] : undefined;
  if (measure !== undefined) return measure;
  const close = nearestName(name, new Set(Object.keys(plan.measures)));
  throw new Failure(
    `${option} names the measure ${name}, which the plan does not have`,
    close === undefined ? undefined : `Did you mean ${close}?`,
  );
}
