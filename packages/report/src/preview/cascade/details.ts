import { html, type Markup } from '../../markup/html.ts';
import type { PreviewGoal } from '../model.ts';
import { partTitle, staleBadge } from '../part-heading.ts';
import { revenueTag } from '../pay-mix.ts';
import { partInWords } from './tree.ts';

/** The element of the details, filled anew when another node is chosen. */
export const GOAL_DETAILS = 'goal-details';

/** A node and the one above it. */
export interface ChosenGoal {
  goal: PreviewGoal;
  above?: PreviewGoal;
}

/** The chosen node of the trees, else the first root. */
export function chosenGoal(goals: readonly PreviewGoal[], id: string | undefined): ChosenGoal | undefined {
  const [first] = goals;
  return find(goals, id) ?? (first && { goal: first });
}

function find(
  goals: readonly PreviewGoal[],
  id: string | undefined,
  above?: PreviewGoal,
): ChosenGoal | undefined {
  for (const goal of goals) {
    if (goal.id === id) return above === undefined ? { goal } : { goal, above };
    const below = find(goal.children, id, goal);
    if (below !== undefined) return below;
  }
  return undefined;
}

/** All that is known of a node; buttons lead to its line, to the node above, to those below and to who carries it. */
export function goalDetails({ goal, above }: ChosenGoal): Markup {
  const { measure, conversion, target, quarters, carriers, children } = goal;
  const part = partInWords(goal, above);
  return html`<h3>${partTitle(goal)}${staleBadge(goal)}</h3>
<dl>${above && part && row('Part', html`<button type="button" class="part" data-goal="${above.id}" title="Show ${above.title}">${part}</button>`)}
${row('Counts', html`${measure}${revenueTag(goal)}`)}${conversion && row('Converted', html`${conversion}`)}
${target && row('Target', html`${target.text} in the year${quarters && html`<small>${quarters.map((one) => `${one.label} ${one.target.text}`).join(' · ')}</small>`}`)}
${children.length > 0 && row('Handed down to', list(children.map(({ id, title }) => html`<button type="button" class="part" data-goal="${id}" title="Show ${title}">${title}</button>`)))}
${row('Carried by', carriers.length === 0 ? html`nobody itself` : list(carriers.map(({ id, title }) => html`<button type="button" class="part" data-role="${id}" title="Show the role ${title}">${title}</button>`)))}</dl>`;
}

function row(name: string, what: Markup): Markup {
  return html`<div><dt>${name}</dt><dd>${what}</dd></div>`;
}

function list(items: readonly Markup[]): Markup {
  return html`<ul>${items.map((item) => html`<li>${item}</li>`)}</ul>`;
}
