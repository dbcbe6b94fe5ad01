import { uriOfPath } from '@ontarget/workspace/node';
import { shownPath } from '../output/paths.ts';
import { linesOf } from '../output/source-text.ts';
import { type Finding, titleOf } from './finding.ts';
import { fingerprint } from './fingerprint.ts';
import type { Suite } from './report.ts';

/** A file that `fmt` looked at. */
export interface LaidOut {
  readonly path: string;
  readonly text: string;
  /** As it should be laid out; the text itself where that cannot be told. */
  readonly formatted: string;
  readonly outcome: 'unchanged' | 'changed' | 'syntax-error';
  /** Of a syntax error, where it is known. */
  readonly line?: number;
}

/** @param file as it is shown */
export function syntaxErrorWords(file: string, line: number | undefined): string {
  return `${file} has a syntax error${line === undefined ? '' : ` in line ${line}`} and was left as it is`;
}

/** A file that is not laid out, at the first line that would change, with the layout as its fix. */
export function layoutFinding(
  { path, text, formatted, outcome, line: broken = 1 }: LaidOut,
  checking: boolean,
): Finding[] {
  const uri = uriOfPath(path);
  if (outcome === 'syntax-error') {
    const start = { line: broken, column: 1, endLine: broken, endColumn: 1 };
    const code = 'not-understood';
    return [
      {
        code,
        title: titleOf(code),
        severity: 'error',
        message: 'The file has a syntax error and was left as it is; `ontarget check` says what it is.',
        path,
        range: start,
        page: `docs/rules/${code}.md`,
        fixes: [],
        fingerprint: fingerprint({ code, uri, range: start }, () => text),
      },
    ];
  }
  if (outcome === 'unchanged' || !checking) return [];
  const lines = linesOf(text);
  const [first, last] = changedLines(lines, linesOf(formatted));
  const line = Math.min(first + 1, lines.length);
  const range = { line, column: 1, endLine: line, endColumn: (lines[line - 1]?.length ?? 0) + 1 };
  const whole = { line: 1, column: 1, endLine: lines.length, endColumn: (lines.at(-1)?.length ?? 0) + 1 };
  const count = last - first;
  return [
    {
      code: 'layout',
      title: 'Plans are laid out as `ontarget fmt` does',
      severity: 'error',
      message: `The file is not laid out, from here over ${count} ${count === 1 ? 'line' : 'lines'}: run \`ontarget fmt\`.`,
      path,
      range,
      page: 'docs/command.md',
      fixes: [{ title: 'Lay it out', edits: [{ uri, range: whole, text: formatted }], preferred: true }],
      fingerprint: fingerprint({ code: 'layout', uri, range }, () => text),
    },
  ];
}

/** The lines from the first to behind the last that differ, counted from 0 in the text before. */
function changedLines(before: readonly string[], after: readonly string[]): [number, number] {
  let first = 0;
  while (first < before.length && before[first] === after[first]) first += 1;
  let last = before.length;
  while (last > first && before[last - 1] === after[last - 1 + after.length - before.length]) last -= 1;
  return [first, Math.max(last, first + 1)];
}

/** Each file as a case. */
export function fileSuites(files: readonly LaidOut[], findings: readonly Finding[]): Suite[] {
  const cases = files.map(({ path, outcome }) => {
    const own = findings.filter((finding) => finding.path === path);
    const passed = own.length === 0;
    const failed = outcome === 'syntax-error' ? ('broken' as const) : ('failed' as const);
    const told = own.map(({ code, message, range }) => ({
      code,
      message,
      text: `${shownPath(path)}:${range.line}: ${message}`,
    }));
    return { name: shownPath(path), outcome: passed ? ('passed' as const) : failed, told };
  });
  return [{ name: 'Layout', cases }];
}
