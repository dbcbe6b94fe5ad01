import type { ExplanationNode } from '@ontarget/evaluator/engine';
import { valueKey } from './sections.ts';

/**
 * The same trees with each value's derivation at every place that reads it, where the engine tells it at the first
 * one alone: steps are told in the order of evaluation, which meets values in another order. Derivations as if rows
 * had never been there stay as they are: they give other numbers to the same values.
 */
export function wholeTrees(trees: readonly ExplanationNode[]): readonly ExplanationNode[] {
  const first = new Map<string, ExplanationNode>();
  for (const tree of trees) gather(tree, first);
  const whole = new Map<string, ExplanationNode>();
  return trees.map((tree) => wholeOf(tree, first, whole));
}

function gather(node: ExplanationNode, first: Map<string, ExplanationNode>): void {
  if (node.kind === 'clawback') return;
  if (node.kind === 'value' && !node.repeated) first.set(valueKey(node), node);
  for (const child of node.children) gather(child, first);
}

function wholeOf(
  node: ExplanationNode,
  first: ReadonlyMap<string, ExplanationNode>,
  whole: Map<string, ExplanationNode>,
): ExplanationNode {
  if (node.kind === 'clawback') return node;
  if (node.kind !== 'value')
    return { ...node, children: node.children.map((child) => wholeOf(child, first, whole)) };
  const key = valueKey(node);
  const known = whole.get(key);
  if (known !== undefined) return known;
  const told = first.get(key) ?? node;
  const made = { ...told, children: told.children.map((child) => wholeOf(child, first, whole)) };
  whole.set(key, made);
  return made;
}
