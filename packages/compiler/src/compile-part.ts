import type { EvaluatorFile, NodeId } from '@ontarget/evaluator/format';
import { type ChoiceTaken, type Readings, takeReadings } from './choices.ts';
import { isMissingPart } from './compilation.ts';
import { compileInSteps } from './compile-plan.ts';
import { damageOf } from './damage.ts';
import type { PlanModel } from './model.ts';
import { type CompileDiagnostic, diagnosticOf, Refusal } from './problems.ts';
import { Places } from './source-map.ts';
import { finished, type Steps } from './steps.ts';
import { writeFile } from './write/plan.ts';

export interface PartOptions {
  /** How to read what the plan leaves open, by node id or by code; what is not named takes its first reading. */
  readonly readings?: Partial<Readings>;
}

/** The part of a plan that has no error. It is for previews and messages: it is never written and has no digest. */
export interface PartlyCompiled {
  /** Undefined where not even the header can be read. */
  readonly plan: EvaluatorFile['plan'] | undefined;
  readonly map: EvaluatorFile['map'] | undefined;
  /** Nodes that were left out because of an error, or because they need one that was; sorted. */
  readonly omitted: readonly NodeId[];
  /** What was read in one of several ways. */
  readonly choices: readonly ChoiceTaken[];
  /** Why nodes were left out, as far as compiling found out itself. */
  readonly diagnostics: readonly CompileDiagnostic[];
}

/** Compiles what has no error, with a named reading in place of each missing choice. Never throws on any text. */
export function compilePart(model: PlanModel, options: PartOptions = {}): PartlyCompiled {
  return finished(compilePartInSteps(model, options));
}

/** As `compilePart`, in steps. */
export function* compilePartInSteps(
  model: PlanModel,
  { readings = {} }: PartOptions = {},
): Steps<PartlyCompiled> {
  const choices = takeReadings(readings);
  const damage = damageOf(model.documents);
  try {
    const c = yield* compileInSteps(model, choices, damage);
    const { plan, map } = yield* writeFile(c);
    const diagnostics = c.refusals.map((refusal) => located(refusal, c.places));
    return { plan, map, omitted: [...c.omitted].sort(), choices: choices.taken, diagnostics };
  } catch (error) {
    const isHeader = model.documents.some(({ parseResult }) =>
      isMissingPart(error, damage, parseResult.value),
    );
    if (!(error instanceof Refusal) && !isHeader) throw error;
    const diagnostics = error instanceof Refusal ? [located(error, new Places(model.folder))] : [];
    return { plan: undefined, map: undefined, omitted: ['plan'], choices: choices.taken, diagnostics };
  }
}

function located(refusal: Refusal, places: Places): CompileDiagnostic {
  return diagnosticOf(refusal, refusal.node && places.rangeOf(refusal.node));
}
