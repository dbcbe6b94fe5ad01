import type { Diagnostic, Fix, TextRange } from '@ontarget/workspace/node';

/** A problem that was mended, at its place in the text before. */
export interface Mended {
  readonly code: string;
  readonly uri: string;
  readonly range: TextRange;
  /** What was done, in the imperative. */
  readonly title: string;
}

/**
 * Applies the one right fix of each problem that has one. Of fixes that touch the same words only the first is made: what
 * is left of the other is seen when the text is read again.
 *
 * @param textOf the text of a file
 * @returns the texts that changed, by URI, and what was mended
 */
export function mendOnce(
  problems: readonly Diagnostic[],
  textOf: (uri: string) => string,
): { readonly texts: ReadonlyMap<string, string>; readonly mended: readonly Mended[] } {
  const taken = new Map<string, Placed[]>();
  const mended: Mended[] = [];
  for (const { code, uri, range, fixes } of problems) {
    const fix = fixes?.find(({ preferred }) => preferred);
    if (fix === undefined || fix.edits.length === 0) continue;
    const placed = fix.edits.map((edit) => ({ uri: edit.uri, ...placedEdit(edit, textOf(edit.uri)) }));
    if (placed.some((edit) => (taken.get(edit.uri) ?? []).some((one) => touches(one, edit)))) continue;
    for (const edit of placed) taken.set(edit.uri, [...(taken.get(edit.uri) ?? []), edit]);
    mended.push({ code, uri, range, title: fix.title });
  }
  const texts = new Map([...taken].map(([uri, edits]) => [uri, edited(textOf(uri), edits)]));
  return { texts, mended };
}

/** An edit by offsets into the text. */
export interface Placed {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

function touches(a: Placed, b: Placed): boolean {
  return a.to >= b.from && b.to >= a.from;
}

/** An edit by offsets into a text. */
export function placedEdit(
  { range, text }: Pick<Fix['edits'][number], 'range' | 'text'>,
  source: string,
): Placed {
  const starts = lineStarts(source);
  const offset = (line: number, column: number) =>
    Math.min(source.length, (starts[line - 1] ?? source.length) + column - 1);
  return { from: offset(range.line, range.column), to: offset(range.endLine, range.endColumn), text };
}

function lineStarts(text: string): number[] {
  return [0, ...[...text.matchAll(/\r\n|\r|\n/g)].map(({ index, 0: end }) => index + end.length)];
}

/** Makes edits that do not overlap. Edits of one fix may stand at one place: they keep their order. */
export function edited(text: string, edits: readonly Placed[]): string {
  const ordered = edits.map((edit, order) => ({ ...edit, order }));
  ordered.sort((a, b) => b.from - a.from || b.order - a.order);
  return ordered.reduce((now, edit) => now.slice(0, edit.from) + edit.text + now.slice(edit.to), text);
}
