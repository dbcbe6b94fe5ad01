import {
  atTarget,
  type Exposure,
  exposure,
  type Fall,
  objectsIn,
  type RoleWeights,
  readsOf,
  roleWeights,
} from '@ontarget/analysis/sight';
import type { Plan, ValueId } from '@ontarget/evaluator/format';
import { formatRational } from '@ontarget/evaluator/numbers';

import { type FallInPay, fallInPay } from './falls-in-pay.ts';

/** A compiled plan and what has been worked out of it so far: several policies ask for the same numbers. */
export class PolicyContext {
  readonly plan: Plan;
  private readonly weights = new Map<string, RoleWeights>();
  private readonly worlds = new Map<string, ReturnType<typeof atTarget>>();
  private readonly falls = new Map<string, FallInPay | 'none'>();
  private readonly exposures = new Map<string, Exposure>();

  constructor(plan: Plan) {
    this.plan = plan;
  }

  /** How the variable pay of a role is divided. */
  weightsOf(role: string): RoleWeights {
    return remembered(this.weights, role, () => roleWeights(this.plan, role, () => this.worldOf(role)));
  }

  /** Whether a value depends on something that only the roster says. */
  readsRoster(value: ValueId): boolean {
    return [...readsOf(this.plan, [value]).values].some((id) =>
      [...objectsIn(this.plan.values[id]?.formula)].some(({ op }) => op === 'roster'),
    );
  }

  /** A year of somebody in a role, with the target of every result that has one. */
  worldOf(role: string): ReturnType<typeof atTarget> {
    return remembered(this.worlds, role, () => atTarget(this.plan, role));
  }

  /** Where a component pays less for a better result. */
  fallInPay(role: string, component: string): FallInPay | 'none' {
    return remembered(
      this.falls,
      `${role}/${component}`,
      () => fallInPay(this.plan, role, component) ?? 'none',
    );
  }

  /** What a role loses when some results fall. */
  exposureOf(role: string, fall: Fall): Exposure {
    const key = [role, ...fall.measures, formatRational(fall.from), formatRational(fall.to)].join(' ');
    return remembered(this.exposures, key, () => exposure(this.plan, role, fall));
  }
}

function remembered<T>(known: Map<string, T>, key: string, make: () => T): T {
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = make();
  known.set(key, made);
  return made;
}
