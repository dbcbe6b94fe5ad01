import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { type CompiledPlan, type CompileInput, compiled } from './compiled.ts';
import { exampleDiagnostic } from './examples/diagnose.ts';
import type { ExampleResult } from './examples/result.ts';
import { runExamples } from './examples/run.ts';
import { withMoney } from './readings/tell.ts';

/** What working the plan out told. */
export interface Meaning extends Pick<CompiledPlan, 'evaluator' | 'part' | 'diagnostics'> {
  examples: ExampleResult[];
  /** What the text checks told, with readings in money where something is left open. */
  text: Diagnostic[];
}

/** The second pass: compiles the plan and works out its examples. A library has nothing to work out by itself. */
export async function meaningOf(input: CompileInput): Promise<Meaning> {
  if (input.plan.isLibrary) return { examples: [], text: [...input.textDiagnostics], diagnostics: [] };
  const { evaluator, part, choices, diagnostics } = await compiled(input);
  const examples = examplesOf(input, evaluator, part);
  const told = examples.map(exampleDiagnostic).filter((one): one is Diagnostic => one !== undefined);
  return {
    ...(evaluator ? { evaluator } : {}),
    ...(part ? { part } : {}),
    examples,
    text:
      part === undefined
        ? [...input.textDiagnostics]
        : withMoney(input.textDiagnostics, choices, part.file.plan, input),
    diagnostics: [...diagnostics, ...told],
  };
}

/** Of a plan in part, only examples are worked out that nothing left out could have changed. */
function examplesOf(
  { documents, plan }: CompileInput,
  evaluator: Snapshot['evaluator'],
  part: Snapshot['part'],
): ExampleResult[] {
  if (evaluator !== undefined) return runExamples(documents, evaluator.file.plan, plan.folder);
  if (part === undefined) return [];
  const isWhole = (subject: string) =>
    !part.omitted.some((id) => id === 'plan' || id === subject || id.startsWith(`${subject}/`));
  return runExamples(documents, part.file.plan, plan.folder, isWhole);
}
