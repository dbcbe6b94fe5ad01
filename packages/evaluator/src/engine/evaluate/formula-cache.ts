import type { Condition, Expression } from '../../format/types/index.ts';
import type { Outcome } from '../outcome.ts';

/** Keeps what formulas come to for keys that are all they depend on, such as a row. */
export class FormulaCache<Key> {
  private readonly known = new WeakMap<Expression | Condition, Map<Key, Outcome>>();

  /** The outcome of a formula for a key, worked out at the first question. */
  of<O extends Outcome>(formula: Expression | Condition, key: Key, work: () => O): O {
    const outcomes = this.outcomesOf(formula);
    const before = outcomes.get(key);
    // One formula and one way of working it out belong together, so the kind of outcome is the same.
    if (before !== undefined) return before as O;
    const outcome = work();
    outcomes.set(key, outcome);
    return outcome;
  }

  /** Keeps an outcome that somebody else has worked out. */
  keep(formula: Expression | Condition, key: Key, outcome: Outcome): void {
    this.outcomesOf(formula).set(key, outcome);
  }

  private outcomesOf(formula: Expression | Condition): Map<Key, Outcome> {
    const outcomes = this.known.get(formula) ?? new Map<Key, Outcome>();
    this.known.set(formula, outcomes);
    return outcomes;
  }
}
