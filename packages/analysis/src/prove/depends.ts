import type { Plan, ValueId } from '@ontarget/evaluator/format';

/** Operators that read rows, entries or other people's pay: what a payee, a team or the company achieved. */
const RESULTS: ReadonlySet<string> = new Set([
  'total',
  'entered',
  'members',
  'rank',
  'percentile',
  'pool',
  'open',
  'collected',
]);

/** Says which formulas depend on results, whatever period they are asked about. */
export class Dependence {
  private readonly plan: Plan;
  private readonly known = new Map<ValueId, boolean>();
  private readonly read = new Map<ValueId, ReadonlySet<ValueId>>();

  constructor(plan: Plan) {
    this.plan = plan;
  }

  /** Whether a value depends on results. */
  value(id: ValueId): boolean {
    const known = this.known.get(id);
    if (known !== undefined) return known;
    // A circle, such as a balance that carries itself on, adds nothing to what its other parts depend on.
    this.known.set(id, false);
    const depends = this.formula(this.plan.values[id]?.formula);
    this.known.set(id, depends);
    return depends;
  }

  /** Whether an expression or a condition depends on results. */
  formula(part: unknown): boolean {
    if (Array.isArray(part)) return part.some((one) => this.formula(one));
    if (typeof part !== 'object' || part === null) return false;
    const { op } = part as { op?: unknown };
    // Rows that take pay back are results of their own, and a proof is about a period that nothing is taken back in.
    if (op === 'clawback') return false;
    if (typeof op === 'string' && RESULTS.has(op)) return true;
    if (this.valuesIn(part as Record<string, unknown>).some((id) => this.value(id))) return true;
    return Object.values(part).some((one) => this.formula(one));
  }

  /** The values that a value reads, at any depth. */
  reads(id: ValueId): ReadonlySet<ValueId> {
    const known = this.read.get(id);
    if (known !== undefined) return known;
    const all = new Set<ValueId>();
    const walk = (part: unknown): void => {
      if (Array.isArray(part)) part.forEach(walk);
      else if (typeof part === 'object' && part !== null) {
        for (const next of this.valuesIn(part as Record<string, unknown>)) {
          if (all.has(next)) continue;
          all.add(next);
          walk(this.plan.values[next]?.formula);
        }
        Object.values(part).forEach(walk);
      }
    };
    walk(this.plan.values[id]?.formula);
    this.read.set(id, all);
    return all;
  }

  /** The values that a part of a formula names itself. */
  private valuesIn(part: Record<string, unknown>): readonly ValueId[] {
    const { op, id, value, balance, component, stage } = part;
    if (op === 'value' && typeof id === 'string') return [id];
    if (op === 'flag' && typeof value === 'string') return [value];
    if (op === 'carried' && typeof balance === 'string') return [balance];
    if (op !== 'due' || typeof component !== 'string') return [];
    if (typeof value === 'string') return [value];
    const due = this.component(component)?.stages[stage as 'payout'];
    return due === undefined ? [] : [due];
  }

  private component(id: string) {
    for (const [role, { components }] of Object.entries(this.plan.roles)) {
      for (const [name, one] of Object.entries(components)) if (id === `role/${role}/${name}`) return one;
    }
    return undefined;
  }
}
