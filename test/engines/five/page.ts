import type { EngineName } from './said.ts';

/** A page with other text between the marks of an engine. */
export function withCounts(page: string, engine: EngineName, text: string): string {
  const begin = `<!-- ${engine}: written by test/long/five-engines.test.ts -->`;
  const end = `<!-- end of ${engine} -->`;
  const [before, rest] = page.split(begin);
  const after = rest?.split(end)[1];
  if (after === undefined) throw new Error(`the page has no place for the counts of ${engine}`);
  return `${before}${begin}\n\n${text}\n\n${end}${after}`;
}
