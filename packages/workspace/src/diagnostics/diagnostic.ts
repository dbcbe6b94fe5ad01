/** What a plan is told: one problem, at one place, with a code that scripts may rely on. */
export interface Diagnostic {
  /** A word code of the catalogue, such as `weights-not-100`. */
  code: string;
  severity: 'error' | 'warning' | 'info' | 'hint';
  message: string;
  /** From the plan's folder, with `/`: `roles.ote`, `../company/measures.ote`. */
  file: string;
  uri: string;
  range: TextRange;
  /** The rule's page, from the project's root. */
  page: string;
  /** What could be removed; editors grey it out. */
  unneeded?: boolean;
  /** Edits that would mend it, the likeliest first. */
  fixes?: Fix[];
  /** What the message was made of. */
  params?: unknown;
}

/** Lines and columns count from 1, columns in UTF-16 units; the end is just behind the last character. */
export interface TextRange {
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
}

/** One way to mend a problem. */
export interface Fix {
  title: string;
  /** The one that is right without a choice: `ontarget fix` applies it by itself. */
  preferred?: true;
  edits: { uri: string; range: TextRange; text: string }[];
}

/** In which pass a diagnostic was found; text checks are shown before what working the plan out tells. */
export type Pass = 'text' | 'meaning';

/** Text checks, then meaning checks; each by file, place and code. The plan's own files come before used ones. */
export function ordered(found: readonly { pass: Pass; diagnostic: Diagnostic }[]): Diagnostic[] {
  const keyed = found.map((one) => ({ ...one, used: one.diagnostic.file.startsWith('../') ? 1 : 0 }));
  keyed.sort(
    (a, b) =>
      (a.pass === b.pass ? 0 : a.pass === 'text' ? -1 : 1) ||
      a.used - b.used ||
      compareText(a.diagnostic.file, b.diagnostic.file) ||
      a.diagnostic.range.line - b.diagnostic.range.line ||
      a.diagnostic.range.column - b.diagnostic.range.column ||
      compareText(a.diagnostic.code, b.diagnostic.code),
  );
  return keyed.map((one) => one.diagnostic);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
