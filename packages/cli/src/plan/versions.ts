import type { VersionedEvaluator } from '@ontarget/evaluator/engine';
import type { Plan } from '@ontarget/evaluator/format';
import type { Diagnostic } from '@ontarget/workspace';
import { EXIT } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import { countsOf, countText } from '../output/diagnostics.ts';
import { shownPath } from '../output/paths.ts';
import { heldTo, publishingPlace, storeFor } from '../registry/open.ts';
import { publishedVersions } from '../registry/versions.ts';
import { readEvaluatorFile } from './evaluator-file.ts';
import { openOnePlan } from './open.ts';

/** Which evaluators a command pays by; the plan's folder compiles unless one of the others is said. */
export interface VersionOptions {
  readonly evaluator?: string;
  /** A folder or `oci://host/path` of published versions. */
  readonly registry?: string;
  /** The name that `--registry` had before. */
  readonly published?: string;
  /** The list of keys whose signatures count; by default the one beside the project file, if it exists. */
  readonly keys?: string;
  readonly plan?: string;
  readonly root?: string;
}

/** The versions of the plan that a command pays by, from its text, one evaluator file or a registry. */
export async function versionsFor(folder: string, options: VersionOptions): Promise<VersionedEvaluator[]> {
  const registry = options.registry ?? options.published;
  if (registry !== undefined) {
    const place = await publishingPlace(folder);
    return publishedVersions(storeFor(registry, place), options.plan, heldTo(place, options.keys));
  }
  if (options.evaluator !== undefined) {
    const { file, digest } = await readEvaluatorFile(options.evaluator);
    return [{ plan: file.plan, digest, map: file.map, effective: effectiveOf(file.plan) }];
  }
  const { evaluator, diagnostics } = await openOnePlan(folder, options);
  if (evaluator === undefined) throw planHasErrors(folder, diagnostics);
  const { file, digest } = evaluator;
  return [{ plan: file.plan, digest, map: file.map, effective: effectiveOf(file.plan) }];
}

/** From when a plan is in force by its own words: from the year's first day, or from the day that it amends another. */
export function effectiveOf({ amended, year }: Plan): { readonly from: string } {
  return { from: amended?.from ?? year.first };
}

/** The refusal of a plan that does not compile: its first error, and how to see all of them. */
export function planHasErrors(folder: string, diagnostics: readonly Diagnostic[]): Failure {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const [first] = errors;
  const place =
    first === undefined
      ? ''
      : `\n  ${first.file}:${first.range.line}:${first.range.column} ${first.message.split('\n')[0]}`;
  const counted = countText({ ...countsOf([]), error: errors.length });
  return new Failure(
    `the plan in ${shownPath(folder)} has ${counted}, so it cannot be compiled${place}`,
    `Run \`ontarget check ${shownPath(folder)}\` to see them all.`,
    EXIT.errors,
  );
}
