import type { PlacedProblem } from '../../review/problems.ts';
import type { PlanReview } from '../../review/review.ts';
import { command } from '../formats/github.ts';

/** The runner shows ten annotations of a kind in a step; what comes first is shown. */
const ORDER = ['error', 'warning', 'info'] as const;

/** What a review found, as GitHub's workflow commands, one a line, errors first. A folder that plans share is told once. */
export function annotationsText(reviews: readonly PlanReview[]): string {
  const lines = reviews.flatMap(({ problems, wrong }) => [
    ...problems.map((problem) => ({ severity: problem.severity, text: problemCommand(problem) })),
    ...wrong.map(({ path, range, words }) => ({
      severity: 'error' as const,
      text: command('error', { file: path, line: range.line, title: 'example' }, words),
    })),
  ]);
  const texts = ORDER.flatMap((severity) => lines.filter((one) => one.severity === severity)).map(
    ({ text }) => text,
  );
  return [...new Set(texts)].map((line) => `${line}\n`).join('');
}

function problemCommand({ severity, path, range, code, message, place }: PlacedProblem): string {
  const { line, column, endLine, endColumn } = range;
  // GitHub takes columns only where the range stays in one line.
  const columns = endLine === line && endColumn > column ? { col: column, endColumn: endColumn - 1 } : {};
  const file = path === '' ? place : path;
  const kind = severity === 'info' ? 'notice' : severity;
  return command(kind, { file, line, endLine, ...columns, title: code }, message);
}
