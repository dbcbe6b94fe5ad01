import type { Num, Test } from './node.ts';

/**
 * The functions whose results a formula cannot do without: where one of them has no value, the formula has none for the same
 * reasons. What is only looked at in some branch of a choice is not among them.
 */
export function strictlyPaid(root: Num): ReadonlySet<number> {
  const found = new Set<number>();
  const seen = new Set<Num | Test>();
  const open: (Num | Test)[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    if (node.op === 'paid') found.add(node.output);
    open.push(...alwaysRead(node));
  }
  return found;
}

function alwaysRead(node: Num | Test): readonly (Num | Test)[] {
  switch (node.op) {
    case 'paid':
    case 'round':
    case 'not':
      return [node.of];
    case 'add':
    case 'sub':
    case 'mul':
    case 'min':
    case 'max':
    case 'div':
      return [node.a, node.b];
    case 'choose':
      return [node.when];
    case 'curve':
      return [node.at];
    case 'compare':
      return [node.left, node.right];
    default:
      return [];
  }
}
