/** The parts of a TextMate grammar that this one uses. */
export interface TextMatePattern {
  include?: string;
  name?: string;
  match?: string;
  begin?: string;
  end?: string;
  captures?: Readonly<Record<string, { name: string }>>;
  beginCaptures?: Readonly<Record<string, { name: string }>>;
  endCaptures?: Readonly<Record<string, { name: string }>>;
  patterns?: readonly TextMatePattern[];
}

export interface TextMateGrammar {
  name: string;
  scopeName: string;
  patterns: readonly TextMatePattern[];
  repository: Readonly<Record<string, { patterns: readonly TextMatePattern[] }>>;
}

export const LANGUAGE = 'ontarget';
/** A name of the plan, as the lexer reads one. */
export const NAME = '[A-Za-z_]\\w*';

/** Refers to a part of the grammar's repository. */
export function include(part: string): TextMatePattern {
  return { include: `#${part}` };
}

/** A scope of this language. */
export function scope(name: string): { name: string } {
  return { name: `${name}.${LANGUAGE}` };
}
