import {
  canonicalBytesInSteps,
  type Digest,
  digestOfBytes,
  type EvaluatorFile,
} from '@ontarget/evaluator/format';
import { type Check, isError, type TextProblem } from './checked.ts';
import { REFUSE_CHOICES } from './choices.ts';
import type { Compilation, Damage } from './compilation.ts';
import { compileInSteps } from './compile-plan.ts';
import type { PlanModel } from './model.ts';
import { type CompileDiagnostic, diagnosticOf, Refusal } from './problems.ts';
import { Places } from './source-map.ts';
import { type Pace, WITHOUT_PAUSE } from './steps.ts';
import { writeFile } from './write/plan.ts';

/** A compiled plan, or every reason why there is none. */
export type Compiled =
  | { readonly ok: true; readonly file: EvaluatorFile; readonly digest: Digest }
  | { readonly ok: false; readonly diagnostics: readonly CompileDiagnostic[] };

/**
 * Compiles a plan to its evaluator, the only way to get one. It refuses on any error: of the lexer, the parser and
 * linking, of the language's checks, and of compiling itself. The documents must be linked. Where `pace` gives up, so does
 * compiling, with the same error.
 */
export async function compile(model: PlanModel, check: Check, pace = WITHOUT_PAUSE): Promise<Compiled> {
  const errors = await textErrors(model, check);
  if (errors.length > 0) return { ok: false, diagnostics: errors };
  const compiled = await compiledOrRefused(model, pace);
  if ('diagnostics' in compiled) return { ok: false, diagnostics: compiled.diagnostics };
  const { compilation } = compiled;
  const file = await pace(writeFile(compilation));
  const bytes = await pace(canonicalBytesInSteps(file.plan));
  return { ok: true, file, digest: await digestOfBytes(bytes) };
}

/** The errors that the language reports, in the order of files and lines. */
async function textErrors(model: PlanModel, check: Check): Promise<CompileDiagnostic[]> {
  const places = new Places(model.folder);
  const errors: CompileDiagnostic[] = [];
  for (const document of model.documents) {
    const file = places.fileOf(document.uri);
    const problems = (await check(document)).filter(isError);
    errors.push(...problems.map((problem) => asDiagnostic(problem, file)));
    const { lexerErrors, parserErrors } = document.parseResult;
    const unlinked = document.references.filter(({ error }) => error !== undefined);
    if (problems.length > 0 || lexerErrors.length + parserErrors.length + unlinked.length === 0) continue;
    // A check that stays silent about them must not let a misread plan through.
    const message = lexerErrors[0]?.message ?? parserErrors[0]?.message ?? unlinked[0]?.error?.message ?? '';
    errors.push({ code: 'not-understood', severity: 'error', message, range: firstPlace(file) });
  }
  return errors;
}

function asDiagnostic({ code, message, range }: TextProblem, file: string): CompileDiagnostic {
  return {
    code: typeof code === 'string' ? code : 'not-understood',
    severity: 'error',
    message: typeof message === 'string' ? message : message.value,
    range: {
      file,
      line: range.start.line + 1,
      column: range.start.character + 1,
      endLine: range.end.line + 1,
      endColumn: range.end.character + 1,
    },
  };
}

function firstPlace(file: string) {
  return { file, line: 1, column: 1, endLine: 1, endColumn: 1 };
}

const NO_DAMAGE: Damage = { broken: () => false, mended: () => false };

async function compiledOrRefused(
  model: PlanModel,
  pace: Pace,
): Promise<{ readonly compilation: Compilation } | { readonly diagnostics: readonly CompileDiagnostic[] }> {
  try {
    const compilation = await pace(compileInSteps(model, REFUSE_CHOICES, NO_DAMAGE));
    const { refusals, places, omitted } = compilation;
    if (refusals.length === 0 && omitted.size === 0) return { compilation };
    return { diagnostics: refusals.map((refusal) => located(refusal, places)) };
  } catch (error) {
    if (error instanceof Refusal) return { diagnostics: [located(error, new Places(model.folder))] };
    throw error;
  }
}

function located(refusal: Refusal, places: Places): CompileDiagnostic {
  return diagnosticOf(refusal, refusal.node && places.rangeOf(refusal.node));
}
