import type { NodeId } from '@ontarget/evaluator/format';
import { html, type Markup } from '../../markup/html.ts';
import { costChart, costTable } from './histogram.ts';
import { costBox } from './inputs.ts';
import type { ComponentCost, CostInput, CostSpread, PlanCost, RoleCost } from './model.ts';

/** What the reader sees of the cost of a year. */
export interface CostView {
  /** What was drawn last; it stays while it is drawn anew. */
  cost?: PlanCost;
  inputs: CostInput[];
  /** Whether years are being drawn, and how many are. */
  drawing?: { done: number; of: number } | 'beginning';
  /** Whether the plan has errors, so that `cost` is that of the last version without. */
  isOld?: boolean;
  /** Why nothing is drawn. */
  message?: string;
}

/** Ids of what is filled anew by itself. */
export const COST = 'cost';
export const COST_STATUS = 'cost-status';
export const COST_OUTCOME = 'cost-outcome';
export const COST_INPUTS = 'cost-inputs';
export const COST_ASSUMED = 'cost-assumed';

/** What a year may cost: of everybody, and of the role that is shown. Boxes carry what they set in `data-cost`. */
export function costSection(view: CostView | undefined, role: NodeId): Markup {
  if (view === undefined) return html``;
  return html`<section class="cost" id="${COST}" aria-labelledby="cost-title">
<header><h2 id="cost-title">Cost of a year</h2><span id="${COST_STATUS}" role="status">${costStatus(view)}</span></header>
<div id="${COST_OUTCOME}">${costOutcome(view, role)}</div>
${
  (view.inputs.length > 0 || view.cost !== undefined) &&
  html`<details id="cost-supposed"${view.inputs.some(({ problem }) => problem) && html` open`}><summary>What is supposed</summary>
<div class="cost-boxes" id="${COST_INPUTS}">${view.inputs.map(costBox)}</div>
<p><button type="button" class="plain" id="cost-again" data-cost-again>Read the roster again</button> <button type="button" class="plain" id="cost-usual" data-cost-usual>Back to what is usual</button></p>
<ul class="terms" id="${COST_ASSUMED}">${assumed(view)}</ul></details>`
}
</section>`;
}

/** How far the drawing is, and whether what is shown is old. */
export function costStatus({ cost, drawing, isOld }: CostView): Markup {
  if (isOld) return html`<span class="badge stale">as of the last version without errors</span>`;
  if (drawing === undefined) return html``;
  const words =
    drawing === 'beginning' ? 'being drawn' : `${number(drawing.done)} of ${number(drawing.of)} years drawn`;
  return cost === undefined
    ? html`<span class="badge">${words}</span>`
    : html`<span class="badge stale">as it was; ${words}</span>`;
}

export function costOutcome({ cost, message, isOld }: CostView, shown: NodeId): Markup {
  if (message !== undefined) return html`<p class="empty">${message}</p>`;
  if (cost === undefined) {
    const why = isOld ? 'It is drawn as soon as the plan has no error.' : 'Being drawn…';
    return html`<p class="empty">${why}</p>`;
  }
  const { total, roles, draws, seed } = cost;
  const role = roles.find(({ id }) => id === shown);
  return html`<p class="hint">${number(draws)} years drawn for ${people(total.payees)} of the roster, seed ${seed}. <b class="cost-figure" id="cost-p50">${total.p50.text}</b> in the middle, <span id="cost-p10">${total.p10.text}</span> to <span id="cost-p90">${total.p90.text}</span> for eight years in ten.</p>
<div class="components${isOld && ' is-old'}">${card(total, 'cost-total', 'Everybody', people(total.payees))}${
    role === undefined ? html`<p class="empty">Nobody of the roster has this role.</p>` : roleCard(role)
  }</div>${role && reached(role)}`;
}

export function assumed({ cost }: CostView): Markup {
  return html`${(cost?.assumed ?? []).map((sentence) => html`<li>${sentence}</li>`)}`;
}

function card(spread: CostSpread, id: string, title: string, of: string, more?: Markup): Markup {
  return html`<article class="component total" id="${id}" aria-labelledby="${id}-name"><header><h4 id="${id}-name">${title}</h4><span class="on">${of}</span></header>
<figure>${costChart(spread, id, `What a year costs: ${title}`)}</figure>
${figures(spread)}${more}${costTable(spread, `${id}-table`)}</article>`;
}

function figures({ target, p10, p50, p90, mean }: CostSpread): Markup {
  const row = (name: string, text: string, of: string) =>
    html`<tr><th scope="row">${name}</th><td>${of}</td><td class="number">${text}</td></tr>`;
  return html`<table class="points cost-figures"><tbody>${row('P10', p10.text, 'one year in ten costs no more')}${row('P50', p50.text, 'half of the years cost no more')}${row('P90', p90.text, 'nine in ten cost no more')}${row('Mean', mean.text, 'of all years')}${row('Target pay', target.text, 'with all on target (dashed)')}</tbody></table>`;
}

function roleCard(role: RoleCost): Markup {
  const { leverage } = role;
  const pay =
    leverage &&
    html`<p class="on">A payee's pay of a year, of target pay: <b>${leverage.low.text}</b> for the lowest tenth, <b>${leverage.middle.text}</b> in the middle, <b>${leverage.high.text}</b> for the highest tenth.</p>`;
  return card(role, 'cost-role', role.title, people(role.payees), pay || undefined);
}

/** How many measured periods of each component reach what. */
function reached({ title, components }: RoleCost): Markup {
  if (components.length === 0) return html``;
  return html`<table class="points" id="cost-reached"><thead><tr><th scope="col">${title}, of all measured periods</th><th scope="col" class="number">Pay anything</th><th scope="col" class="number">At target</th><th scope="col" class="number">Excellent</th></tr></thead><tbody>${components.map(reachedRow)}</tbody></table>`;
}

function reachedRow({ title, paid, atTarget, excellence }: ComponentCost): Markup {
  const excellent =
    excellence === undefined
      ? html`–`
      : html`${excellence.reached.text}<small> from ${excellence.at.text}</small>`;
  return html`<tr><th scope="row">${title}</th><td class="number">${paid.text}</td><td class="number">${atTarget?.text ?? '–'}</td><td class="number">${excellent}</td></tr>`;
}

function people(count: number): string {
  return count === 1 ? '1 payee' : `${number(count)} payees`;
}

function number(count: number): string {
  return count.toLocaleString('en-US');
}
