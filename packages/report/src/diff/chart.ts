import type { PayAt } from '@ontarget/analysis/diff';
import { eq, type Rational } from '@ontarget/evaluator/numbers';
import { html, type Markup } from '../markup/html.ts';
import { CHART, frame, round, type Scale } from '../preview/chart/frame.ts';

/**
 * Pay in the year against attainment by both plans: the earlier one dashed, the later one drawn through. Between the
 * attainments that were asked for nothing is known, so each of them is a dot.
 *
 * @param grid at least two attainments
 */
export function payChart(role: string, grid: readonly PayAt[], currency: string): Markup {
  const points = [...grid].sort((a, b) => number(a.attainment) - number(b.attainment));
  const amounts = points.flatMap(({ before, after }) => [number(before), number(after)]);
  const { x, y, axes } = frame(
    {
      title: 'attainment of every quota and goal',
      unit: 'percent',
      lowest: number(points[0]?.attainment),
      highest: number(points.at(-1)?.attainment),
    },
    { title: 'pay', unit: currency, lowest: Math.min(...amounts), highest: Math.max(...amounts) },
  );
  const isSame = points.every(({ before, after }) => eq(before, after));
  const label = `What ${role} is paid in the year at ${points.length} attainments, before and now${isSame ? ': the same' : ''}`;
  return html`<svg viewBox="0 0 ${CHART.width} ${CHART.height}" role="img" aria-label="${label}">${axes}${series('before', points, x, y)}${series('after', points, x, y)}</svg>`;
}

function series(side: 'before' | 'after', points: readonly PayAt[], x: Scale, y: Scale): Markup {
  const places = points.map(
    (point) => [round(x(number(point.attainment))), round(y(number(point[side])))] as const,
  );
  const line = places.map(([across, up]) => `${across},${up}`).join(' ');
  return html`<g class="${side}"><polyline points="${line}"/>${places.map(
    ([across, up]) => html`<circle cx="${across}" cy="${up}" r="2.5"/>`,
  )}</g>`;
}

/** Only for drawing: a float places a pixel. */
function number(value: Rational | undefined): number {
  return value === undefined ? 0 : Number(value.n) / Number(value.d);
}
