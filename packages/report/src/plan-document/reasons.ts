import { html, type Markup } from '../markup/html.ts';
import { markdownList } from '../markup/markdown.ts';
import type { Reason } from './model.ts';
import { CHAPTERS } from './words.ts';

/** Why something is done on purpose, as a chapter; nothing where there is no reason to give. */
export function reasonSection(reasons: readonly Reason[]): Markup {
  if (reasons.length === 0) return html``;
  return html`<section><h2>${CHAPTERS.reasons}</h2><dl class="reasons">${reasons.map(
    ({ about, because, where }) =>
      html`<div><dt>${about}</dt><dd>${because}${where && html` <small>${where}</small>`}</dd></div>`,
  )}</dl></section>`;
}

/** The same as Markdown. */
export function reasonLines(reasons: readonly Reason[]): string[] {
  if (reasons.length === 0) return [];
  const lines = reasons.map(
    ({ about, because, where }) => `${about}: ${because}${where === undefined ? '' : ` (${where})`}`,
  );
  return [`## ${CHAPTERS.reasons}`, ...markdownList(lines)];
}
