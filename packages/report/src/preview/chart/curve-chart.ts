import { html, type Markup } from '../../markup/html.ts';
import type { PreviewLineCurve, PreviewStretch } from '../model.ts';
import { CHART, type Frame, frame, round } from './frame.ts';
import { areaPath, curvePath } from './line-path.ts';
import { markSigns, targetLines } from './marks.ts';

/** What a chart is called and what it belongs to. */
export interface ChartNames {
  /** Unique on the page. */
  id: string;
  /** The component's name in the plan: `path[data-component="NewBusiness"]` is its curve. */
  component: string;
  title: string;
  description: string;
}

/** The axes of a curve's chart: the same for the same curve, whatever is marked on it. */
export function curveFrame(curve: PreviewLineCurve): Frame {
  const xs = curve.stretches.flatMap(({ from, to }) => [from.x.number, to.x.number]);
  const ys = curve.stretches.flatMap(({ from, to }) => [from.y.number, to.y.number]);
  return frame(
    { ...curve.across, lowest: Math.min(...xs), highest: Math.max(...xs) },
    { ...curve.up, lowest: Math.min(...ys), highest: Math.max(...ys) },
  );
}

/**
 * Draws the payout curve of a component as SVG, with its marks and the rate of each stretch. What is supposed is marked
 * by filling the group whose id begins with `now-`, what is proved by the one that begins with `proof-`.
 */
export function curveChart(curve: PreviewLineCurve, names: ChartNames, now?: Markup, proof?: Markup): Markup {
  const drawn = curveFrame(curve);
  const { x, y } = drawn;
  return html`<svg class="chart" viewBox="0 0 ${CHART.width} ${CHART.height}" role="img" aria-labelledby="${names.id}-title ${names.id}-description">
<title id="${names.id}-title">${names.title}</title><desc id="${names.id}-description">${names.description}</desc>
${drawn.axes}${targetLines(curve.marks, drawn)}
<path class="area" d="${areaPath(curve.stretches, x, y)}" aria-hidden="true"/>
<path class="curve" data-component="${names.component}" d="${curvePath(curve.stretches, x, y)}"/>
${rates(curve, drawn)}${onwards(curve.stretches.at(-1), drawn)}${markSigns(curve.marks, drawn)}<g id="proof-${names.id}">${proof}</g><g id="now-${names.id}" class="now" aria-hidden="true">${now}</g>
</svg>`;
}

/** Narrower stretches have no room for their rate. */
const ROOM_FOR_RATE = 28;

function rates({ stretches }: PreviewLineCurve, { x, y }: Frame): Markup {
  return html`<g class="rates" aria-hidden="true">${stretches.map(({ from, to, rate }) => {
    const [left, right] = [x(from.x.number), x(to.x.number)];
    if (rate === undefined || right - left < ROOM_FOR_RATE) return undefined;
    const up = (y(from.y.number) + y(to.y.number)) / 2;
    const rises = to.y.number > from.y.number;
    // Left of a rising line and above a flat one the label stands free of it.
    return html`<text x="${round((left + right) / 2 - (rises ? 8 : 0))}" y="${round(up - (rises ? 6 : 8))}" text-anchor="${rises ? 'end' : 'middle'}">${rate.text}</text>`;
  })}</g>`;
}

/** An arrowhead in the direction of a curve that goes on beyond the chart. */
function onwards(last: PreviewStretch | undefined, { x, y }: Frame): Markup {
  if (last?.endless !== true) return html``;
  const [dx, dy] = [x(last.to.x.number) - x(last.from.x.number), y(last.to.y.number) - y(last.from.y.number)];
  const angle = round((Math.atan2(dy, dx) * 180) / Math.PI);
  return html`<path class="onwards" d="M-7,-4.5L0,0L-7,4.5" transform="translate(${round(x(last.to.x.number))},${round(y(last.to.y.number))}) rotate(${angle})" aria-hidden="true"/>`;
}
