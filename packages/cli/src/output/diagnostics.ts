import type { Diagnostic } from '@ontarget/workspace';
import { paint } from '../terminal.ts';
import { linesOf, type SourceText } from './source-text.ts';

/** A problem as `check` prints it: place, code, message, the line with the problem underlined, and how to mend it. */
export function diagnosticText(diagnostic: Diagnostic, file: string, source: SourceText): string {
  const { code, severity, message, page, fixes, range, uri } = diagnostic;
  const place = paint('bold', `${file}:${range.line}:${range.column}`);
  const lines = [`${place}  ${paint(COLORS[severity], severity)}  ${paint('dim', code)}`];
  lines.push(...excerpt(diagnostic, source(uri)));
  lines.push(...message.split('\n').map((line) => `  ${line}`));
  for (const { title } of fixes ?? []) lines.push(`  ${paint('cyan', 'fix:')} ${title}`);
  lines.push(paint('dim', `  ${page}`));
  return lines.join('\n');
}

const COLORS = { error: 'red', warning: 'yellow', info: 'blue', hint: 'dim' } as const;

function excerpt({ range, severity }: Diagnostic, text: string | undefined): string[] {
  const line = linesOf(text ?? '')[range.line - 1];
  if (line === undefined || line.trim() === '') return [];
  const end = range.endLine === range.line ? range.endColumn : line.length + 1;
  const number = String(range.line);
  const margin = ' '.repeat(number.length);
  // Tabs stay tabs below the line, so that the caret stands below its place however wide they are shown.
  const indent = line.slice(0, range.column - 1).replace(/[^\t]/g, ' ');
  const carets = '^'.repeat(Math.max(1, end - range.column));
  return [
    `  ${paint('dim', `${number} |`)} ${line}`,
    `  ${paint('dim', `${margin} |`)} ${indent}${paint(COLORS[severity], carets)}`,
  ];
}

/** `2 errors, 1 warning`, or `no problems`. */
export function countText(counts: Readonly<Record<Diagnostic['severity'], number>>): string {
  const parts = (['error', 'warning', 'info', 'hint'] as const)
    .filter((severity) => counts[severity] > 0)
    .map((severity) => `${counts[severity]} ${counts[severity] === 1 ? severity : NAMES[severity]}`);
  return parts.length === 0 ? 'no problems' : parts.join(', ');
}

const NAMES = { error: 'errors', warning: 'warnings', info: 'notes', hint: 'hints' } as const;

/** How many problems there are of each severity. */
export function countsOf(diagnostics: readonly Diagnostic[]): Record<Diagnostic['severity'], number> {
  const counts = { error: 0, warning: 0, info: 0, hint: 0 };
  for (const { severity } of diagnostics) counts[severity] += 1;
  return counts;
}
