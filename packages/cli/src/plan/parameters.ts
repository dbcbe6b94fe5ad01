import type { Plan } from '@ontarget/evaluator/format';
import { nodeFileSystem, openPlan, parametersOf, uriOfPath, withParameterAt } from '@ontarget/workspace/node';
import { type OpenOptions, openOnePlan } from './open.ts';

/** A named number of a plan, and the plan as it were with a tenth less and a tenth more of it. */
export interface VariedParameter {
  readonly name: string;
  readonly title: string;
  /** Undefined where the plan does not compile so: a share over 100%, bounds that no longer rise. */
  readonly less: Plan | undefined;
  readonly more: Plan | undefined;
}

const LESS = [9, 10] as const;
const MORE = [11, 10] as const;

/** Compiles a plan again with each of its parameters a tenth lower and a tenth higher. */
export async function variedParameters(
  folder: string,
  options: OpenOptions,
): Promise<readonly VariedParameter[]> {
  const snapshot = await openOnePlan(folder, options);
  const root = options.root === undefined ? {} : { root: uriOfPath(options.root) };
  const varied: VariedParameter[] = [];
  for (const parameter of parametersOf(snapshot)) {
    const at = async (share: readonly [number, number]) => {
      const fs = withParameterAt(nodeFileSystem(), parameter, share);
      return compiled(await openPlan(fs, snapshot.plan.folder, root));
    };
    varied.push({ name: parameter.name, title: parameter.title, less: await at(LESS), more: await at(MORE) });
  }
  return varied;
}

/** The plan as far as it stands: examples that no longer come out do not matter here. */
function compiled({ evaluator }: Awaited<ReturnType<typeof openPlan>>): Plan | undefined {
  return evaluator?.file.plan;
}
