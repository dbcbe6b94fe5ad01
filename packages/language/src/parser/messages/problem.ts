import type { ParamsOf } from '../../diagnostics/catalogue.ts';
import type { TextRange } from './ranges.ts';

type SyntaxCode =
  | 'not-understood'
  | 'character-unknown'
  | 'text-unfinished'
  | 'number-in-pieces'
  | 'number-european'
  | 'cells-pasted'
  | 'quotes-curly'
  | 'dash-long'
  | 'space-unusual'
  | 'character-full-width'
  | 'nested-too-deep'
  | 'file-unreadable';

/** Something in a text that cannot be read, ready to be reported under its code. */
export type SyntaxProblem = {
  [C in SyntaxCode]: { readonly code: C; readonly range: TextRange; readonly params: ParamsOf<C> };
}[SyntaxCode];
