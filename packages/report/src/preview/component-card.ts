import { html, type Markup } from '../markup/html.ts';
import { curveChart } from './chart/curve-chart.ts';
import { gradeChart } from './chart/grade-chart.ts';
import { markKey } from './chart/marks.ts';
import { nowMark } from './chart/now.ts';
import { chartId, proofId } from './component-ids.ts';
import { elementId } from './element-id.ts';
import type { PreviewComponent, PreviewCurve, PreviewPoint } from './model.ts';
import { partTitle, staleBadge } from './part-heading.ts';
import { revenueTag } from './pay-mix.ts';
import { pointsTable } from './points-table.ts';
import type { ComponentProof } from './proofs/model.ts';
import { proofLines, proofMarks } from './proofs/proof.ts';

/**
 * One component of a role: what it is paid on, its curve, and its conditions. `colour` is its class in the pay mix, `now`
 * where a supposed result stands on the curve, `proof` what is proved of it.
 */
export function componentCard(
  component: PreviewComponent,
  colour: string,
  now?: PreviewPoint,
  proof?: ComponentProof,
): Markup {
  const { id, weight, on, timing, terms, curve, pays } = component;
  const heading = elementId('component', id);
  const subject = on.length === 0 ? undefined : html`<b>${on.join(', ')}</b>${revenueTag(component)}`;
  return html`<article class="component ${colour}${component.stale && ' stale'}" aria-labelledby="${heading}">
<header><h4 id="${heading}">${partTitle(component)}</h4>${weight && html`<span class="weight">${weight.text}</span>`}${staleBadge(component)}</header>
<p class="on">${subject && html`on ${subject}, `}${timing}</p>
${pays !== undefined && html`<p class="pays">${pays}</p>`}${curve && charted(component, curve, now, proof)}<div id="${proofId(id)}">${proof && proofLines(proof)}</div>${termList(terms)}
</article>`;
}

function charted(
  component: PreviewComponent,
  curve: PreviewCurve,
  now?: PreviewPoint,
  proof?: ComponentProof,
): Markup {
  return html`${chartOf(component, curve, now, proof)}${pointsTable(curve, elementId('points', component.id))}`;
}

/** The chart of a component's curve, with its name above it and what its marks mean below. */
export function chartOf(
  component: PreviewComponent,
  curve: PreviewCurve,
  now?: PreviewPoint,
  proof?: ComponentProof,
): Markup {
  const names = {
    id: chartId(component.id),
    component: component.name,
    title: `Payout curve of ${component.title}`,
    description: describe(curve),
  };
  const caption = html`<figcaption>${curveTitle(curve)}</figcaption>`;
  return curve.kind === 'by grade'
    ? html`<figure>${caption}${gradeChart(curve, names)}</figure>`
    : html`<figure>${caption}${curveChart(curve, names, now && nowMark(curve, now), proof && proofMarks(curve, proof))}</figure>${markKey(curve.marks)}`;
}

function curveTitle({ id, title, kind, source }: PreviewCurve): Markup {
  const name = partTitle({ id, name: title, title, stale: false, ...(source && { source }) });
  return html`${name} <span class="kind">${kind}</span>`;
}

/** What somebody who cannot see the chart is told first; the table has the rest. */
function describe(curve: PreviewCurve): string {
  if (curve.kind === 'by grade') {
    return `${curve.levels.map(({ grade, pays }) => `${grade} pays ${pays.text}`).join(', ')}.`;
  }
  const marks = curve.marks.map(({ text }) => `${text}.`).join(' ');
  return `${curve.up.title} against ${curve.across.title}, ${curve.kind}. ${marks}`;
}

function termList(terms: readonly string[]): Markup {
  if (terms.length === 0) return html``;
  return html`<ul class="terms">${terms.map((term) => html`<li>${term}</li>`)}</ul>`;
}
