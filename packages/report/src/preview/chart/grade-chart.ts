import { scaleBand } from 'd3-scale';
import { html, type Markup } from '../../markup/html.ts';
import type { PreviewGradeCurve } from '../model.ts';
import type { ChartNames } from './curve-chart.ts';
import { CHART, frame, round } from './frame.ts';

/** Draws a curve of named levels: a column for each, as one path, so that it can be told apart by its component. */
export function gradeChart({ levels, up }: PreviewGradeCurve, names: ChartNames): Markup {
  const pays = levels.map((level) => level.pays.number);
  const drawn = frame(
    { title: 'Grade', unit: 'number', lowest: 0, highest: 0 },
    { ...up, lowest: Math.min(0, ...pays), highest: Math.max(...pays) },
    'no ticks across',
  );
  const [left = 0, right = CHART.width] = drawn.x.range();
  const columns = scaleBand(
    levels.map(({ grade }) => grade),
    [left, right],
  ).padding(0.4);
  const zero = round(drawn.y(0));
  const path = levels.map(({ grade, pays }) => {
    const start = round(columns(grade) ?? left);
    return `M${start},${zero}V${round(drawn.y(pays.number))}H${round(start + columns.bandwidth())}V${zero}Z`;
  });
  return html`<svg class="chart" viewBox="0 0 ${CHART.width} ${CHART.height}" role="img" aria-labelledby="${names.id}-title ${names.id}-description">
<title id="${names.id}-title">${names.title}</title><desc id="${names.id}-description">${names.description}</desc>
${drawn.axes}<path class="columns" data-component="${names.component}" d="${path.join('')}"/>
<g class="column-labels" aria-hidden="true">${levels.map(({ grade, pays }) => {
    const middle = round((columns(grade) ?? left) + columns.bandwidth() / 2);
    return html`<text class="figure" x="${middle}" y="${round(drawn.y(pays.number)) - 6}" text-anchor="middle">${pays.text}</text><text x="${middle}" y="${zero + 17}" text-anchor="middle">${grade}</text>`;
  })}</g></svg>`;
}
