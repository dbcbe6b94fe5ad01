import type { NodeId } from '@ontarget/evaluator/format';
import { html, type Markup } from '../markup/html.ts';
import { chosenGoal, GOAL_DETAILS, goalDetails } from './cascade/details.ts';
import { type CostView, costSection } from './cost/section.ts';
import { goalsSection } from './goals.ts';
import type { PreviewGoal, PreviewModel, PreviewRole } from './model.ts';
import type { PreviewProofs } from './proofs/model.ts';
import { roleChoice, roleSection } from './role.ts';
import type { Statement } from './statement/model.ts';
import type { TotalCurve, WhatIf } from './what-if/model.ts';

/** What the reader chose to see. */
export interface PreviewView {
  /** Node id of the role; the first one where it is not there (any more). */
  role?: NodeId;
  /** Node id of the goal whose details are shown; the first root where it is not there (any more). */
  goal?: NodeId;
  /** What the role is paid at supposed results; of another role it is left out. */
  whatIf?: WhatIf;
  /** The curve of the role's total. */
  total?: TotalCurve;
  /** The statement of somebody in the role. */
  statement?: Statement;
  /** What is proved of the role's components. */
  proofs?: PreviewProofs;
  /** What a year may cost. */
  cost?: CostView;
}

/**
 * The preview of a plan as the inner HTML of a page: the chosen role with its pay mix and payout curves, what a year may
 * cost, then the goals. Buttons carry the node they lead to in `data-goto`, the choice of the role is `#role`.
 */
export function renderPreview(model: PreviewModel, view: PreviewView = {}): string {
  const { plan, roles, goals } = model;
  const role = shownRole(model, view.role);
  return html`<header class="plan"><div><h1>${plan.title}</h1><p>${plan.year.first} to ${plan.year.last} · ${plan.currency}</p></div>${role && roleChoice(roles, role.id)}</header>
<div role="status">${errorNotice(model)}</div>
${role ? roleSection(role, ofRole(view.whatIf, role.id), ofRole(view.total, role.id), ofRole(view.statement, role.id), ofRole(view.proofs, role.id)) : noRole()}
${role && costSection(view.cost, role.id)}
${goalsSection(goals, view.goal)}`.markup;
}

function ofRole<T extends { role: NodeId }>(answer: T | undefined, role: NodeId): T | undefined {
  return answer?.role === role ? answer : undefined;
}

/** The role that is shown: the chosen one, else the first. */
export function shownRole({ roles }: PreviewModel, chosen?: NodeId): PreviewRole | undefined {
  return roles.find(({ id }) => id === chosen) ?? roles[0];
}

function errorNotice(model: PreviewModel): Markup {
  const { errors } = model;
  if (errors === 0) return html``;
  const count = errors === 1 ? 'The plan has an error' : `The plan has ${errors} errors`;
  const old = hasStale(model) && ' What is marked as old shows the last version without errors.';
  return html`<p class="notice">${count}.${old}</p>`;
}

function hasStale({ roles, goals }: PreviewModel): boolean {
  const old = (goal: PreviewGoal): boolean => goal.stale || goal.children.some(old);
  return (
    roles.some(({ stale, components }) => stale || components.some((one) => one.stale)) || goals.some(old)
  );
}

function noRole(): Markup {
  return html`<p class="empty">No role can be shown yet. It appears here as soon as the plan has one without errors.</p>`;
}

/** The details of another node of a goal: new contents of the element `id`. */
export function renderGoal({ goals }: PreviewModel, goal: NodeId): { id: string; html: string }[] {
  const shown = chosenGoal(goals, goal);
  return shown === undefined ? [] : [{ id: GOAL_DETAILS, html: goalDetails(shown).markup }];
}

/** A page that says in words why there is no preview. */
export function renderNotice(title: string, explanation: string): string {
  return html`<header class="plan"><div><h1>${title}</h1></div></header><p class="empty">${explanation}</p>`
    .markup;
}
