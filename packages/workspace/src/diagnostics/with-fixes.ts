import { fixesFor, type ProblemData } from '@ontarget/language';
import type { LangiumDocument } from 'langium';
import { place } from '../places.ts';
import type { Diagnostic } from './diagnostic.ts';
import { fromZeroBased, toZeroBased } from './ranges.ts';

/** A problem of the second pass with the catalogue's ways to mend it, as edits of the file that it stands in. */
export function withFixes(diagnostic: Diagnostic, documents: readonly LangiumDocument[]): Diagnostic {
  const { code, params, range, uri } = diagnostic;
  const document = documents.find((one) => place(one.uri) === uri);
  if (document === undefined) return diagnostic;
  const found = fixesFor({ code, params } as ProblemData, toZeroBased(range), document);
  if (found.length === 0) return diagnostic;
  const fixes = found.map(({ title, edits, preferred }) => ({
    title,
    ...(preferred ? { preferred: true as const } : {}),
    edits: edits.map((edit) => ({ uri, range: fromZeroBased(edit.range), text: edit.newText })),
  }));
  return { ...diagnostic, fixes };
}
