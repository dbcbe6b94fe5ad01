import { evaluatorSchema } from '../schema/index.ts';
import type { EvaluatorFile } from '../types/index.ts';
import { FORMAT_NAME } from '../version.ts';
import { nestingOf } from './depth.ts';
import { LIMITS } from './limits.ts';
import { MOST_PROBLEMS, type ReaderProblem } from './problem.ts';
import { checkReferences } from './references.ts';
import { checkShape } from './shape.ts';

/** An evaluator that may be given to an engine, or every reason why not. */
export type ReadResult = { ok: true; file: EvaluatorFile } | { ok: false; problems: ReaderProblem[] };

/**
 * Reads an evaluator file, which is untrusted: its size, depth, version, shape, numbers and references are checked
 * before any engine sees it. Never throws on any text.
 */
export function readEvaluator(text: string): ReadResult {
  const refuse = (code: ReaderProblem['code'], message: string): ReadResult => ({
    ok: false,
    problems: [{ code, path: '', message }],
  });
  if (text.length > LIMITS.characters)
    return refuse('too-large', `The file is larger than ${LIMITS.characters} characters.`);
  if (nestingOf(text) > LIMITS.depth)
    return refuse('too-deep', `The file nests deeper than ${LIMITS.depth} levels.`);

  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    return refuse(
      'not-json',
      `The file is not JSON: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  const version = versionOf(parsed);
  if (version !== undefined && !/^1\./.test(version))
    return refuse(
      'unknown-version',
      `This reader knows evaluators of version 1.x, not ${version.slice(0, 20)}.`,
    );

  const shape = checkShape(parsed, evaluatorSchema).slice(0, MOST_PROBLEMS);
  if (shape.length > 0) return { ok: false, problems: shape };
  const file = parsed as EvaluatorFile;
  const references = checkReferences(file.plan);
  return references.length > 0 ? { ok: false, problems: references } : { ok: true, file };
}

/** The stated version of something that calls itself an evaluator. */
function versionOf(parsed: unknown): string | undefined {
  if (typeof parsed !== 'object' || parsed === null || !('format' in parsed)) return undefined;
  const { format } = parsed;
  if (typeof format !== 'object' || format === null || !('name' in format) || !('version' in format))
    return undefined;
  return format.name === FORMAT_NAME && typeof format.version === 'string' ? format.version : undefined;
}
