import type { VersionedEvaluator } from '../engine/index.ts';
import { digestOf, type ReaderCode, readEvaluator } from '../format/index.ts';

/** Why an evaluator was refused, and where in its file: `path` is a JSON pointer, empty for the whole. */
export interface EvaluatorProblem {
  readonly code: ReaderCode | 'other-digest';
  readonly path: string;
  readonly message: string;
}

/** Thrown for an evaluator that no engine may be given. */
export class EvaluatorRefused extends Error {
  readonly problems: readonly EvaluatorProblem[];

  constructor(problems: readonly EvaluatorProblem[]) {
    super(problems.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`)).join('\n'));
    this.name = 'EvaluatorRefused';
    this.problems = problems;
  }
}

/** What is asked of an evaluator before it is used. */
export interface OpenOptions {
  /** The digest that it must have, `sha256:…`, such as the one that a lock file names. */
  readonly digest?: string;
}

/**
 * Reads an evaluator from the text of its file, which is untrusted, and works out its digest. It is in force from the
 * day that the plan says.
 *
 * @throws {EvaluatorRefused} where the text is no evaluator that this version reads, or has another digest than asked for.
 */
export async function openEvaluator(text: string, { digest }: OpenOptions = {}): Promise<VersionedEvaluator> {
  const read = readEvaluator(text);
  if (!read.ok) throw new EvaluatorRefused(read.problems);
  const { plan, map } = read.file;
  const own = await digestOf(plan);
  if (digest !== undefined && digest !== own) {
    const message = `The evaluator's digest is ${own}, not ${digest}: it is another one, or it was changed.`;
    throw new EvaluatorRefused([{ code: 'other-digest', path: '', message }]);
  }
  return { plan, digest: own, map, effective: { from: plan.amended?.from ?? plan.year.first } };
}
