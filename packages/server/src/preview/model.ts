import type { EvaluatorFile } from '@ontarget/evaluator/format';
import type { PreviewModel } from '@ontarget/report';
import type { Snapshot } from '@ontarget/workspace';
import { previewGoals } from './goals.ts';
import { previewRole } from './roles.ts';
import { type Sources, sourcesOf } from './sources.ts';
import { keepOld } from './stale.ts';
import { planValues } from './values.ts';

/**
 * What the preview shows of a snapshot; of parts with an error, what it showed before. Undefined where nothing of the
 * plan could be compiled yet.
 */
export function previewModel(snapshot: Snapshot, before: PreviewModel | undefined): PreviewModel | undefined {
  const sources = sourcesOf(snapshot);
  const errors = snapshot.diagnostics.filter(({ severity }) => severity === 'error').length;
  const file = snapshot.evaluator?.file ?? snapshot.part?.file;
  if (file === undefined) {
    return (
      before && keepOld({ ...before, roles: [], goals: [], errors: Math.max(1, errors) }, before, sources)
    );
  }
  return keepOld({ ...drawn(file, sources), errors }, before, sources);
}

function drawn(file: EvaluatorFile, sources: Sources): Omit<PreviewModel, 'errors'> {
  const { plan } = file;
  const names = [...sources.roles.keys(), ...Object.keys(plan.roles)];
  const roles = [...new Set(names)].flatMap((name) => {
    const role = plan.roles[name];
    return role === undefined
      ? []
      : previewRole(file, name, role, sources.roles.get(name), (curve) => sources.curveTitles.get(curve));
  });
  const { id, title, currency, year } = plan;
  return {
    plan: { id, title, currency, year },
    roles,
    goals: previewGoals(file, sources.goals, planValues(plan)),
  };
}
