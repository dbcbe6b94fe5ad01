import type { ExplanationNode } from '@ontarget/evaluator/engine';

/** The nearest node below that fits, looking through steps that are no values. */
export function found(
  { children }: ExplanationNode,
  fits: (node: ExplanationNode) => boolean,
): ExplanationNode | undefined {
  const here = children.find(fits);
  if (here !== undefined) return here;
  for (const child of children) {
    const below = child.kind === 'value' ? undefined : found(child, fits);
    if (below !== undefined) return below;
  }
  return undefined;
}

/** All the nearest nodes below that fit. */
export function everyFound(
  { children }: ExplanationNode,
  fits: (node: ExplanationNode) => boolean,
): readonly ExplanationNode[] {
  return children.flatMap((child) =>
    fits(child) ? [child] : child.kind === 'value' ? [] : everyFound(child, fits),
  );
}
