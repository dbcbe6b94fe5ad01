/** A piece of HTML or SVG whose texts are escaped already. */
export interface Markup {
  readonly markup: string;
}

/** What may stand in a hole of a template: text is escaped, markup is not, and nothing is left out. */
export type Part = Markup | string | number | undefined | false | readonly Part[];

/** Builds HTML or SVG from a template; whatever is filled into its holes is escaped, in text as in quoted attributes. */
export function html(fixed: TemplateStringsArray, ...parts: Part[]): Markup {
  let markup = fixed[0] ?? '';
  for (const [index, part] of parts.entries()) markup += markupOf(part) + (fixed[index + 1] ?? '');
  return { markup };
}

function markupOf(part: Part): string {
  if (part === undefined || part === false) return '';
  if (typeof part === 'string') return escaped(part);
  if (typeof part === 'number') return String(part);
  if ('markup' in part) return part.markup;
  return part.map(markupOf).join('');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
