import { readFileSync } from 'node:fs';
import { digestOf, type EvaluatorFile, readEvaluator } from '@ontarget/evaluator/format';
import { reasonOf } from '@ontarget/workspace/node';
import { EXIT } from '../exit-codes.ts';
import { Failure } from '../failure.ts';

/** How many of a file's problems are printed. */
const MOST_PROBLEMS = 5;

/** Reads an evaluator file, which anybody may have written, and works out its digest. */
export async function readEvaluatorFile(path: string): Promise<{ file: EvaluatorFile; digest: string }> {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new Failure(`${path} cannot be read: ${reasonOf(error)}`);
  }
  const read = readEvaluator(text);
  if (!read.ok) {
    const shown = read.problems
      .slice(0, MOST_PROBLEMS)
      .map(({ path: at, message }) => `  ${at === '' ? '' : `${at}: `}${message}`);
    const more = read.problems.length - shown.length;
    if (more > 0) shown.push(`  and ${more} more`);
    throw new Failure(`${path} is not a payout evaluator that can be run`, shown.join('\n'), EXIT.errors);
  }
  return { file: read.file, digest: await digestOf(read.file.plan) };
}
