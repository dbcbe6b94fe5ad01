import type { LangiumDocument } from 'langium';
import type { Code } from '../diagnostics/catalogue.ts';
import type { ProblemData } from '../diagnostics/report.ts';
import type { Fix, Fixer, Range } from './fix.ts';
import { fixers } from './table.ts';

/** The quick fixes of a problem that was found in a document, most likely first. */
export function fixesFor(
  { code, params }: ProblemData,
  range: Range,
  document: LangiumDocument,
): readonly Fix[] {
  const fixer = (fixers as Partial<Record<Code, Fixer<Code>>>)[code];
  return fixer === undefined ? [] : fixer({ params, range, document });
}

/** The codes that have quick fixes. */
export const fixableCodes: readonly Code[] = Object.keys(fixers) as Code[];
