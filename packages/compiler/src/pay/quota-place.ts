import type { Expression, Grain, NodeId } from '@ontarget/evaluator/format';
import type { Compilation } from '../compilation.ts';

/** For whom the terms of a quota are worked out: a component, or a role for whatever asks it. */
export interface QuotaPlace {
  readonly c: Compilation;
  /** What the ids of its values begin with. */
  readonly id: NodeId;
  /** The component, or the role, as messages name it. */
  readonly owner: string;
  readonly title: string;
  /** The period that asks for the quota: what a period or a phasing that is left open is settled by. */
  readonly grain: Grain;
  /** The part of its month's quota that somebody new has. */
  readonly ramp: Expression | undefined;
  /** Refuses a ramp where no quota of the payee's own could be ramped. */
  readonly refuseRamp: (why: string) => void;
}
