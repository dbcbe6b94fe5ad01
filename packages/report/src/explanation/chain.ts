import type { ExplanationNode } from '@ontarget/evaluator/engine';

/**
 * A number that is passed on without anything being done to it, such as from `pay` to `earned`, is one step: it has the
 * name of the first value and what there is to say of the last one.
 */
export function passedOn(node: ExplanationNode): ExplanationNode {
  let last = node;
  let how = node.formula;
  for (let next = onlyChild(last); next !== undefined; next = onlyChild(last)) {
    last = next;
    how = next.formula ?? how;
  }
  if (last === node) return node;
  const { node: id, title, period, source } = node;
  const { source: below, period: _, formula: __, quantity = node.quantity, ...rest } = last;
  const place = source ?? below;
  return {
    ...rest,
    kind: node.kind,
    node: id,
    title,
    ...(quantity && { quantity }),
    ...(how && { formula: how }),
    ...(period && { period }),
    ...(place && { source: place }),
  };
}

/** Ways of working a number out that say nothing but what the value's own formula says. */
const SAID_ALREADY: ReadonlySet<string> = new Set(['months', 'periods', 'limit', 'rows', 'entered']);

/** The step that this one is nothing but. */
function onlyChild(node: ExplanationNode): ExplanationNode | undefined {
  const [only, ...others] = node.children;
  if (only === undefined || others.length > 0 || node.kind !== 'value' || only.repeated === true)
    return undefined;
  if (SAID_ALREADY.has(only.kind) && (only.quantity === undefined || isSame(node, only))) return only;
  if (only.kind !== 'value' || !isSame(node, only)) return undefined;
  return only.period?.key === node.period?.key && only.of === node.of ? only : undefined;
}

function isSame({ quantity }: ExplanationNode, { quantity: other }: ExplanationNode): boolean {
  return quantity !== undefined && quantity.value === other?.value && quantity.unit === other.unit;
}
