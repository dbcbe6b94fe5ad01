import { html, type Markup } from '../../markup/html.ts';
import type { PreviewRole } from '../model.ts';
import { staleBadge } from '../part-heading.ts';
import { OUTCOME, TOTAL } from './ids.ts';
import { lever, leverOfAmount, leverOfDeal, leverOfStart } from './levers.ts';
import type { TotalCurve, WhatIf } from './model.ts';
import { outcome } from './outcome.ts';
import { totalFigure } from './total.ts';

/**
 * Results to suppose, and what they pay. Boxes and sliders carry what they set in `data-set` (`lever`, `deal`,
 * `amount` or `start`) and `data-name`.
 */
export function whatIfSection(role: PreviewRole, whatIf: WhatIf, total: TotalCurve | undefined): Markup {
  const { levers, amounts, deal, start, stale } = whatIf;
  return html`<section class="what-if" aria-labelledby="what-if-title">
<header><h3 id="what-if-title">What if</h3>${staleBadge({ stale })}<button type="button" class="plain" id="what-if-reset" data-reset>Back to target</button></header>
<p class="hint">Every period of the year has the same attainment; money is rounded as the plan says.</p>
<div class="what-if-parts"><div><div class="levers">${levers.map(lever)}${deal && leverOfDeal(deal)}${amounts.map(leverOfAmount)}${leverOfStart(start)}</div>
<div id="${OUTCOME}">${outcome(whatIf)}</div></div>
<article class="component total" aria-labelledby="total-title"><header><h4 id="total-title">In total</h4></header>
<div id="${TOTAL}">${totalFigure(role, whatIf, total)}</div></article></div></section>`;
}
