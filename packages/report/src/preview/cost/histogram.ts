import { html, type Markup } from '../../markup/html.ts';
import { CHART, type Frame, frame, round } from '../chart/frame.ts';
import type { CostBar, CostSpread } from './model.ts';

/** Space between two bars, and the least width of one, in the chart's own coordinates. */
const GAP = 1.5;
const NARROWEST = 3;
/** Closer marks have no room for both their names. */
const ROOM_FOR_NAME = 30;

/** The drawn years as bars by what they cost, with the percentiles and target pay as lines. */
export function costChart(spread: CostSpread, id: string, title: string): Markup {
  const drawn = costFrame(spread);
  return html`<svg class="chart cost-chart" viewBox="0 0 ${CHART.width} ${CHART.height}" role="img" aria-labelledby="${id}-title ${id}-description">
<title id="${id}-title">${title}</title><desc id="${id}-description">${described(spread)}</desc>
${drawn.axes}${spread.bars.map((bar) => barOf(bar, drawn))}${marks(spread, drawn)}
</svg>`;
}

/** Bars and lines in one sentence each, for whoever hears the chart. */
export function described({ bars, target, p10, p50, p90 }: CostSpread): string {
  const years = bars.reduce((sum, one) => sum + one.years, 0);
  const tallest = bars.reduce((most, one) => (one.years > most.years ? one : most), bars[0] as CostBar);
  const span = `${years} drawn years from ${bars[0]?.from.text} to ${bars.at(-1)?.to.text}`;
  const most = `most of them, ${tallest?.years}, ${tallest?.from.exact === tallest?.to.exact ? `at ${tallest?.from.text}` : `between ${tallest?.from.text} and ${tallest?.to.text}`}`;
  return `${span}; ${most}. One in ten costs ${p10.text} or less, half ${p50.text} or less, nine in ten ${p90.text} or less. Target pay is ${target.text}.`;
}

function costFrame({ bars, target }: CostSpread): Frame {
  const [first, last] = [bars[0]?.from, bars.at(-1)?.to];
  const lowest = Math.min(first?.number ?? 0, target.number);
  const highest = Math.max(last?.number ?? 1, target.number);
  const room = lowest === highest ? Math.max(1, Math.abs(lowest) * 0.1) : 0;
  const tallest = Math.max(...bars.map(({ years }) => years));
  return frame(
    {
      title: 'Cost of the year',
      unit: target.unit,
      lowest: lowest - room,
      highest: highest + room,
    },
    { title: 'Years', unit: 'count', lowest: 0, highest: tallest },
  );
}

function barOf({ from, to, years }: CostBar, { x, y }: Frame): Markup {
  if (years === 0) return html``;
  const [left, right] = [x(from.number), x(to.number)];
  const width = Math.max(NARROWEST, right - left - GAP);
  const top = y(years);
  const range = from.exact === to.exact ? from.text : `${from.text} to below ${to.text}`;
  return html`<rect class="columns" x="${round((left + right - width) / 2)}" width="${round(width)}" y="${round(top)}" height="${round((y.range()[0] ?? 0) - top)}"><title>${range}: ${count(years)}</title></rect>`;
}

function marks({ p10, p50, p90, target }: CostSpread, { x, y }: Frame): Markup {
  const bottom = y.range()[0] ?? 0;
  const top = y.range()[1] ?? 0;
  const lines = [
    { name: 'P50', at: x(p50.number) },
    { name: 'P10', at: x(p10.number) },
    { name: 'P90', at: x(p90.number) },
  ];
  const named: number[] = [];
  const at = round(x(target.number));
  return html`<g aria-hidden="true"><line class="cost-target" x1="${at}" x2="${at}" y1="${bottom}" y2="${top}"/>${lines.map(
    (line) => {
      const place = round(line.at);
      const hasRoom = named.every((other) => Math.abs(other - place) >= ROOM_FOR_NAME);
      if (hasRoom) named.push(place);
      return html`<line class="cost-percentile" x1="${place}" x2="${place}" y1="${bottom}" y2="${top}"/>${hasRoom && html`<text class="figure" x="${place}" y="${top - 3}" text-anchor="middle">${line.name}</text>`}`;
    },
  )}</g>`;
}

/** The bars as a table. */
export function costTable({ bars }: CostSpread, id: string): Markup {
  return html`<details id="${id}"><summary>As a table</summary><table class="points"><thead><tr><th scope="col">Cost of the year</th><th scope="col" class="number">Years</th></tr></thead><tbody>${bars.map(
    ({ from, to, years }) =>
      html`<tr><th scope="row">${from.exact === to.exact ? from.text : `from ${from.text} to below ${to.text}`}</th><td class="number">${years}</td></tr>`,
  )}</tbody></table></details>`;
}

function count(years: number): string {
  return years === 1 ? '1 year' : `${years.toLocaleString('en-US')} years`;
}
