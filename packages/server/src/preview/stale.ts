import type { PreviewComponent, PreviewGoal, PreviewModel, PreviewRole } from '@ontarget/report';
import type { Sources } from '@ontarget/workspace/view';

/**
 * Keeps what was last drawn of parts that have an error now, marked as old. What the text no longer holds is dropped,
 * unless some file cannot be read at all, where nobody can tell.
 */
export function keepOld(
  current: PreviewModel,
  before: PreviewModel | undefined,
  sources: Sources,
): PreviewModel {
  if (before === undefined || current.errors === 0) return current;
  const isThere = (known: boolean) => known || sources.hasBrokenFile;
  const roles = merged(current.roles, before.roles, [...sources.roles.keys()], {
    keep: (old) => (isThere(sources.roles.has(old.name)) ? old : undefined),
    both: (now, old) => ({
      ...now,
      components: merged<PreviewComponent>(now.components, old.components, [], {
        keep: (component) =>
          isThere(sources.component(now.name, component.name) !== undefined) ? component : undefined,
        both: (component) => component,
      }),
    }),
    mark: markRole,
  });
  return { ...current, roles, goals: mergedGoals(current.goals, before.goals, sources, isThere) };
}

function mergedGoals(
  current: PreviewGoal[],
  before: PreviewGoal[],
  sources: Sources,
  isThere: (known: boolean) => boolean,
): PreviewGoal[] {
  return merged(current, before, [], {
    keep: (old) => (isThere(sources.goals.has(old.id)) ? old : undefined),
    both: (now, old) => ({ ...now, children: mergedGoals(now.children, old.children, sources, isThere) }),
    mark: markGoal,
  });
}

interface Merging<T> {
  keep: (old: T) => T | undefined;
  both: (now: T, old: T) => T;
  mark?: (old: T) => T;
}

/** What is there now, and at their old places what is kept; `order` is that of the text where it is known. */
function merged<T extends { id: string; name: string; stale: boolean }>(
  current: readonly T[],
  before: readonly T[],
  order: readonly string[],
  { keep, both, mark = (old) => ({ ...old, stale: true }) }: Merging<T>,
): T[] {
  const result = current.map((now) => {
    const old = before.find(({ id }) => id === now.id);
    return old === undefined ? now : both(now, old);
  });
  for (const [index, old] of before.entries()) {
    if (current.some(({ id }) => id === old.id)) continue;
    const kept = keep(old);
    if (kept !== undefined) result.splice(Math.min(index, result.length), 0, mark(kept));
  }
  if (order.length === 0) return result;
  return result.sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
}

function markRole(old: PreviewRole): PreviewRole {
  return {
    ...old,
    stale: true,
    components: old.components.map((component) => ({ ...component, stale: true })),
  };
}

function markGoal(old: PreviewGoal): PreviewGoal {
  return { ...old, stale: true, children: old.children.map(markGoal) };
}
