import { type PreviewGoal, type PreviewModel, type Statement, sourcesIn } from '@ontarget/report';

/** Lines and columns count from 1; the file is relative to the plan's folder. */
type Source = NonNullable<PreviewGoal['source']>;

/** Where a node that the preview shows stands in the text. */
export function sourceOf(model: PreviewModel, node: string): Source | undefined {
  for (const role of model.roles) {
    if (role.id === node) return role.source;
    for (const component of role.components) {
      if (component.id === node) return component.source;
      if (component.curve?.id === node) return component.curve.source;
    }
  }
  return sourceOfGoal(model.goals, node);
}

/** Where a step of a statement stands in the text. */
export function sourceInStatement({ lines, paid }: Statement, node: string): Source | undefined {
  return sourcesIn([...lines.flatMap(({ payouts }) => payouts), paid]).get(node);
}

function sourceOfGoal(goals: readonly PreviewGoal[], node: string): Source | undefined {
  for (const goal of goals) {
    if (goal.id === node) return goal.source;
    const below = sourceOfGoal(goal.children, node);
    if (below !== undefined) return below;
  }
  return undefined;
}
