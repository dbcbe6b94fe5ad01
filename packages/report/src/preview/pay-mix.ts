import { html, type Markup } from '../markup/html.ts';
import type { Figure, PreviewComponent, PreviewRole } from './model.ts';
import { partTitle } from './part-heading.ts';

/** How many colours the components have before they begin again. */
export const COLOURS = 6;
/** What part of the bar a letter of a label needs, where the bar is as narrow as it gets. */
const ROOM_FOR_LETTER = 0.024;

interface Segment {
  colour: string;
  title: string;
  label: string;
  /** Part of the whole bar. */
  part: number;
}

/** The pay mix of a role: base pay and weighted components as one bar, and the same as a table. */
export function payMix(role: PreviewRole): Markup {
  const weighted = weightedOf(role);
  if (weighted.length === 0 && role.base === undefined) return html``;
  return html`<section class="mix" aria-labelledby="mix-title"><h3 id="mix-title">Pay mix</h3>
${bar(segments(role, weighted))}
<table><thead><tr><th scope="col"><span class="hidden">Part of pay</span></th><th scope="col" class="number">Of target pay</th><th scope="col" class="number">A year</th><th scope="col">Paid on</th></tr></thead>
<tbody>${role.base && baseRow(role.base)}${weighted.map(row)}</tbody>${totalRow(role)}</table></section>`;
}

/** Components that add up to target pay, in the order of the text. */
export function weightedOf({ components }: PreviewRole): PreviewComponent[] {
  return components.filter(({ kind }) => kind === 'weighted');
}

/**
 * Against base pay where the role states amounts; else against each other alone. Weights of less than 100% leave the
 * rest of the bar empty.
 */
function segments({ base, targetPay }: PreviewRole, weighted: PreviewComponent[]): Segment[] {
  const weights = weighted.map(({ weight }) => weight?.number ?? 0);
  const amounts = base !== undefined && targetPay !== undefined && targetPay.number > 0;
  const [fixed, pay] = amounts ? [base.number, targetPay.number] : [0, 1];
  const whole = fixed + pay * Math.max(1, sum(weights));
  const parts = weighted.map(({ title }, index) => {
    const part = ((weights[index] ?? 0) * pay) / whole;
    return { colour: `c${index % COLOURS}`, title, label: percent(part), part };
  });
  if (fixed === 0) return parts;
  const part = fixed / whole;
  return [{ colour: 'base', title: 'Base pay', label: percent(part), part }, ...parts];
}

/** Widths in percent, so that the bar grows with the page while its letters stay upright. */
function bar(segments: Segment[]): Markup {
  let left = 0;
  const drawn = segments.map(({ colour, title, label, part }) => {
    const start = left;
    left += part;
    const text =
      part >= label.length * ROOM_FOR_LETTER &&
      html`<text x="${place(start + part / 2)}%" y="50%" dy="0.35em" text-anchor="middle">${label}</text>`;
    return html`<g class="${colour}"><title>${title}: ${label}</title><rect x="${place(start)}%" width="${place(part)}%" height="100%"/>${text}</g>`;
  });
  const spoken = segments.map(({ title, label }) => `${title} ${label}`).join(', ');
  return html`<svg class="bar" width="100%" height="26" role="img" aria-label="Pay mix: ${spoken}">${drawn}</svg>`;
}

function baseRow(base: Figure): Markup {
  return html`<tr><th scope="row"><i class="swatch base"></i>Base pay</th><td class="number">–</td><td class="number">${base.text}</td><td></td></tr>`;
}

function row(component: PreviewComponent, index: number): Markup {
  const { weight, targetPay, on } = component;
  return html`<tr><th scope="row"><i class="swatch c${index % COLOURS}"></i>${partTitle(component)}</th><td class="number">${weight?.text ?? '–'}</td><td class="number">${targetPay?.text ?? '–'}</td><td>${on.join(', ')}${revenueTag(component)}</td></tr>`;
}

function totalRow({ onTargetPay, targetPay }: PreviewRole): Markup {
  if (targetPay === undefined) return html``;
  const target = html`<tr><th scope="row">Target pay</th><td class="number"></td><td class="number">${targetPay.text}</td><td></td></tr>`;
  const all =
    onTargetPay &&
    html`<tr><th scope="row">On-target pay</th><td class="number"></td><td class="number">${onTargetPay.text}</td><td></td></tr>`;
  return html`<tfoot>${target}${all}</tfoot>`;
}

/** Whether a component or goal is revenue, or was converted from it. */
export function revenueTag({ revenue }: { revenue: 'revenue' | 'linked' | 'other' }): Markup {
  if (revenue === 'other') return html``;
  return revenue === 'revenue'
    ? html` <span class="badge revenue">revenue</span>`
    : html` <span class="badge linked" title="A goal converted from revenue">from revenue</span>`;
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** A bar's own label, exact for the usual parts so that they add up to 100%; the plan's own percents stand in the table. */
function percent(part: number): string {
  return `${place(part)}%`;
}

function place(part: number): number {
  return Math.round(part * 1e4) / 100;
}
