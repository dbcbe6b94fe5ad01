import { html, type Markup } from '../markup/html.ts';
import type { PreviewPart } from './model.ts';

/** The title of a part of the plan; where its place in the text is known, a button that leads there. */
export function partTitle({ id, title, source }: PreviewPart): Markup {
  if (source === undefined) return html`<span class="part">${title}</span>`;
  const place = `${source.file}, line ${source.line}`;
  return html`<button type="button" class="part" data-goto="${id}" title="Go to ${place}">${title}</button>`;
}

/** Says of a part that it is old. */
export function staleBadge({ stale }: Pick<PreviewPart, 'stale'>): Markup {
  return stale ? html`<span class="badge stale">as of the last version without errors</span>` : html``;
}
