import { type Coverage, Covering } from '@ontarget/analysis/coverage';
import { planOf, type Snapshot } from '../../snapshot/snapshot.ts';
import { runExamples, wholeBut } from './run.ts';

/**
 * Which bands, conditions, limits and others of its places a plan's examples tables reach: its cells are worked out once
 * more and watched. Undefined where nothing of the plan could be compiled.
 */
export function exampleCoverage(snapshot: Snapshot): Coverage | undefined {
  const plan = planOf(snapshot);
  if (plan === undefined) return undefined;
  const { evaluator, part, documents } = snapshot;
  const covering = new Covering(plan);
  const isWhole = wholeBut(evaluator === undefined ? (part?.omitted ?? []) : []);
  runExamples(documents, plan, snapshot.plan.folder, isWhole, covering.watch);
  return covering.coverage((evaluator?.file ?? part?.file)?.map);
}
