import type { Range, TextEdit } from 'vscode-languageserver-protocol';

/**
 * Request: the ways to paste a text with tabs as rows of the table around a selection, most likely first; none where it can
 * be no rows of a table. What is pasted may be people's pay: traces leave it out.
 */
export const PASTE_REQUEST = 'ontarget/pay/paste';

export interface PasteParams {
  uri: string;
  /** What the text is pasted over. */
  range: Range;
  /** The text of the clipboard. */
  text: string;
}

export interface PasteAnswer {
  title: string;
  /** What is inserted in place of the range. */
  insert: string;
  /** Rows above that are laid out anew, so that bars stand below each other. */
  edits: TextEdit[];
}

export type PasteResult = PasteAnswer[];
