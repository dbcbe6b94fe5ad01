import type { NodeId } from '@ontarget/evaluator/format';
import { html, type Markup } from '../markup/html.ts';
import { componentCard } from './component-card.ts';
import type { PreviewComponent, PreviewRole } from './model.ts';
import { partTitle, staleBadge } from './part-heading.ts';
import { COLOURS, payMix, weightedOf } from './pay-mix.ts';
import type { PreviewProofs } from './proofs/model.ts';
import { revenueWeight } from './revenue-weight.ts';
import type { Statement } from './statement/model.ts';
import { statementSection } from './statement/section.ts';
import type { TotalCurve, WhatIf } from './what-if/model.ts';
import { whatIfSection } from './what-if/section.ts';

/** The choice of the role that is shown. */
export function roleChoice(roles: readonly PreviewRole[], chosen: NodeId): Markup {
  if (roles.length < 2) return html``;
  return html`<p class="choice"><label for="role">Role</label><select id="role">${roles.map(
    ({ id, title }) => html`<option value="${id}"${id === chosen && html` selected`}>${title}</option>`,
  )}</select></p>`;
}

/** One role: its pay mix, its revenue weight, what it pays at supposed results, and how each component pays. */
export function roleSection(
  role: PreviewRole,
  whatIf?: WhatIf,
  total?: TotalCurve,
  statement?: Statement,
  proofs?: PreviewProofs,
): Markup {
  const proofFor = ({ id }: PreviewComponent) => proofs?.components.find((one) => one.id === id);
  const nowOf = ({ id }: PreviewComponent) => whatIf?.components.find((one) => one.id === id)?.mark;
  const weighted = weightedOf(role);
  const onTop = role.components.filter(({ kind }) => kind !== 'weighted');
  return html`<section class="role${role.stale && ' stale'}" aria-labelledby="role-title">
<header><h2 id="role-title">${partTitle(role)}</h2>${staleBadge(role)}<p class="where">${where(role)}</p></header>
<div class="pay">${payMix(role)}${revenueWeight(role)}</div>
${whatIf && whatIfSection(role, whatIf, total)}
${group(
  'Variable pay',
  weighted.map((component, index) =>
    componentCard(component, `c${index % COLOURS}`, nowOf(component), proofFor(component)),
  ),
)}
${group(
  'On top',
  onTop.map((component) => componentCard(component, 'top', nowOf(component), proofFor(component))),
)}
${whatIf && statementSection(statement)}
</section>`;
}

function where({ team, reportsTo }: PreviewRole): string {
  const parts = [team && `in ${team}`, reportsTo && `reports to ${reportsTo}`];
  return parts.filter((part) => part !== undefined && part !== '').join(' · ');
}

function group(title: string, cards: Markup[]): Markup {
  if (cards.length === 0) return html``;
  return html`<h3>${title}</h3><div class="components">${cards}</div>`;
}
