import { html, type Markup } from '../../markup/html.ts';
import type { PreviewLineCurve, PreviewPoint } from '../model.ts';
import { curveFrame } from './curve-chart.ts';
import { CHART, type Frame, round } from './frame.ts';

/** Closer to the left edge than this there is no room for a label on that side, where a rising line leaves it free. */
const ROOM_FOR_LABEL = 120;

/**
 * Where the supposed result stands on a curve: a dot, a line down to the axis and what it pays there. What lies beyond
 * the chart is marked at its edge, with its own figures.
 */
export function nowMark(curve: PreviewLineCurve, point: PreviewPoint): Markup {
  const frame = curveFrame(curve);
  const [across, up] = [held(frame.x, point.x.number), held(frame.y, point.y.number)];
  const bottom = round(frame.y.range()[0] ?? 0);
  const isLeft = across > ROOM_FOR_LABEL;
  return html`<line class="now-line" x1="${across}" x2="${across}" y1="${up}" y2="${bottom}"/><circle class="now-dot" cx="${across}" cy="${up}" r="5.5"/><text class="now-label" x="${across + (isLeft ? -10 : 10)}" y="${Math.max(up - 8, 12)}" text-anchor="${isLeft ? 'end' : 'start'}">${point.y.text}</text>`;
}

/** A pay of the year in total that is at no one attainment: a line across at its height. */
export function nowHeight(curve: PreviewLineCurve, height: PreviewPoint['y']): Markup {
  const frame = curveFrame(curve);
  const up = held(frame.y, height.number);
  const [left = 0, right = CHART.width] = frame.x.range();
  return html`<line class="now-line" x1="${round(left)}" x2="${round(right)}" y1="${up}" y2="${up}"/><text class="now-label" x="${round(right)}" y="${Math.max(up - 6, 12)}" text-anchor="end">${height.text}</text>`;
}

function held(scale: Frame['x'], value: number): number {
  const [a = 0, b = 0] = scale.range();
  return round(Math.min(Math.max(a, b), Math.max(Math.min(a, b), scale(value))));
}
