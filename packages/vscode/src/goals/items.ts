import type { PreviewGoal, PreviewModel } from '@ontarget/report';

/** A line of the view of a plan's goals. */
export interface GoalItem {
  readonly id: string;
  readonly kind: 'goal' | 'part' | 'support' | 'carrier';
  readonly label: string;
  /** Its target and what part of the number above it is, in few words. */
  readonly description: string;
  readonly tooltip: string;
  readonly source: PreviewGoal['source'];
  readonly children: readonly GoalItem[];
}

/** The goals of a plan as they are handed down, with who carries each part below it. */
export function goalItems({ goals, roles }: PreviewModel): GoalItem[] {
  const sources = new Map(roles.map(({ id, source }) => [id, source]));
  const itemOf = (goal: PreviewGoal, above: string): GoalItem => {
    const id = `${above}/${goal.id}`;
    const carriers = goal.carriers.map((carrier): GoalItem => {
      return {
        id: `${id} ${carrier.id}`,
        kind: 'carrier',
        label: carrier.title,
        description: 'carries it',
        tooltip: `${carrier.title} is paid on ${goal.title}`,
        source: sources.get(carrier.id),
        children: [],
      };
    });
    return {
      id,
      kind: goal.part === 'root' ? 'goal' : goal.part === 'supports' ? 'support' : 'part',
      label: goal.title,
      description: inShort(goal),
      tooltip: inFull(goal),
      source: goal.source,
      children: [...goal.children.map((child) => itemOf(child, id)), ...carriers],
    };
  };
  return goals.map((goal) => itemOf(goal, ''));
}

function inShort({ part, share, target, stale }: PreviewGoal): string {
  const of = share === undefined ? '' : part === 'overlaps' ? `shares ${share.text}` : share.text;
  const parts = [target?.text, part === 'supports' ? 'supports it' : of, stale ? 'as it last was' : ''];
  return parts.filter((text) => text !== undefined && text !== '').join(' · ');
}

function inFull({ title, measure, target, handedDown, conversion, quarters }: PreviewGoal): string {
  return [
    `${title}: ${target === undefined ? '' : `${target.text} of `}${measure}`,
    ...(handedDown === undefined ? [] : [`handed down at ${handedDown.text}`]),
    ...(conversion === undefined ? [] : [conversion]),
    ...(quarters ?? []).map((quarter) => `${quarter.label}: ${quarter.target.text}`),
  ].join('\n');
}
