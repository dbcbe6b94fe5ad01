import type { EvaluatorFile } from '@ontarget/evaluator/format';
import type { Snapshot } from '@ontarget/workspace/node';
import { countsOf } from '../output/diagnostics.ts';
import { shownPath } from '../output/paths.ts';
import { Refusal } from '../registry/refusal.ts';

/** A plan without errors whose examples and claims hold, and what its publisher may say of it. */
export interface PublishablePlan {
  readonly file: EvaluatorFile;
  readonly digest: string;
  readonly examples: number;
  readonly warnings: number;
}

/**
 * The evaluator of a plan that may be published.
 *
 * @throws Refusal `claim-false`, `examples-fail` or `plan-has-errors`, with the first place
 */
export function publishable(folder: string, snapshot: Snapshot): PublishablePlan {
  const { evaluator, diagnostics, examples } = snapshot;
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const where = shownPath(folder);
  const first = (code: string): string => {
    const found = errors.find((one) => one.code.startsWith(code));
    return found === undefined
      ? ''
      : `\n  ${found.file}:${found.range.line}:${found.range.column} ${found.message.split('\n')[0]}`;
  };
  if (errors.some(({ code }) => code === 'claim-false'))
    throw new Refusal(
      'claim-false',
      `the plan in ${where} does not pay what it claims${first('claim-false')}`,
      `Mend the plan or the claim; \`ontarget check ${where}\` shows all of them.`,
    );
  const wrong = examples.filter(({ status }) => status !== 'passed').length;
  if (wrong > 0)
    throw new Refusal(
      'examples-fail',
      `${wrong} of ${examples.length} cells in the examples of ${where} do not come out as written${first('example')}`,
      `Mend the plan or the examples; \`ontarget test ${where}\` shows all of them.`,
    );
  if (evaluator === undefined || errors.length > 0)
    throw new Refusal(
      'plan-has-errors',
      `the plan in ${where} has ${errors.length === 1 ? '1 error' : `${errors.length} errors`}${first('')}`,
      `Run \`ontarget check ${where}\` to see them all.`,
    );
  return { ...evaluator, examples: examples.length, warnings: countsOf(diagnostics).warning };
}
