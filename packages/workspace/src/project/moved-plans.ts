import { findNodeAtLocation, parseTree } from 'jsonc-parser';

/** A stretch of the project file's text and what takes its place. */
export interface ProjectEdit {
  readonly offset: number;
  readonly length: number;
  readonly text: string;
}

/**
 * The edits that keep the ids of plans whose folders move: `ontarget.json` names a plan by its folder, and a plan that it
 * does not find goes by the folder's own name, as another plan.
 *
 * @param newPathOf the path of a plan's folder once it has moved, or the same one; relative to the project's folder
 */
export function movedPlans(text: string, newPathOf: (path: string) => string): ProjectEdit[] {
  const tree = parseTree(text);
  const plans = tree && findNodeAtLocation(tree, ['plans']);
  return (plans?.children ?? []).flatMap((property): ProjectEdit[] => {
    const [name] = property.children ?? [];
    if (name === undefined || typeof name.value !== 'string') return [];
    const path = newPathOf(name.value);
    return path === name.value
      ? []
      : [{ offset: name.offset, length: name.length, text: JSON.stringify(path) }];
  });
}
