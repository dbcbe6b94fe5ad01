import { compare, formatPercent, mul, type Rational, rational } from '@ontarget/evaluator/numbers';
import type { ReviewExamples } from '@ontarget/report';
import { type ExampleResult, exampleCoverage, type Snapshot } from '@ontarget/workspace/node';
import { pathFromTop } from './problems.ts';

/** The code of an example that comes to something else: it is told with the examples, and not among other problems. */
export const FAILS = 'example-fails';

/** A cell that does not come out, with the place that an annotation needs. */
export interface WrongCell {
  readonly place: string;
  readonly words: string;
  readonly path: string;
  readonly range: ExampleResult['range'];
}

/** What the examples of a plan come to, and how much of it they reach. @param atLeast the share that they shall reach */
export function examplesOf(
  snapshot: Snapshot,
  top: string,
  atLeast: Rational | undefined,
): ReviewExamples & { readonly wrong: readonly WrongCell[] } {
  const { examples } = snapshot;
  const failing = examples.filter(({ status }) => status !== 'passed');
  const wrong = failing.map((cell) => wrongCell(cell, snapshot, top));
  const found = exampleCoverage(snapshot);
  const coverage = found && { reached: found.reached, of: found.of };
  const isShort =
    coverage !== undefined &&
    atLeast !== undefined &&
    compare(rational(coverage.reached), mul(atLeast, rational(coverage.of))) < 0;
  return {
    passed: examples.length - wrong.length,
    of: examples.length,
    wrong,
    ...(coverage === undefined ? {} : { coverage }),
    ...(isShort ? { short: formatPercent(atLeast) } : {}),
  };
}

/** What check tells of the cell says why it comes to something else; without it, what it comes to. */
function wrongCell(cell: ExampleResult, { diagnostics }: Snapshot, top: string): WrongCell {
  const { uri, range, heading, row, expected, actual } = cell;
  const path = pathFromTop(top, uri);
  const told = diagnostics.find(
    (one) =>
      one.code === FAILS &&
      one.uri === uri &&
      one.range.line === range.line &&
      one.range.column === range.column,
  );
  const came = actual === undefined ? 'could not be worked out' : `comes to ${actual}`;
  const why = told?.message.split('\n')[0];
  return {
    path,
    range,
    place: `${path}:${range.line}:${range.column}`,
    words: why === undefined ? `row ${row}, ${heading}: expected ${expected}, ${came}` : `row ${row}: ${why}`,
  };
}
