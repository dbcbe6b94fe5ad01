import { html, type Markup } from '../../markup/html.ts';
import { curveFrame } from '../chart/curve-chart.ts';
import { round } from '../chart/frame.ts';
import { chartId, proofId } from '../component-ids.ts';
import type { PreviewLineCurve, PreviewModel } from '../model.ts';
import type { ComponentProof, PreviewProofs } from './model.ts';

const SIGNS = { falls: '▼', jumps: '◆', holds: '✓', 'not decided': '?' } as const;

/** What is proved of a component, in words. */
export function proofLines({ lines }: ComponentProof): Markup {
  if (lines.length === 0) return html``;
  return html`<ul class="proof">${lines.map(
    ({ kind, text }) =>
      html`<li class="${kind === 'not decided' ? 'undecided' : kind}"><span aria-hidden="true">${SIGNS[kind]}</span> ${text}</li>`,
  )}</ul>`;
}

/** Counter-examples on a curve: a line from the place that pays more down to the better one that pays less. */
export function proofMarks(curve: PreviewLineCurve, { falls, leaps }: ComponentProof): Markup {
  const { x, y } = curveFrame(curve);
  const [first = 0, last = 0] = x.domain();
  const isShown = (number: number) => number >= first && number <= last;
  return html`${falls
    .filter(({ from, to }) => isShown(from.x.number) && isShown(to.x.number))
    .map(
      ({ from, to, text }) =>
        html`<g class="fall"><title>${text}</title><path d="M${round(x(from.x.number))},${round(y(from.y.number))}L${round(x(to.x.number))},${round(y(to.y.number))}"/><path class="sign" d="M-5,-4H5L0,5Z" transform="translate(${round(x(to.x.number))},${round(y(to.y.number))})"/></g>`,
    )}${leaps
    .filter((leap) => isShown(leap.x.number))
    .map(
      (leap) =>
        html`<g class="leap-money"><title>${leap.text}</title><rect x="${round(x(leap.x.number)) - 7}" y="${round(y.range()[1] ?? 0)}" width="14" height="${round((y.range()[0] ?? 0) - (y.range()[1] ?? 0))}"/></g>`,
    )}`;
}

/** New contents of the elements that proofs are shown in. */
export function renderProofs(model: PreviewModel, proofs: PreviewProofs): { id: string; html: string }[] {
  const role = model.roles.find(({ id }) => id === proofs.role);
  return (role?.components ?? []).flatMap(({ id, curve }) => {
    const proof = proofs.components.find((one) => one.id === id);
    if (proof === undefined) return [];
    const marks = curve === undefined || curve.kind === 'by grade' ? undefined : proofMarks(curve, proof);
    return [
      { id: proofId(id), html: proofLines(proof).markup },
      ...(marks === undefined ? [] : [{ id: `proof-${chartId(id)}`, html: marks.markup }]),
    ];
  });
}
