import type { PreviewModel } from '@ontarget/report';
import type { Snapshot, Steps } from '@ontarget/workspace';
import { drawn, sourcesOf } from '@ontarget/workspace/view';
import { keepOld } from './stale.ts';

/**
 * What the preview shows of a snapshot; of parts with an error, what it showed before. Undefined where nothing of the
 * plan could be compiled yet. One role in a step.
 */
export function* previewModel(
  snapshot: Snapshot,
  before: PreviewModel | undefined,
): Steps<PreviewModel | undefined> {
  const sources = sourcesOf(snapshot);
  const errors = snapshot.diagnostics.filter(({ severity }) => severity === 'error').length;
  const file = snapshot.evaluator?.file ?? snapshot.part?.file;
  if (file === undefined) {
    return (
      before && keepOld({ ...before, roles: [], goals: [], errors: Math.max(1, errors) }, before, sources)
    );
  }
  return keepOld({ ...(yield* drawn(file, sources)), errors }, before, sources);
}
