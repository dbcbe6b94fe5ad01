import type { LangiumDocument } from 'langium';
import type { Code, ParamsOf } from '../diagnostics/catalogue.ts';

export interface Position {
  readonly line: number;
  readonly character: number;
}

/** Lines and characters count from 0, as editors count them. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

export interface TextEdit {
  readonly range: Range;
  readonly newText: string;
}

/** One way to mend a problem, by editing the document it was found in. */
export interface Fix {
  /** What it does, in the imperative. */
  readonly title: string;
  readonly edits: readonly TextEdit[];
  /** The one fix that is right without a choice; an editor may apply it by itself. */
  readonly preferred?: boolean;
}

/** A problem of the catalogue, where it was found. */
export interface FoundProblem<C extends Code = Code> {
  readonly params: ParamsOf<C>;
  readonly range: Range;
  readonly document: LangiumDocument;
}

/** The fixes of one code; none where this case of it has no safe one. */
export type Fixer<C extends Code> = (problem: FoundProblem<C>) => readonly Fix[];
