import { catalogue, isCode } from '@ontarget/language';
import { type Diagnostic, type Fix, pathOfUri, type TextRange } from '@ontarget/workspace/node';
import { shownPath } from '../output/paths.ts';

/** What a command found at a place of a plan's text, for every output that shows findings one by one. */
export interface Finding {
  /** A code of the catalogue, or of the command itself: `layout`, `coverage`. */
  readonly code: string;
  /** The rule as a short sentence. */
  readonly title: string;
  readonly severity: Diagnostic['severity'];
  readonly message: string;
  /** Path on this machine. */
  readonly path: string;
  readonly range: TextRange;
  /** The rule's page, from the project's root. */
  readonly page: string;
  readonly fixes: readonly Fix[];
  /** The same for the same problem however the lines around it move; see `fingerprints`. */
  readonly fingerprint: string;
  /** Whether a baseline has it; undefined where there is no baseline. */
  readonly known?: boolean;
}

/** A problem of a plan as a finding. */
export function findingOf(diagnostic: Diagnostic, fingerprint: string): Finding {
  const { code, severity, message, uri, range, page, fixes = [] } = diagnostic;
  return {
    code,
    title: titleOf(code),
    severity,
    message,
    path: pathOfUri(uri),
    range,
    page,
    fixes,
    fingerprint,
  };
}

/** The rule of a code as a short sentence; policies of a plan's own are known by their code alone. */
export function titleOf(code: string): string {
  return isCode(code) ? catalogue[code].title : code;
}

/** `plans/sales/roles.ote:12:3`. */
export function placeOf({ path, range }: Pick<Finding, 'path' | 'range'>): string {
  return `${shownPath(path)}:${range.line}:${range.column}`;
}
