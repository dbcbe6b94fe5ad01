import { isRunCode, RUN_CODES } from '../../format/codes.ts';
import { type Missing, missing } from '../outcome.ts';

/** The hold that a plan's own formula asks for, in the words of its code. */
export function holdReason(code: string): Missing {
  if (isRunCode(code)) return missing(code, sentence(RUN_CODES[code][1]));
  return missing('unknown-value', `the evaluator holds with "${code}", which is no code of this format`);
}

/** A meaning from the list of codes, as messages are written: without capital and full stop. */
function sentence(meaning: string): string {
  return meaning.charAt(0).toLowerCase() + meaning.slice(1).replace(/\.$/, '');
}
