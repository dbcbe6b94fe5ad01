import { html, type Markup } from '../../markup/html.ts';
import { nowMark } from '../chart/now.ts';
import { chartId } from '../component-ids.ts';
import type { PreviewModel } from '../model.ts';
import { DEAL_WORDS, OUTCOME, problemId, START_WORDS, TOTAL, TOTAL_CHART } from './ids.ts';
import type { TotalCurve, WhatIf } from './model.ts';
import { outcome } from './outcome.ts';
import { totalFigure, totalMark } from './total.ts';

/** New inner HTML (or SVG) of one element of the page. */
export interface WhatIfPatch {
  id: string;
  html: string;
}

/**
 * What a slider changes on the page, and nothing else: the slider itself is not touched, so that it can be dragged on.
 */
export function renderWhatIf(
  model: PreviewModel,
  whatIf: WhatIf,
  total: TotalCurve | undefined,
): WhatIfPatch[] {
  const role = model.roles.find(({ id }) => id === whatIf.role);
  if (role === undefined) return [];
  const patch = (id: string, content: Markup | undefined) => ({ id, html: content?.markup ?? '' });
  const marks = role.components.flatMap(({ id, curve }) => {
    if (curve === undefined || curve.kind === 'by grade') return [];
    const mark = whatIf.components.find((one) => one.id === id)?.mark;
    return patch(`now-${chartId(id)}`, mark && nowMark(curve, mark));
  });
  const curve = total?.role === whatIf.role ? total.curve : undefined;
  const text = (id: string, said: string | undefined) => patch(id, html`${said}`);
  return [
    patch(OUTCOME, outcome(whatIf)),
    text(START_WORDS, whatIf.start.words),
    ...(whatIf.deal === undefined
      ? []
      : [text(DEAL_WORDS, whatIf.deal.words), text(problemId('deal'), whatIf.deal.problem)]),
    ...whatIf.levers.map(({ id, problem }) => text(problemId(id), problem)),
    ...whatIf.amounts.map(({ column, problem }) => text(problemId(column), problem)),
    ...marks,
    ...(curve === undefined ? [] : [patch(`now-${TOTAL_CHART}`, totalMark(curve, whatIf))]),
  ];
}

/** The total's chart drawn anew. */
export function renderTotalCurve(
  model: PreviewModel,
  whatIf: WhatIf,
  total: TotalCurve | undefined,
): WhatIfPatch[] {
  const role = model.roles.find(({ id }) => id === whatIf.role);
  return role === undefined ? [] : [{ id: TOTAL, html: totalFigure(role, whatIf, total).markup }];
}
