import type { AstNode } from 'langium';
import type { Component, Pool, Reference } from '../generated/ast.ts';
import { forEachReference, walk } from '../services/walk.ts';
import type { Check } from './context.ts';
import { componentsOfPlan } from './plan-components.ts';

/** What a pool is shared by is earned before it is shared: it can need nothing of the pool. */
export const poolsMustNotBeSharedByWhatNeedsThem: Check<Pool> = (pool, say, plan) => {
  const by = pool.by.component?.$refText;
  if (by === undefined) return;
  for (const component of componentsOfPlan(plan)) {
    if (component.name !== by) continue;
    const way = wayTo(pool, component);
    if (way === undefined) continue;
    const circle = [pool, ...way, pool].map(({ name }) => name);
    say('circular-definition', { node: pool, property: 'by' }, { name: pool.name, circle });
    return;
  }
};

type Named = AstNode & { readonly name: string };

/** The shortest way from a component to a pool that it needs, the component first. */
function wayTo(pool: Pool, start: Component): Named[] | undefined {
  const seen = new Set<Named>([start]);
  let ways: Named[][] = [[start]];
  while (ways.length > 0) {
    const longer: Named[][] = [];
    for (const way of ways) {
      for (const next of neededBy(way.at(-1) ?? start)) {
        if (next === pool) return way;
        if (seen.has(next)) continue;
        seen.add(next);
        longer.push([...way, next]);
      }
    }
    ways = longer;
  }
  return undefined;
}

const KINDS: ReadonlySet<string> = new Set([
  'Pool',
  'Measure',
  'WeightedComponent',
  'Commission',
  'Bonus',
  'FormulaPay',
]);

/** The pools, measures and other components that a component or a measure reads; what was before needs nothing of now. */
function neededBy(node: Named): Named[] {
  const found: Named[] = [];
  walk(node, (inside) => {
    if (inside.$type === 'Reference' && (inside as Reference).stretch?.earlier) return;
    forEachReference(inside, ({ reference }) => {
      const named: AstNode | undefined = 'ref' in reference ? reference.ref : undefined;
      if (named !== undefined && KINDS.has(named.$type)) found.push(named as Named);
    });
  });
  return found;
}
