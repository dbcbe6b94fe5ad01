import { html, type Markup } from '../../markup/html.ts';
import { curveChart } from '../chart/curve-chart.ts';
import { markKey } from '../chart/marks.ts';
import { nowHeight, nowMark } from '../chart/now.ts';
import type { PreviewLineCurve, PreviewRole } from '../model.ts';
import { pointsTable } from '../points-table.ts';
import { TOTAL_CHART } from './ids.ts';
import type { TotalCurve, WhatIf } from './model.ts';

/** The curve of the total with its marks and table; until it is worked out, or where there is none, words instead. */
export function totalFigure(role: PreviewRole, whatIf: WhatIf, total: TotalCurve | undefined): Markup {
  if (total === undefined) return html`<p class="empty">Being worked out…</p>`;
  const { curve } = total;
  if (curve === undefined) {
    return html`<p class="empty">${whatIf.total.reason === undefined ? 'No result of this role has a target that it could be measured against.' : `Pay in total is not known: ${whatIf.total.reason}.`}</p>`;
  }
  const names = {
    id: TOTAL_CHART,
    component: 'total',
    title: `Pay of ${role.title} in total`,
    description: `${curve.up.title} against ${curve.across.title.toLowerCase()}. ${curve.marks.map(({ text }) => `${text}.`).join(' ')}`,
  };
  return html`<figure><figcaption>${curve.across.title}, the year</figcaption>${curveChart(curve, names, totalMark(curve, whatIf))}</figure>${markKey(curve.marks)}${pointsTable(curve, 'points-total')}`;
}

/** A dot where all results are at one attainment, else a line at the height of what they pay. */
export function totalMark(curve: PreviewLineCurve, { together, total }: WhatIf): Markup {
  if (total.figure === undefined) return html``;
  return together === undefined
    ? nowHeight(curve, total.figure)
    : nowMark(curve, { x: together, y: total.figure });
}
