import type { SourceRange } from '@ontarget/evaluator/format';
import { type Code, catalogue, messageOf, type ParamsOf, type Severity } from '@ontarget/language';
import type { AstNode } from 'langium';

/** Why a plan does not compile, at its place. */
export interface CompileDiagnostic {
  /** A code of the catalogue, or the one that a check of the language reported. */
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  /** Relative to the plan's folder; absent for what has no place, such as a header that is missing. */
  readonly range?: SourceRange;
}

/** Thrown where something cannot be compiled; caught at the declaration or component that contains it. */
export class Refusal extends Error {
  readonly code: Code;
  readonly node: AstNode | undefined;

  constructor(code: Code, node: AstNode | undefined, message: string) {
    super(message);
    this.name = 'Refusal';
    this.code = code;
    this.node = node;
  }
}

/** Thrown where something needs another declaration that was refused, so that each problem is told once. */
export class NeedsOmitted extends Error {
  constructor(what: string) {
    super(`${what} could not be compiled`);
    this.name = 'NeedsOmitted';
  }
}

/** Refuses what a node says, under a code of the catalogue. */
export function refuse<C extends Code>(code: C, node: AstNode | undefined, params: ParamsOf<C>): never {
  throw new Refusal(code, node, messageOf(code, params));
}

/** Refuses what the evaluator has no meaning for. */
export function cannotCompile(node: AstNode, what: string, why: string): never {
  return refuse('not-compiled', node, { what, why });
}

/** A refusal as a diagnostic. */
export function diagnosticOf(refusal: Refusal, range: SourceRange | undefined): CompileDiagnostic {
  return {
    code: refusal.code,
    severity: catalogue[refusal.code].severity,
    message: refusal.message,
    ...(range === undefined ? {} : { range }),
  };
}
