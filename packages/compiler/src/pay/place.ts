import type { NodeId } from '@ontarget/evaluator/format';
import type { Role } from '@ontarget/language/ast';
import type { Compilation } from '../compilation.ts';
import type { Measurement } from './timing.ts';

/** Where a condition or a formula about results stands: in a component, or in the total of a role. */
export interface PayPlace {
  readonly c: Compilation;
  readonly role: Role;
  /** `role/R/C`, or `role/R` for its total. */
  readonly id: NodeId;
  /** What `this period` means there. */
  readonly measurement: Measurement;
}
