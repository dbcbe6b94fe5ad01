import type { LangiumDocument } from 'langium';
import { replace } from './editing.ts';
import type { Fixer, Range } from './fix.ts';

/** Writes the quotes of the keyboard. */
export const fixQuotes: Fixer<'quotes-curly'> = ({ range, params: { meant } }) => [
  { title: `Write ${meant}`, edits: [replace(range, meant)], preferred: true },
];

/** Writes the hyphen of the keyboard; between numbers it would subtract, which nobody may have meant. */
export const fixDash: Fixer<'dash-long'> = ({ range, params: { written }, document }) => {
  const [before, after] = around(document, range);
  if (written === '\u00ad')
    return [{ title: 'Take the soft hyphen out', edits: [replace(range, '')], preferred: true }];
  const isBetween = /[\dKMB%x]\s*$/.test(before) && /^\s*[$\u20ac\u00a3\u00a5]?\d/.test(after);
  const hyphen = { title: 'Write the hyphen of the keyboard: -', edits: [replace(range, '-')] };
  if (!isBetween) return [{ ...hyphen, preferred: true }];
  const isOfDates = /\d{4}-\d{2}(-\d{2})?\s*$/.test(before) && /^\s*\d{4}-\d{2}/.test(after);
  if (!isOfDates) return [hyphen];
  const to = `${/\s$/.test(before) ? '' : ' '}to${/^\s/.test(after) ? '' : ' '}`;
  return [{ title: 'Write "to" between the dates', edits: [replace(range, to)] }, hyphen];
};

/** Writes a plain space, or nothing where nothing is seen. */
export const fixSpace: Fixer<'space-unusual'> = ({ range, params: { kind } }) =>
  kind === 'invisible'
    ? [{ title: 'Take the invisible character out', edits: [replace(range, '')], preferred: true }]
    : [{ title: 'Write a plain space', edits: [replace(range, ' ')], preferred: true }];

export const fixFullWidth: Fixer<'character-full-width'> = ({ range, params: { meant } }) => [
  { title: `Write ${meant}`, edits: [replace(range, meant)], preferred: true },
];

/** Offers each number that may have been meant; the list only where it can be nothing else. */
export const fixNumberInPieces: Fixer<'number-in-pieces'> = ({ range, params: { list, whole, decimal } }) => {
  const numbers = [decimal, whole].filter((text) => text !== undefined);
  return (numbers.length === 0 ? [list] : numbers).map((text) => change(range, text));
};

/** Says what the number becomes, and is never made unasked: what somebody is paid hangs on it. */
export const fixEuropeanNumber: Fixer<'number-european'> = ({ range, params: { meant } }) => [
  change(range, meant),
];

/** Offers both readings, each written so that it can be read in one way only. */
export const fixAmbiguousNumber: Fixer<'number-ambiguous'> = ({ range, params: { decimal, thousands } }) => [
  change(range, thousands),
  { title: `Keep it with decimals: ${decimal}`, edits: [replace(range, decimal)] },
];

function change(range: Range, text: string) {
  return { title: `Change it to ${text}`, edits: [replace(range, text)] };
}

/** What stands on the line before and after a range. */
function around({ textDocument }: LangiumDocument, { start, end }: Range): [string, string] {
  const line = (from: Range['start'], to: Range['start']) => textDocument.getText({ start: from, end: to });
  return [line({ line: start.line, character: 0 }, start), line(end, { line: end.line + 1, character: 0 })];
}
