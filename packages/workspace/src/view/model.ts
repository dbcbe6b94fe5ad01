import type { Steps } from '@ontarget/compiler';
import type { EvaluatorFile } from '@ontarget/evaluator/format';
import type { PreviewModel, PreviewRole } from '@ontarget/report';
import { previewGoals } from './goals.ts';
import { previewRole } from './roles.ts';
import type { Sources } from './sources.ts';
import { planValues } from './values.ts';

/** What pages show of a compiled plan: its roles and goals, in the order and the words of its text; one role in a step. */
export function* drawn(file: EvaluatorFile, sources: Sources): Steps<Omit<PreviewModel, 'errors'>> {
  const { plan } = file;
  const names = [...sources.roles.keys(), ...Object.keys(plan.roles)];
  const titleOf = (curve: string) => sources.curveTitles.get(curve);
  const roles: PreviewRole[] = [];
  for (const name of new Set(names)) {
    const role = plan.roles[name];
    if (role !== undefined) roles.push(previewRole(file, name, role, sources.roles.get(name), titleOf));
    yield;
  }
  const { id, title, currency, year } = plan;
  return {
    plan: { id, title, currency, year },
    roles,
    goals: previewGoals(file, sources.goals, planValues(plan)),
  };
}
