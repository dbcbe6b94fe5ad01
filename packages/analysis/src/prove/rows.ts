import type { Plan, TotalExpression, ValueId } from '@ontarget/evaluator/format';

/** Whether pay depends on how results are made up of rows, and not only on what they come to over a period. */
export interface RowOrder {
  /** The columns whose order decides what is paid; undefined: the order of rows never matters. */
  readonly order: readonly string[] | undefined;
  /** Why it matters how an amount is cut into rows; undefined: it does not. */
  readonly cut: 'a limit for each row' | 'each row is paid by itself' | undefined;
}

/** Operators that are not straight: of an amount in two rows they make something else than of the amount in one. */
const BENT: ReadonlySet<string> = new Set([
  'curve',
  'matrix',
  'least',
  'greatest',
  'select',
  'power',
  'round',
]);

/** Reads a value's formulas for totals that depend on single rows. Engines take rows in no order of their own. */
export function rowOrder(plan: Plan, id: ValueId): RowOrder {
  const seen = new Set<ValueId>();
  const by = new Set<string>();
  let cut: RowOrder['cut'];
  const walk = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return;
    const node = part as Record<string, unknown>;
    if (node.op === 'total') {
      const total = part as TotalExpression;
      for (const column of total.order?.by ?? []) by.add(column);
      if (total.limit !== undefined) cut = 'a limit for each row';
      else if (total.order === undefined && total.of !== undefined && isBent(total.of))
        cut ??= 'each row is paid by itself';
    }
    for (const next of referencesOf(node, plan)) {
      if (seen.has(next)) continue;
      seen.add(next);
      walk(plan.values[next]?.formula);
    }
    Object.values(node).forEach(walk);
  };
  walk(plan.values[id]?.formula);
  return { order: by.size === 0 ? undefined : [...by].sort(), cut };
}

function isBent(part: unknown): boolean {
  if (Array.isArray(part)) return part.some(isBent);
  if (typeof part !== 'object' || part === null) return false;
  const { op } = part as { op?: unknown };
  return (typeof op === 'string' && BENT.has(op)) || Object.values(part).some(isBent);
}

function referencesOf(node: Record<string, unknown>, plan: Plan): readonly ValueId[] {
  const { op, id, value, component, stage } = node;
  if (op === 'value' && typeof id === 'string') return [id];
  if (op === 'flag' && typeof value === 'string') return [value];
  if (op !== 'due' || typeof component !== 'string') return [];
  if (typeof value === 'string') return [value];
  const [, role = '', name = ''] = component.split('/');
  const due = plan.roles[role]?.components[name]?.stages[stage as 'payout'];
  return due === undefined ? [] : [due];
}
