import {
  type ChoiceTaken,
  type CompileDiagnostic,
  compile,
  compilePart,
  compilePartInSteps,
  type Pace,
  type Readings,
  type Steps,
} from '@ontarget/compiler';
import { FORMAT_VERSION } from '@ontarget/evaluator/format';
import { pageOf } from '@ontarget/language';
import type { Document } from '@ontarget/language/ast';
import { type LangiumDocument, URI } from 'langium';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { FILE_START } from '../diagnostics/ranges.ts';
import { place, within } from '../places.ts';
import type { PartialPlan, Snapshot } from '../snapshot/snapshot.ts';

/** A plan compiled as far as it can be. */
export interface CompiledPlan {
  evaluator?: NonNullable<Snapshot['evaluator']>;
  part?: PartialPlan;
  /** Choices that the plan leaves open, as the part reads them. */
  choices: readonly ChoiceTaken[];
  /** What only compiling told. */
  diagnostics: Diagnostic[];
}

/** What to compile. */
export interface CompileInput {
  plan: Snapshot['plan'];
  documents: LangiumDocument[];
  textDiagnostics: readonly Diagnostic[];
}

/** The whole plan where nothing in its text is wrong, else the parts of it that are not. */
export async function compiled(input: CompileInput, pace: Pace): Promise<CompiledPlan> {
  const model = modelOf(input);
  const isWrong = input.textDiagnostics.some(({ severity }) => severity === 'error');
  if (isWrong) return pace(partly(model, input));
  // The checks have just run on these documents; running them again would take as long again.
  const whole = await compile(model, async (document) => document.diagnostics ?? [], pace);
  if (whole.ok) {
    const { file, digest } = whole;
    return { evaluator: { file, digest }, choices: [], diagnostics: [] };
  }
  const part = await pace(partly(model, input));
  return { ...part, diagnostics: whole.diagnostics.map((one) => asDiagnostic(one, input.plan.folder)) };
}

/** The part of a plan that compiles with some of its choices read in a way of one's own. */
export function partOf(input: CompileInput, readings: Partial<Readings>): PartialPlan | undefined {
  const { plan, map, omitted } = compilePart(modelOf(input), { readings });
  return plan && map && { file: { format: FORMAT, plan, map }, omitted: [...omitted] };
}

type PlanModel = Parameters<typeof compile>[0];

const FORMAT = { name: 'ontarget-evaluator', version: FORMAT_VERSION } as const;

function* partly(
  model: PlanModel,
  { plan: { folder }, documents, textDiagnostics }: CompileInput,
): Steps<CompiledPlan> {
  const { plan, map, omitted, choices, diagnostics } = yield* compilePartInSteps(model);
  const unread = new Set(documents.filter(hasSyntaxErrors).map(({ uri }) => place(uri)));
  const known = new Set(textDiagnostics.map(({ code, file, range }) => `${code} ${file}:${range.line}`));
  return {
    ...(plan && map ? { part: { file: { format: FORMAT, plan, map }, omitted: [...omitted] } } : {}),
    choices,
    // What the text checks have told is not told twice, nor what only follows from words that could not be read.
    diagnostics: diagnostics
      .map((one) => asDiagnostic(one, folder))
      .filter(({ uri }) => !unread.has(uri) && !(uri === folder && unread.size > 0))
      .filter(({ code, file, range }) => !known.has(`${code} ${file}:${range.line}`)),
  };
}

function hasSyntaxErrors({ parseResult }: LangiumDocument): boolean {
  return parseResult.lexerErrors.length + parseResult.parserErrors.length > 0;
}

function modelOf({ plan, documents }: CompileInput): PlanModel {
  return { id: plan.id, folder: URI.parse(plan.folder), documents: documents as LangiumDocument<Document>[] };
}

function asDiagnostic({ code, severity, message, range }: CompileDiagnostic, folder: string): Diagnostic {
  const { file, ...where } = range ?? { file: '.', ...FILE_START };
  return { code, severity, message, file, uri: within(folder, file), range: where, page: pageOf(code) };
}
