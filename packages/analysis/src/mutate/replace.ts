import type { ConstantExpression, Expression } from '@ontarget/evaluator/format';

/** A formula with one part of it, found by identity, replaced; all else is shared. */
export function replaced(formula: Expression, part: Expression, by: Expression): Expression {
  return swapped(formula, part, by) as Expression;
}

function swapped(node: unknown, part: Expression, by: Expression): unknown {
  if (node === part) return by;
  if (Array.isArray(node)) {
    const all = node.map((one) => swapped(one, part, by));
    return all.every((one, at) => one === node[at]) ? node : all;
  }
  if (typeof node !== 'object' || node === null) return node;
  const entries = Object.entries(node).map(([key, one]) => [key, swapped(one, part, by)] as const);
  const isSame = entries.every(([key, one]) => one === (node as Record<string, unknown>)[key]);
  return isSame ? node : Object.fromEntries(entries);
}

/** The numbers that a formula states, in the order of the text, but for those that conditions ask about. */
export function constantsIn(node: unknown): ConstantExpression[] {
  if (Array.isArray(node)) return node.flatMap(constantsIn);
  if (typeof node !== 'object' || node === null) return [];
  if ('op' in node && node.op === 'constant') return [node as ConstantExpression];
  return Object.entries(node).flatMap(([key, one]) =>
    key === 'when' || key === 'holds' ? [] : constantsIn(one),
  );
}
