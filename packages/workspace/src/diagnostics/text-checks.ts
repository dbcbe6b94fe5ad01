import { fixesFor, type ProblemData, pageOf } from '@ontarget/language';
import type { LangiumDocument } from 'langium';
import { place, relativePath } from '../places.ts';
import type { Diagnostic, Fix } from './diagnostic.ts';
import { fromZeroBased } from './ranges.ts';

const SEVERITIES: readonly Diagnostic['severity'][] = ['error', 'error', 'warning', 'info', 'hint'];
const UNNECESSARY = 1;

type Found = NonNullable<LangiumDocument['diagnostics']>[number];

/** What the language's own checks found in a document. */
export function textDiagnostics(document: LangiumDocument, folder: string): Diagnostic[] {
  const uri = place(document.uri);
  const file = relativePath(folder, uri);
  return (document.diagnostics ?? []).map((found) => {
    const data: { code?: unknown; params?: unknown } = found.data ?? {};
    const code = String(found.code ?? data.code ?? 'not-understood');
    return {
      code,
      severity: SEVERITIES[found.severity ?? 1] ?? 'error',
      message: typeof found.message === 'string' ? found.message : found.message.value,
      file,
      uri,
      range: fromZeroBased(found.range),
      page: found.codeDescription?.href ?? pageOf(code),
      ...(found.tags?.includes(UNNECESSARY) ? { unneeded: true } : {}),
      ...(data.params === undefined ? {} : { params: data.params, fixes: fixesOf(found, document, uri) }),
    };
  });
}

/** The catalogue's ways to mend a problem, as edits of the file that it stands in. */
function fixesOf(found: Found, document: LangiumDocument, uri: string): Fix[] {
  return fixesFor(found.data as ProblemData, found.range, document).map(({ title, edits, preferred }) => ({
    title,
    ...(preferred ? { preferred: true as const } : {}),
    edits: edits.map(({ range, newText }) => ({ uri, range: fromZeroBased(range), text: newText })),
  }));
}
