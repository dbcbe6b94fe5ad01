import type { ValueId } from '@ontarget/evaluator/format';
import type { Compilation } from '../compilation.ts';
import type { Steps } from '../steps.ts';
import { usesOf } from './uses.ts';

/**
 * A circle among values: each needs the next, and the last the first, for the same stretch of time. What reads only
 * earlier periods makes none. Undefined where there is none. A step for each value that others may lead to.
 */
export function* circleIn(c: Compilation): Steps<ValueId[] | undefined> {
  const done = new Set<ValueId>();
  for (const start of [...c.values.keys()].sort()) {
    const circle = circleFrom(c, start, done);
    if (circle !== undefined) return circle;
    yield;
  }
  return undefined;
}

/** Depth first without recursion: plans may chain more values than a call stack holds. */
function circleFrom(c: Compilation, start: ValueId, done: Set<ValueId>): ValueId[] | undefined {
  const path: { id: ValueId; next: ValueId[] }[] = [];
  const enter = (id: ValueId): void => {
    path.push({ id, next: needsOf(c, id) });
  };
  if (!done.has(start)) enter(start);
  for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
    const next = top.next.pop();
    if (next === undefined) {
      done.add(top.id);
      path.pop();
    } else if (!done.has(next)) {
      const at = path.findIndex(({ id }) => id === next);
      if (at >= 0) return [...path.slice(at).map(({ id }) => id), next];
      enter(next);
    }
  }
  return undefined;
}

function needsOf(c: Compilation, id: ValueId): ValueId[] {
  const needs: ValueId[] = [];
  for (const use of usesOf(c.values.get(id)?.formula)) {
    if (use.earlier) continue;
    if (use.kind === 'value') needs.push(use.id);
    if (use.kind === 'component') needs.push(`${use.id}/payout`);
  }
  return needs.filter((need) => c.values.has(need));
}
