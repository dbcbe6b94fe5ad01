/** Why an evaluator file was refused, and where in it: `path` is a JSON pointer. */
export interface ReaderProblem {
  code: ReaderCode;
  path: string;
  message: string;
}

/** The closed list of the reader's codes. */
export type ReaderCode =
  | 'not-json'
  | 'too-large'
  | 'too-deep'
  | 'unknown-version'
  | 'wrong-shape'
  | 'unknown-operator'
  | 'not-lowest-terms'
  | 'unknown-reference'
  | 'unordered-pieces';

/** A reader that found this many problems has said enough. */
export const MOST_PROBLEMS = 50;
