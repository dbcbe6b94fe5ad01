import { type Input, NotDecided, type PaidCase, PayFunction } from '@ontarget/analysis/prove';
import { readsOf } from '@ontarget/analysis/sight';
import type { Component, Plan } from '@ontarget/evaluator/format';
import { falls, paysByAttainment } from './curve-figures.ts';

/** Two results that differ in one alone: the better one pays less. */
export interface FallInPay {
  readonly pay: PayFunction;
  readonly along: Input;
  readonly cases: readonly [PaidCase, PaidCase];
}

/**
 * Where a component pays less for a better result though its curve does not fall: through a rate that falls for all that came
 * before, a multiplier, a requirement or a formula. Undefined where none is proved, which is not to say that there is none:
 * pay that is no exact function of its results, or whose results depend on each other, is not looked at.
 */
export function fallInPay(plan: Plan, role: string, name: string): FallInPay | undefined {
  const component = plan.roles[role]?.components[name];
  if (component === undefined || !mayFall(plan, component)) return undefined;
  try {
    const pay = new PayFunction(plan, role, name);
    if (pay.related.length > 0) return undefined;
    const own = resultsOf(plan, component);
    for (const input of pay.inputs) {
      if (!own.has(input.value) && !hasDirection(plan, input.name)) continue;
      const found = pay.follows(input);
      if (found.verdict !== 'no') continue;
      const [worse, better] = found.pays;
      return {
        pay,
        along: input,
        cases: [
          { point: found.pair.low, pays: worse },
          { point: found.pair.high, pays: better },
        ],
      };
    }
  } catch (problem) {
    if (!(problem instanceof NotDecided)) throw problem;
  }
  return undefined;
}

/** What the component is paid on: the better the higher, unless its measure says otherwise. */
function resultsOf(plan: Plan, { stages }: Component): ReadonlySet<string> {
  return stages.measure === undefined ? new Set() : readsOf(plan, [stages.measure]).values;
}

/** Whether the plan says which way a measure is better: that more of what is only asked for is better is no more than a guess. */
function hasDirection(plan: Plan, name: string): boolean {
  const measure = plan.measures[name];
  return measure?.revenue === true || measure?.betterWhen === 'lower';
}

/** Whether more than a curve read at attainment decides: target pay times a curve that does not fall cannot fall itself. */
function mayFall(plan: Plan, { curve, kind, requirements, stages }: Component): boolean {
  const known = curve === undefined ? undefined : plan.curves[curve];
  if (paysByAttainment(known) && falls(known)) return false;
  if (known !== undefined && !('pieces' in known)) return false;
  return (
    kind === 'formula' ||
    requirements.length > 0 ||
    stages.multiplier !== undefined ||
    (known !== undefined && !paysByAttainment(known))
  );
}
