import { type Code, catalogue, messageOf, type ParamsOf, pageOf } from '@ontarget/language';
import type { Diagnostic, TextRange } from './diagnostic.ts';
import { FILE_START } from './ranges.ts';

/** A problem that the workspace itself found, under a code of the catalogue. */
export function problem<C extends Code>(
  code: C,
  place: { file: string; uri: string; range?: TextRange },
  params: ParamsOf<C>,
): Diagnostic {
  return {
    code,
    severity: catalogue[code].severity,
    message: messageOf(code, params),
    file: place.file,
    uri: place.uri,
    range: place.range ?? FILE_START,
    page: pageOf(code),
    params,
  };
}
