import type { Plan, ValueId } from '@ontarget/evaluator/format';
import type { Mutant } from './mutant.ts';

/**
 * Whether a mutant can change any of some values: whether they read, however far down, what it touches. What a formula
 * names is followed by its words, also a component for all its stages, so that nothing it reads is left out.
 */
export function reachOf(plan: Plan): (mutant: Pick<Mutant, 'touches'>, asked: readonly ValueId[]) => boolean {
  const ids = Object.keys(plan.values);
  const named = (node: unknown): string[] => {
    if (typeof node === 'string') return [node];
    if (typeof node !== 'object' || node === null) return [];
    return Object.values(node).flatMap(named);
  };
  const below = Map.groupBy(ids, (id) => id.split('/').slice(0, 3).join('/'));
  const direct = new Map(
    ids.map((id) => {
      const names = named(plan.values[id]?.formula);
      return [id, new Set(names.flatMap((name) => (name in plan.values ? [name] : (below.get(name) ?? []))))];
    }),
  );
  const users = new Map<string, ValueId[]>();
  for (const id of ids) {
    for (const name of new Set(named(plan.values[id]?.formula))) {
      if (name in plan.curves) users.set(name, [...(users.get(name) ?? []), id]);
    }
  }
  const all = new Map<ValueId, ReadonlySet<ValueId>>();
  const readBy = (id: ValueId): ReadonlySet<ValueId> => {
    const known = all.get(id);
    if (known !== undefined) return known;
    const seen = new Set<ValueId>();
    const open = [id];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      open.push(...(direct.get(next) ?? []));
    }
    all.set(id, seen);
    return seen;
  };
  return ({ touches }, asked) => {
    const touched = 'values' in touches ? touches.values : (users.get(touches.curve) ?? []);
    return asked.some((id) => touched.some((one) => readBy(id).has(one)));
  };
}
