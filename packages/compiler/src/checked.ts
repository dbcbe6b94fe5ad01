import type { DocumentValidator, LangiumDocument } from 'langium';

/** What the language's validator says of a document. */
export type TextProblem = Awaited<ReturnType<DocumentValidator['validateDocument']>>[number];

/** The language's checks of one document: its lexer, parser and linking errors, and every registered check. */
export type Check = (document: LangiumDocument) => Promise<readonly TextProblem[]>;

/** What validates documents: `createOnTargetServices().OnTarget` does. */
export interface Checker {
  readonly validation: { readonly DocumentValidator: Pick<DocumentValidator, 'validateDocument'> };
}

/** The checks of the language's own validator. */
export function checkedBy(services: Checker): Check {
  return (document) => services.validation.DocumentValidator.validateDocument(document);
}

/** LSP's number for an error. */
const ERROR = 1;

export function isError(problem: TextProblem): boolean {
  return problem.severity === undefined || problem.severity === ERROR;
}
