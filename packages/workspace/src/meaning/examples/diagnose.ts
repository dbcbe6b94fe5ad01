import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { problem } from '../../diagnostics/problem.ts';
import type { ExampleResult } from './result.ts';

/** What an example that does not come out as written is told, at its cell. */
export function exampleDiagnostic(result: ExampleResult): Diagnostic | undefined {
  const { heading, expected, actual = '', reasons } = result;
  if (result.status === 'failed') {
    return problem('example-fails', result, { heading, expected, actual, because: reasons.join(', ') });
  }
  return result.status === 'held' ? problem('example-held', result, { heading, reasons }) : undefined;
}
