import type { LangiumDocument } from 'langium';
import type { Range } from '../fixes/fix.ts';
import { extractCurve } from './own-curve.ts';
import { moveRoles } from './own-file.ts';
import { extractParameter, inlineParameter } from './parameters.ts';
import type { Refactor, Refactorer, RefactorServices } from './refactor.ts';

export type { Refactor, RefactorServices } from './refactor.ts';

const refactorers: readonly Refactorer[] = [extractCurve, extractParameter, inlineParameter, moveRoles];

/** Changes of how what stands at a range is put together; each means the same. */
export function refactorsAt(
  document: LangiumDocument,
  range: Range,
  services: RefactorServices,
): readonly Refactor[] {
  return refactorers.flatMap((refactorer) => refactorer(document, range, services));
}
