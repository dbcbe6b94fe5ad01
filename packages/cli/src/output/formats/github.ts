import type { Finding } from '../../findings/finding.ts';
import { type Report, staleWords } from '../../findings/report.ts';
import { shownPath } from '../paths.ts';

/**
 * The findings as GitHub's workflow commands, one a line, which it shows beside the lines of a pull request. What a baseline
 * knows is left out, and hints: GitHub shows ten annotations of a step.
 */
export function annotations({ findings, stale }: Report): string {
  return [
    ...findings.filter(({ known, severity }) => !known && severity !== 'hint').map(annotation),
    ...stale.map(({ code, path, count }) =>
      command('notice', { file: shownPath(path), title: 'baseline' }, staleWords(code, count)),
    ),
  ].join('\n');
}

function annotation({ severity, path, range, code, message, page, fixes }: Finding): string {
  const { line, column, endLine, endColumn } = range;
  // GitHub takes columns only where the range stays in one line.
  const columns = endLine === line && endColumn > column ? { col: column, endColumn: endColumn - 1 } : {};
  const place = { file: shownPath(path), line, endLine, ...columns, title: code };
  const told = [message, ...fixes.map(({ title }) => `fix: ${title}`), page].join('\n');
  return command(LEVELS[severity], place, told);
}

const LEVELS = { error: 'error', warning: 'warning', info: 'notice', hint: 'notice' } as const;

/**
 * One workflow command. Line breaks and percent signs are escaped everywhere, in properties also what would end them:
 * otherwise a title of a plan could close the command and begin one of its own.
 */
export function command(
  name: 'error' | 'warning' | 'notice',
  properties: Readonly<Record<string, string | number>>,
  message: string,
): string {
  const said = Object.entries(properties).map(([key, value]) => `${key}=${escapedProperty(String(value))}`);
  return `::${name} ${said.join(',')}::${escapedData(message)}`;
}

/** As the runner reads it back: `%25`, `%0D` and `%0A`. */
function escapedData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapedProperty(text: string): string {
  return escapedData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
