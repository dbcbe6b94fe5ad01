import { accept, type Parsed, refuse } from '../parsed.ts';

export type SignCode =
  | 'empty'
  | 'two-values'
  | 'surrounding-space'
  | 'unusual-minus'
  | 'plus-sign'
  | 'parentheses';

/** A literal without its leading minus. */
export interface SignedText {
  readonly negative: boolean;
  readonly body: string;
}

/** Takes the minus off a literal of any kind, and refuses what no literal may look like. */
export function takeSign(text: string): Parsed<SignedText, SignCode> {
  const two = /^([^,\s][^\s]*),\s+(\S.*)$/.exec(text);
  if (two) return refuse('two-values', `"${text}" is two values, "${two[1]}" and "${two[2]}"`);
  if (text.trim() === '') return refuse('empty', 'there is no value here');
  if (text.trim() !== text) return refuse('surrounding-space', `there is a space around "${text.trim()}"`);
  if (/^\(.*\)$/.test(text)) {
    return refuse('parentheses', `parentheses do not mean less than zero here; write -${text.slice(1, -1)}`);
  }
  if (text.startsWith('+')) return refuse('plus-sign', `write "${text.slice(1)}" without the plus`);
  if (/[\u2010-\u2015\u2212]/.test(text)) {
    return refuse('unusual-minus', `"${text}" has a dash in it; the minus is the plain hyphen -`);
  }
  return accept(
    text.startsWith('-') ? { negative: true, body: text.slice(1) } : { negative: false, body: text },
  );
}
