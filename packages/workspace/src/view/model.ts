import type { EvaluatorFile } from '@ontarget/evaluator/format';
import type { PreviewModel } from '@ontarget/report';
import { previewGoals } from './goals.ts';
import { previewRole } from './roles.ts';
import type { Sources } from './sources.ts';
import { planValues } from './values.ts';

/** What pages show of a compiled plan: its roles and goals, in the order and the words of its text. */
export function drawn(file: EvaluatorFile, sources: Sources): Omit<PreviewModel, 'errors'> {
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
