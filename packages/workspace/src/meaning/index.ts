import { oneStep, type Pace, type Steps, WITHOUT_PAUSE } from '@ontarget/compiler';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { ProjectFile } from '../project/project-file.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { claimDiagnostics } from './claims/check.ts';
import { type CompiledPlan, type CompileInput, compiled } from './compiled.ts';
import { exampleDiagnostic } from './examples/diagnose.ts';
import type { ExampleResult } from './examples/result.ts';
import { examplesInSteps, givenProblems, wholeBut } from './examples/run.ts';
import { handingDiagnostics, policyDiagnostics } from './policies/index.ts';
import { withMoney } from './readings/tell.ts';

/** What working the plan out told. */
export interface Meaning extends Pick<CompiledPlan, 'evaluator' | 'part' | 'diagnostics'> {
  examples: ExampleResult[];
  /** What the text checks told, with readings in money where something is left open. */
  text: Diagnostic[];
}

/**
 * The second pass: compiles the plan and works out its examples. A library has nothing to work out by itself. Where `pace`
 * gives up, so does the pass, with the same error.
 */
export async function meaningOf(
  input: CompileInput,
  rules?: ProjectFile['rules'],
  pace: Pace = WITHOUT_PAUSE,
): Promise<Meaning> {
  if (input.plan.isLibrary) return { examples: [], text: [...input.textDiagnostics], diagnostics: [] };
  const { evaluator, part, choices, diagnostics } = await compiled(input, pace);
  const { examples, given, claims } = await pace(examplesOf(input, evaluator, part));
  const toldAlready = new Set(input.textDiagnostics.map(placeKey));
  const unread = given.filter((one) => !toldAlready.has(placeKey(one)));
  const judged = await pace(
    evaluator === undefined
      ? handingDiagnostics(part?.file, input, rules)
      : policyDiagnostics(evaluator.file, input, rules),
  );
  const told = examples.map(exampleDiagnostic).filter((one): one is Diagnostic => one !== undefined);
  return {
    ...(evaluator ? { evaluator } : {}),
    ...(part ? { part } : {}),
    examples,
    text:
      part === undefined
        ? [...input.textDiagnostics]
        : await pace(oneStep(() => withMoney(input.textDiagnostics, choices, part.file.plan, input))),
    diagnostics: [...diagnostics, ...unread, ...told, ...claims, ...judged],
  };
}

/** Of a plan in part, only examples are worked out, and claims proved, that nothing left out could have changed. */
function* examplesOf(
  { documents, plan: { folder } }: CompileInput,
  evaluator: Snapshot['evaluator'],
  part: Snapshot['part'],
): Steps<{ examples: ExampleResult[]; given: Diagnostic[]; claims: Diagnostic[] }> {
  const plan = evaluator?.file.plan ?? part?.file.plan;
  if (plan === undefined) return { examples: [], given: [], claims: [] };
  const isWhole = wholeBut(evaluator === undefined ? (part?.omitted ?? []) : []);
  return {
    examples: yield* examplesInSteps(documents, plan, folder, isWhole),
    given: givenProblems(documents, plan, folder, isWhole),
    claims: yield* claimDiagnostics(documents, plan, folder, isWhole),
  };
}

function placeKey({ uri, range }: Diagnostic): string {
  return `${uri} ${range.line} ${range.column}`;
}
