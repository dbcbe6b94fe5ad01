import type { Plan } from '../../format/types/index.ts';

/** Windows that may begin before the plan year does. */
const EARLIER: ReadonlySet<unknown> = new Set(['previous', 'same period last year', 'last year to date']);

const known = new WeakMap<Plan, boolean>();

/** Whether any value of a plan is read over a window that may begin before the plan year. */
export function looksBack(plan: Plan): boolean {
  const before = known.get(plan);
  if (before !== undefined) return before;
  const found = Object.values(plan.values).some(({ formula }) => readsEarlier(formula));
  known.set(plan, found);
  return found;
}

function readsEarlier(part: unknown): boolean {
  if (typeof part !== 'object' || part === null) return false;
  const { op, window } = part as { op?: unknown; window?: unknown };
  if (op === 'value' && (EARLIER.has(window) || isEarlier(window))) return true;
  return Object.values(part).some(readsEarlier);
}

function isEarlier(window: unknown): boolean {
  if (typeof window !== 'object' || window === null) return false;
  const { kind } = window as { kind?: unknown };
  return kind === 'last' || kind === 'before';
}
