import type { Component, NodeId, Plan, ValueId } from '@ontarget/evaluator/format';
import { objectsIn } from '../sight/reads.ts';
import { type Reads, type Result, readsOf, resultBehind, resultsOf } from './results.ts';

/** A component of a role that is worked out, or the reason why it cannot be. */
export interface SimulatedComponent {
  readonly role: string;
  readonly name: string;
  readonly component: Component;
  /** The results it depends on. */
  readonly reads: Reads;
  /** Why nothing can be supposed for it; undefined where it is simulated. */
  readonly leftOut?: string;
}

/** Where supposed results come from: whose quota or target they are a part of. */
export interface Drivers {
  readonly results: ReadonlyMap<ValueId, Result>;
  readonly components: readonly SimulatedComponent[];
  /** By measure and role: the quota that a person's own results are a multiple of. */
  readonly quotas: ReadonlyMap<string, ReadonlyMap<string, ValueId>>;
  /** By measure and role: the quota of those whose people's results roll up to them. */
  readonly managers: ReadonlyMap<string, ReadonlyMap<string, ValueId>>;
  /** By measure: the roles that read people's own results of it. */
  readonly readers: ReadonlyMap<string, ReadonlySet<string>>;
  /** By measure and team (empty for the company): the target of the goal's node that is counted so. */
  readonly targets: ReadonlyMap<string, ValueId>;
  /** Measures that nothing says the size of: somebody has to suppose it. */
  readonly unknown: readonly string[];
}

/** A key of `targets`. */
export function targetKey(measure: string, team: string | undefined): string {
  return `${measure} ${team ?? ''}`;
}

/**
 * Finds what drives each result of a plan.
 *
 * @param stated measures whose results are supposed as they stand
 * @param roles those that somebody has: what only others read need not be supposed
 * @param isSizedElsewhere whether another plan that is paid for the same year says how large a result is
 */
export function driversOf(
  plan: Plan,
  stated: ReadonlySet<string>,
  roles: ReadonlySet<string>,
  isSizedElsewhere: (result: Result) => boolean = () => false,
): Drivers {
  const results = resultsOf(plan);
  const quotas = new Map<string, Map<string, ValueId>>();
  const managers = new Map<string, Map<string, ValueId>>();
  const readers = new Map<string, Set<string>>();
  const targets = nodeTargets(plan, results);
  const all = Object.entries(plan.roles)
    .filter(([role]) => roles.has(role))
    .flatMap(([role, { components }]) =>
      Object.entries(components).map(([name, component]) => ({ role, name, component })),
    );
  for (const { role, component } of all) {
    const { measure, quota } = component.stages;
    const behind = measure === undefined ? undefined : resultBehind(plan, results, measure);
    if (behind === undefined || quota === undefined || behind.result.node !== undefined) continue;
    const { measure: name, whose } = behind.result;
    if (whose === 'payee own' || whose === 'payee both')
      entry(quotas, name, () => new Map<string, ValueId>()).set(role, quota);
    else if (whose === 'payee rolled-up')
      entry(managers, name, () => new Map<string, ValueId>()).set(role, quota);
    else if (whose === 'its team') {
      const key = targetKey(name, plan.roles[role]?.team);
      if (!targets.has(key)) targets.set(key, quota);
    }
  }
  const unknown = new Set<string>();
  const components = all.map((one): SimulatedComponent => {
    const reads = readsOf(plan, one.component.stages.payout, (id) => isSized(id));
    for (const id of reads.results) {
      const result = results.get(id);
      if (result?.whose === 'payee own' || result?.whose === 'payee both') {
        entry(readers, result.measure, () => new Set<string>()).add(one.role);
      }
    }
    return reads.rows.size === 0
      ? { ...one, reads }
      : { ...one, reads, leftOut: 'it is worked out deal by deal' };
  });
  function isSized(id: ValueId): boolean {
    const result = results.get(id);
    if (result === undefined) return false;
    if ([stated, quotas, managers].some((known) => known.has(result.measure))) return true;
    if (targetFor(plan, targets, result) !== undefined || isSizedElsewhere(result)) return true;
    const formula = plan.values[id]?.formula;
    // A ratio is supposed as it is; whatever adds up other measures is made of those.
    if (!result.addsUp && !isLeaf(formula)) return false;
    unknown.add(result.measure);
    return true;
  }
  return { results, components, quotas, managers, readers, targets, unknown: [...unknown].sort() };
}

/** Whether a measure's formula is no arithmetic of other measures that could be supposed instead. */
function isLeaf(formula: Plan['values'][string]['formula'] | undefined): boolean {
  return formula?.op === 'quotient' || [...objectsIn(formula)].some(({ op }) => op === 'entered');
}

/** The target that a team's or the company's result is a multiple of. */
export function targetFor(
  plan: Plan,
  targets: ReadonlyMap<string, ValueId>,
  { node, measure, whose }: Result,
  team?: string,
): ValueId | undefined {
  if (node !== undefined) return plan.goals[node]?.target;
  if (whose === 'company') return targets.get(targetKey(measure, undefined));
  if (typeof whose === 'object') return targets.get(targetKey(measure, whose.team));
  if (whose !== 'its team') return undefined;
  if (team !== undefined) return targets.get(targetKey(measure, team));
  return [...targets].find(
    ([key]) => key.startsWith(`${measure} `) && key !== targetKey(measure, undefined),
  )?.[1];
}

/** What goals say of their own measures, for the teams that they name. */
function nodeTargets(plan: Plan, results: ReadonlyMap<ValueId, Result>): Map<string, ValueId> {
  const targets = new Map<string, ValueId>();
  const nodes: [NodeId, Plan['goals'][string]][] = Object.entries(plan.goals);
  for (const [, { actual, target }] of nodes) {
    const behind = resultBehind(plan, results, actual);
    if (behind === undefined || behind.result.part) continue;
    const { whose, measure } = behind.result;
    const team = typeof whose === 'object' ? whose.team : undefined;
    const key = targetKey(measure, team);
    if (!targets.has(key)) targets.set(key, target);
  }
  return targets;
}

function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
