import { html, type Markup } from '../../markup/html.ts';
import type { PreviewMark } from '../model.ts';
import { type Frame, round } from './frame.ts';

/** The sign of a kind of mark, drawn around 0, 0; chart and key use the same. */
const SIGNS: Readonly<Record<PreviewMark['kind'], Markup>> = {
  threshold: html`<path class="sign" d="M0,-5L5,4L-5,4Z"/>`,
  target: html`<circle class="sign" r="5"/>`,
  cap: html`<rect class="sign" x="-4.5" y="-4.5" width="9" height="9" rx="1"/>`,
  jump: html`<path class="sign" d="M0,-6L5,0L0,6L-5,0Z"/>`,
};

/** The dashed lines that lead from the axes to the target. */
export function targetLines(marks: readonly PreviewMark[], { x, y }: Frame): Markup {
  return html`${marks
    .filter(({ kind }) => kind === 'target')
    .map(
      (mark) =>
        html`<path class="to-target" aria-hidden="true" d="M${round(x.range()[0] ?? 0)},${round(y(mark.y.number))}H${round(x(mark.x.number))}V${round(y.range()[0] ?? 0)}"/>`,
    )}`;
}

/** The marks on the curve: a jump stands in the middle of its leap, so that what it leads to can have a sign too. */
export function markSigns(marks: readonly PreviewMark[], { x, y }: Frame): Markup {
  return html`${marks.map((mark) => {
    const across = round(x(mark.x.number));
    const top = round(y(mark.y.number));
    const up = mark.before ? round((y(mark.before.number) + y(mark.y.number)) / 2) : top;
    const leap =
      mark.before &&
      html`<line class="leap" x1="${across}" x2="${across}" y1="${round(y(mark.before.number))}" y2="${top}"/>`;
    return html`${leap}<g class="mark ${mark.kind}" transform="translate(${across},${up})"><title>${mark.text}</title>${SIGNS[mark.kind]}</g>`;
  })}`;
}

/** What each mark means, in words, with its sign. */
export function markKey(marks: readonly PreviewMark[]): Markup {
  if (marks.length === 0) return html``;
  return html`<ul class="marks">${marks.map(
    ({ kind, text }) =>
      html`<li><svg class="key mark ${kind}" viewBox="-8 -8 16 16" aria-hidden="true">${SIGNS[kind]}</svg><span>${text}</span></li>`,
  )}</ul>`;
}
