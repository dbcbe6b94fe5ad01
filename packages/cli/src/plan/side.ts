import { statSync } from 'node:fs';
import type { PlanVersion } from '@ontarget/analysis/diff';
import type { EvaluatorFile } from '@ontarget/evaluator/format';
import { openPlan, uriOfPath } from '@ontarget/workspace/node';
import { EXIT } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import { shownPath } from '../output/paths.ts';
import { namedVersion } from '../registry/named.ts';
import { isReference } from '../registry/reference.ts';
import { refuseFindings } from '../registry/versions.ts';
import { readEvaluatorFile } from './evaluator-file.ts';
import { filesAt, revisionIn } from './git.ts';
import { type OpenOptions, openOnePlan } from './open.ts';
import { planHasErrors } from './versions.ts';

/** One of two plans that are compared. */
export interface Side extends PlanVersion {
  /** As the user would name it. */
  readonly name: string;
  readonly digest: string;
}

/** The plan that an argument names: a folder, an evaluator file, a published version, or a folder at a revision of git. */
export async function sideOf(argument: string, options: OpenOptions): Promise<Side> {
  const version = await namedVersion(argument);
  if (version !== undefined) {
    refuseFindings(version.findings);
    const { evaluator: file, digest = '' } = version;
    return sideFrom(version.name, file === undefined ? undefined : { file, digest }, undefined);
  }
  if (isReference(argument))
    throw new Failure(`${argument} names no version`, 'Write oci://host/path/plan:2027-01-01.');
  const revision = revisionIn(argument);
  if (revision !== undefined) {
    const root = options.root === undefined ? {} : { root: uriOfPath(options.root) };
    const snapshot = await openPlan(filesAt(revision), uriOfPath(revision.folder), root);
    if (snapshot.documents.length === 0) {
      throw new Failure(`there is no plan in ${revision.folder} at ${revision.revision}`);
    }
    return sideFrom(argument, snapshot.evaluator, () => {
      const { message } = planHasErrors(argument, snapshot.diagnostics);
      return new Failure(
        message,
        'Check that revision out and run `ontarget check` to see them all.',
        EXIT.errors,
      );
    });
  }
  if (statSync(argument, { throwIfNoEntry: false })?.isFile() && argument.endsWith('.json')) {
    return sideFrom(shownPath(argument), await readEvaluatorFile(argument), undefined);
  }
  const { evaluator, diagnostics } = await openOnePlan(argument, options);
  return sideFrom(shownPath(argument), evaluator, () => planHasErrors(argument, diagnostics));
}

function sideFrom(
  name: string,
  evaluator: { readonly file: EvaluatorFile; readonly digest: string } | undefined,
  problem: (() => Failure) | undefined,
): Side {
  if (evaluator === undefined) throw problem?.() ?? new Failure(`${name} cannot be compiled`);
  const { file, digest } = evaluator;
  return { name, digest, plan: file.plan, map: file.map };
}
