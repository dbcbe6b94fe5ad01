import { isExampleCell } from '@ontarget/language/ast';
import { AstUtils } from 'langium';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { problem } from '../../diagnostics/problem.ts';
import { rangeOfNode } from '../../diagnostics/ranges.ts';
import { place, relativePath } from '../../places.ts';
import { cellRange } from './cells.ts';
import type { GivenProblem } from './given-rows.ts';
import type { ExampleResult, SolvedInput } from './result.ts';

/** What an example that does not come out as written is told, at its cell. */
export function exampleDiagnostic(result: ExampleResult): Diagnostic | undefined {
  const { heading, expected, actual = '', reasons, solved, literal } = result;
  if (solved !== undefined) return solvedDiagnostic(result, solved);
  if (result.status === 'failed') {
    const params = { heading, expected, actual, because: reasons.join(', ') };
    return problem('example-fails', result, literal === undefined ? params : { ...params, literal });
  }
  return result.status === 'held' && !result.unread
    ? problem('example-held', result, { heading, reasons })
    : undefined;
}

/** What a row is solved to, or why it is not, at its cell with `?`. */
function solvedDiagnostic(result: ExampleResult, { range, ...solved }: SolvedInput): Diagnostic {
  const at = { ...result, range };
  const params = { heading: solved.heading, result: result.heading, expected: result.expected };
  if (solved.why !== undefined) return problem('example-unsolved', at, { ...params, why: solved.why });
  return problem('example-solved', at, { ...params, solutions: solved.solutions, values: solved.values });
}

/** What a given row that breaks its table's contract is told, at the cell that does. */
export function givenDiagnostic({ node, table, reason }: GivenProblem, folder: string): Diagnostic {
  const uri = place(AstUtils.getDocument(node).uri);
  const range = isExampleCell(node) ? cellRange(node) : rangeOfNode(node);
  return problem('example-given-wrong', { file: relativePath(folder, uri), uri, range }, { table, reason });
}
