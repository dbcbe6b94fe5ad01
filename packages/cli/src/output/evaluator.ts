import type { EvaluatorFile } from '@ontarget/evaluator/format';

/** An evaluator as its file holds it: indented, so that two versions can be compared line by line. */
export function evaluatorText(file: EvaluatorFile): string {
  return `${JSON.stringify(file, null, 1)}\n`;
}
