import { html, type Markup } from '../markup/html.ts';
import type { PreviewCurve, PreviewLineCurve, PreviewStretch } from './model.ts';

/** A curve as a table that unfolds: what the chart shows, in exact figures. */
export function pointsTable(curve: PreviewCurve, id: string): Markup {
  return html`<details id="${id}"><summary>As a table</summary>${pointsOf(curve)}</details>`;
}

/** A curve as a table: what the chart shows, in exact figures. */
export function pointsOf(curve: PreviewCurve): Markup {
  const table =
    curve.kind === 'by grade'
      ? html`<thead><tr><th scope="col">Grade</th><th scope="col" class="number">${curve.up.title}</th></tr></thead><tbody>${curve.levels.map(
          ({ grade, pays }) =>
            html`<tr><th scope="row">${grade}</th><td class="number">${pays.text}</td></tr>`,
        )}</tbody>`
      : stretchTable(curve);
  return html`<table class="points">${table}</table>`;
}

/** The same in plain texts: headings, then a row for each stretch or grade. */
export function pointsText(curve: PreviewCurve): { headings: string[]; rows: string[][] } {
  if (curve.kind === 'by grade')
    return {
      headings: ['Grade', curve.up.title],
      rows: curve.levels.map(({ grade, pays }) => [grade, pays.text]),
    };
  const { stretches, across, up } = curve;
  const rated = stretches.some(({ rate }) => rate !== undefined);
  return {
    headings: [across.title, ...(rated ? ['Rate'] : []), up.title],
    rows: stretches.map((stretch, index) => [
      range(stretch, stretches[index + 1]),
      ...(rated ? [stretch.rate?.text ?? '–'] : []),
      pays(stretch),
    ]),
  };
}

function stretchTable({ stretches, across, up }: PreviewLineCurve): Markup {
  const rated = stretches.some(({ rate }) => rate !== undefined);
  return html`<thead><tr><th scope="col">${across.title}</th>${rated && html`<th scope="col" class="number">Rate</th>`}<th scope="col" class="number">${up.title}</th></tr></thead>
<tbody>${stretches.map((stretch, index) => {
    const next = stretches[index + 1];
    return html`<tr><th scope="row">${range(stretch, next)}</th>${rated && html`<td class="number">${stretch.rate?.text ?? '–'}</td>`}<td class="number">${pays(stretch)}</td></tr>`;
  })}</tbody>`;
}

/** `from` includes its bound and `above` excludes it, as in the plan. */
function range(
  { from, to, includesFrom, endless }: PreviewStretch,
  next: PreviewStretch | undefined,
): string {
  const start = `${includesFrom ? 'from' : 'above'} ${from.x.text}`;
  if (endless === true || next === undefined) return `${start} on`;
  return `${start} ${next.includesFrom ? 'to below' : 'to'} ${to.x.text}`;
}

function pays({ from, to, endless }: PreviewStretch): string {
  if (from.y.exact === to.y.exact) return from.y.text;
  return endless === true ? `${from.y.text}, rising` : `${from.y.text} to ${to.y.text}`;
}
