import type { NodeId } from '@ontarget/evaluator/format';
import { html, type Markup } from '../markup/html.ts';
import { chosenGoal, GOAL_DETAILS, goalDetails } from './cascade/details.ts';
import { cascadeTree } from './cascade/tree.ts';
import type { PreviewGoal } from './model.ts';
import { partTitle, staleBadge } from './part-heading.ts';
import { revenueTag } from './pay-mix.ts';

/** Deeper nodes are indented like these: nobody hands a number down further. */
const DEEPEST = 6;

interface Row {
  goal: PreviewGoal;
  level: number;
  /** Title of the node above it. */
  above?: string;
}

/** The cascade of every goal: a picture, the details of the node that is chosen in it, and the same as a table. */
export function goalsSection(goals: readonly PreviewGoal[], chosen?: NodeId): Markup {
  const shown = chosenGoal(goals, chosen);
  if (shown === undefined) return html``;
  return html`<section class="goals" aria-labelledby="goals-title"><h2 id="goals-title">Goals</h2>
${cascadePicture(goals, shown.goal.id)}
<div id="${GOAL_DETAILS}" class="goal-details" role="region" aria-label="The chosen goal" aria-live="polite">${goalDetails(shown)}</div>
<details id="goals-table"><summary>As a table</summary>${goalsTable(goals)}</details></section>`;
}

/** The trees of the goals as one picture, and what its lines mean. */
export function cascadePicture(goals: readonly PreviewGoal[], chosen?: NodeId): Markup {
  return html`<div class="wide" tabindex="0" role="region" aria-label="Picture of the goals">${cascadeTree(goals, chosen)}</div>
<ul class="marks tree-key"><li>${keyLine('divides')}<span>a part of it</span></li><li>${keyLine('overlaps')}<span>of the same number as others</span></li><li>${keyLine('supports')}<span>supports it</span></li>${goals.some(hasOver) && html`<li><span>× what is handed down of it</span></li>`}</ul>`;
}

function hasOver({ handedDown, children }: PreviewGoal): boolean {
  return handedDown !== undefined || children.some(hasOver);
}

function keyLine(part: PreviewGoal['part']): Markup {
  return html`<svg class="key-line edge ${part}" viewBox="0 0 24 12" aria-hidden="true"><path d="M0,6H24"/></svg>`;
}

/** One indented table: parts, targets, and who carries what. */
export function goalsTable(goals: readonly PreviewGoal[]): Markup {
  const rows = goals.flatMap((goal) => flattened(goal, 0));
  const quarters = rows.find(({ goal }) => goal.quarters !== undefined)?.goal.quarters ?? [];
  return html`<div class="wide" tabindex="0" role="region" aria-label="Table of the goals"><table class="cascade"><thead><tr><th scope="col">Goal</th><th scope="col" class="number">Part</th><th scope="col" class="number">Target of the year</th>${quarters.map(({ label }) => html`<th scope="col" class="number quarter">${label}</th>`)}<th scope="col">Carried by</th></tr></thead>
<tbody>${rows.map((row) => goalRow(row, quarters.length))}</tbody></table></div>`;
}

function flattened(goal: PreviewGoal, level: number, above?: string): Row[] {
  const row = above === undefined ? { goal, level } : { goal, level, above };
  return [row, ...goal.children.flatMap((child) => flattened(child, level + 1, goal.title))];
}

function goalRow({ goal, level, above }: Row, quarters: number): Markup {
  const targets = goal.quarters?.map(({ target }) => target.text) ?? [];
  return html`<tr class="${goal.part}${goal.stale && ' stale'}" data-node="${goal.id}"><th scope="row" class="level${Math.min(level, DEEPEST)}">${partTitle(goal)}${above && html`<span class="hidden"> under ${above}</span>`}${staleBadge(goal)}<small>${goal.measure}${revenueTag(goal)}${goal.conversion && html`<br>${goal.conversion}`}</small></th>
<td class="number">${part(goal)}</td><td class="number target">${goal.target?.text ?? '–'}</td>${Array.from({ length: quarters }, (_, index) => html`<td class="number quarter">${targets[index] ?? ''}</td>`)}<td>${goal.carriers.map((carrier) => html`<span class="carrier">${carrier.title}</span>`)}</td></tr>`;
}

function part({ part, share, handedDown, byWeight }: PreviewGoal): Markup {
  const handing = handedDown && html`<small>handed down at ${handedDown.text}</small>`;
  if (part === 'root') return html`${handing}`;
  if (part === 'supports') return html`<small>supports</small>`;
  if (byWeight !== undefined) {
    const of = share === undefined ? '' : ` of ${share.text}`;
    return html`<small>its part${of} ${byWeight}</small>${handing}`;
  }
  const overlap = part === 'overlaps' && html`<small>of the same number</small>`;
  return html`${share?.text ?? '–'}${overlap}${handing}`;
}
