import { accept, type Parsed, refuse } from '../parsed.ts';

export type TextCellCode = 'blank' | 'wrong-encoding' | 'control-character';

/**
 * Reads a text cell as it stands, spaces included: whether ` Acme` is `Acme` is for the contract's accepted spellings
 * to say. Refused are a blank, a character that the file's encoding could not give, and control characters other than
 * tab and line break.
 */
export function parseTextCell(cell: string): Parsed<string, TextCellCode> {
  if (cell.trim() === '') return refuse('blank', 'the cell is blank');
  if (/\ufffd|\p{Cs}/u.test(cell)) {
    return refuse(
      'wrong-encoding',
      `"${cell}" has characters that could not be read; state the file's encoding`,
    );
  }
  if (/[^\P{Cc}\t\n\r]/u.test(cell)) {
    return refuse('control-character', `${JSON.stringify(cell)} has an invisible control character in it`);
  }
  return accept(cell);
}
