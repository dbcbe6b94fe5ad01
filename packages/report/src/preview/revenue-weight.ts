import { html, type Markup } from '../markup/html.ts';
import type { Figure, PreviewRole } from './model.ts';

/** How much of a role's target pay hangs on revenue: on revenue itself, and with the goals converted from it. */
export function revenueWeight({ revenueWeight, linkedWeight }: PreviewRole): Markup {
  if (revenueWeight === undefined) return html``;
  const linked = linkedWeight !== undefined && linkedWeight.exact !== revenueWeight.exact;
  return html`<section class="weights" aria-labelledby="weights-title"><h3 id="weights-title">Revenue weight</h3>
<dl>${meter('Paid on revenue', revenueWeight, 'revenue')}${linked && meter('With goals converted from revenue', linkedWeight, 'linked')}</dl></section>`;
}

function meter(name: string, weight: Figure, kind: 'revenue' | 'linked'): Markup {
  const width = Math.round(Math.min(1, Math.max(0, weight.number)) * 1e4) / 100;
  return html`<div><dt>${name}</dt><dd><svg class="meter ${kind}" width="100%" height="8" aria-hidden="true"><rect class="track" width="100%" height="8" rx="4"/><rect class="filled" width="${width}%" height="8" rx="4"/></svg><span class="number">${weight.text}</span></dd></div>`;
}
