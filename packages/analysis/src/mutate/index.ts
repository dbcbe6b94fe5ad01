/**
 * Mutants of a plan: each with one thing changed as a mistake would change it, to see whether its examples notice. See
 * docs/mutation.md.
 */
import type { Plan } from '@ontarget/evaluator/format';
import { curveMutations } from './curves.ts';
import { formulaMutations } from './formulas.ts';
import type { Mutant } from './mutant.ts';

export { type Equivalence, equivalenceOf } from './equivalence.ts';
export type { Mutant, MutantKind } from './mutant.ts';
export { reachOf } from './reach.ts';

/** The mutants of a plan, in the order of their ids. A plan that differs from it in nothing is none. */
export function mutantsOf(plan: Plan): Mutant[] {
  return [...curveMutations(plan), ...formulaMutations(plan)]
    .map(({ change, ...mutant }) => ({ ...mutant, plan: { ...plan, ...change } }))
    .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}
