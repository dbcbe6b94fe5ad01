import type { PreviewGoal } from '../model.ts';

/** Of the drawing's own coordinates. */
export const BOX = { width: 184, height: 54 } as const;
const GAP = { across: 58, down: 12, trees: 18 } as const;

/** A node at its place: the left upper corner of its box. */
export interface PlacedGoal {
  goal: PreviewGoal;
  x: number;
  y: number;
  /** The node above it. */
  above?: PlacedGoal;
}

/**
 * Trees side by side from left to right: a column for each level, a row for each node that hands nothing down, and what
 * hands down in the middle of what it hands to.
 */
export function layout(goals: readonly PreviewGoal[]): {
  nodes: PlacedGoal[];
  width: number;
  height: number;
} {
  const nodes: PlacedGoal[] = [];
  let bottom = 0;
  let right = 0;
  const put = (goal: PreviewGoal, level: number, above?: PlacedGoal): PlacedGoal => {
    const placed: PlacedGoal = {
      goal,
      x: level * (BOX.width + GAP.across),
      y: bottom,
      ...(above && { above }),
    };
    nodes.push(placed);
    right = Math.max(right, placed.x + BOX.width);
    const below = goal.children.map((child) => put(child, level + 1, placed));
    const [first, last] = [below[0], below.at(-1)];
    if (first === undefined || last === undefined) bottom += BOX.height + GAP.down;
    else placed.y = (first.y + last.y) / 2;
    return placed;
  };
  for (const goal of goals) {
    put(goal, 0);
    bottom += GAP.trees;
  }
  return { nodes, width: right, height: Math.max(0, bottom - GAP.trees - GAP.down) };
}
