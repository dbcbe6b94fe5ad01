import type { Unit } from '@ontarget/evaluator/format';
import { type ScaleLinear, scaleLinear } from 'd3-scale';
import { html, type Markup } from '../../markup/html.ts';
import { tickLabel } from './tick-label.ts';

/** Of a chart's own coordinates; the page scales it. */
export const CHART = { width: 380, height: 216 } as const;
const MARGIN = { top: 14, right: 22, bottom: 42 } as const;
/** About the width of a digit of an axis label. */
const DIGIT = 6.6;

export type Scale = ScaleLinear<number, number>;

/** The axes of a chart and the scales between numbers and places on it. */
export interface Frame {
  x: Scale;
  y: Scale;
  axes: Markup;
}

export interface AxisRange {
  title: string;
  unit: Unit;
  lowest: number;
  highest: number;
}

/**
 * Draws the axes: the horizontal one from edge to edge, the vertical one up to a round number. A chart of named columns
 * labels them itself.
 */
export function frame(across: AxisRange, up: AxisRange, ticks?: 'no ticks across'): Frame {
  const y = scaleLinear()
    .domain([Math.min(0, up.lowest), up.highest > up.lowest ? up.highest : up.lowest + 1])
    .nice(4)
    .range([CHART.height - MARGIN.bottom, MARGIN.top]);
  const yTicks = y.ticks(4).map((value) => ({ at: y(value), label: tickLabel(value, up.unit), value }));
  const left = 14 + DIGIT * Math.max(...yTicks.map(({ label }) => label.length));
  const x = scaleLinear()
    .domain([across.lowest, across.highest])
    .range([left, CHART.width - MARGIN.right]);
  return { x, y, axes: html`${upward(yTicks, left)}${acrossAxis(x, across, y.range()[0] ?? 0, ticks)}` };
}

interface Tick {
  at: number;
  label: string;
  value: number;
}

function upward(ticks: Tick[], left: number): Markup {
  const right = CHART.width - MARGIN.right;
  return html`<g class="axis" aria-hidden="true">${ticks.map(
    ({ at, label, value }) =>
      html`<line class="${value === 0 ? 'zero' : 'grid'}" x1="${left}" x2="${right}" y1="${round(at)}" y2="${round(at)}"/><text x="${left - 8}" y="${round(at)}" dy="0.32em" text-anchor="end">${label}</text>`,
  )}</g>`;
}

function acrossAxis(x: Scale, { title, unit }: AxisRange, bottom: number, ticks?: 'no ticks across'): Markup {
  const middle = ((x.range()[0] ?? 0) + (x.range()[1] ?? 0)) / 2;
  return html`<g class="axis" aria-hidden="true">${(ticks === undefined ? x.ticks(5) : []).map(
    (value) =>
      html`<line class="tick" x1="${round(x(value))}" x2="${round(x(value))}" y1="${bottom}" y2="${bottom + 4}"/><text x="${round(x(value))}" y="${bottom + 17}" text-anchor="middle">${tickLabel(value, unit)}</text>`,
  )}<text class="axis-title" x="${round(middle)}" y="${CHART.height - 6}" text-anchor="middle">${title}</text></g>`;
}

/** Tenths of a pixel are enough, and keep the drawing short. */
export function round(place: number): number {
  return Math.round(place * 10) / 10;
}
