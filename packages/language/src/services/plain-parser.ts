import type { LangiumParser } from 'langium';
import { parserBefore } from '../parser/lookahead.ts';
import { createOnTargetServices } from './create.ts';

/**
 * A parser for a text that is no document: that of the services made first, if there are any. Building one takes many times as
 * long as reading what such a text says, and would hold up whoever types.
 */
export function plainParser(): LangiumParser {
  return parserBefore() ?? createOnTargetServices().OnTarget.parser.LangiumParser;
}
