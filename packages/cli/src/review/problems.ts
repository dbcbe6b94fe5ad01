import { relative } from 'node:path';
import type { ReviewProblem } from '@ontarget/report';
import { type Diagnostic, pathOfUri } from '@ontarget/workspace/node';

/** A problem with the place that an annotation needs. */
export interface PlacedProblem extends ReviewProblem {
  /** From the top of the repository, with `/`. */
  readonly path: string;
  readonly range: Diagnostic['range'];
}

/** The problems that a change is told: all errors, and what else was not told before it. */
export function problemsOf(
  now: readonly Diagnostic[],
  before: readonly Diagnostic[],
  top: string,
): { readonly problems: readonly PlacedProblem[]; readonly known: number } {
  // Lines move with what is written above them; what is told of the plan does not.
  const told = new Map<string, number>();
  for (const one of before) told.set(keyOf(one), (told.get(keyOf(one)) ?? 0) + 1);
  const problems: PlacedProblem[] = [];
  let known = 0;
  for (const diagnostic of now) {
    const { severity, code, message, uri, range } = diagnostic;
    if (severity === 'hint') continue;
    const left = told.get(keyOf(diagnostic)) ?? 0;
    if (left > 0) told.set(keyOf(diagnostic), left - 1);
    if (left > 0 && severity !== 'error') {
      known += 1;
      continue;
    }
    const path = pathFromTop(top, uri);
    problems.push({
      severity,
      code,
      message,
      path,
      range,
      place: `${path}:${range.line}:${range.column}`,
    });
  }
  return { problems, known };
}

/** The path of a file from the top of the repository. */
export function pathFromTop(top: string, uri: string): string {
  return relative(top, pathOfUri(uri)).replaceAll('\\', '/');
}

function keyOf({ code, message }: Diagnostic): string {
  return `${code}\n${message}`;
}
