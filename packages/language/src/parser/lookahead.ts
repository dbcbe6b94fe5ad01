import {
  createCompletionParser,
  createLangiumParser,
  type LangiumCompletionParser,
  type LangiumCoreServices,
  type LangiumParser,
} from 'langium';

/** What the lookahead keeps of the grammar: states, each told from the others by its number. */
interface Lookahead {
  readonly atn?: { readonly states: readonly { stateNumber: number }[] };
}

/** The parser, whose lookahead tells all states of the grammar apart. */
export function parserOf(services: LangiumCoreServices): LangiumParser {
  return numbered(createLangiumParser(services));
}

/** The same of the parser that completion asks. */
export function completionParserOf(services: LangiumCoreServices): LangiumCompletionParser {
  return numbered(createCompletionParser(services));
}

/**
 * Gives each state of the lookahead a number of its own. While chevrotain-allstar 0.5 builds them it numbers a new one by
 * how many there are, also after it has taken some away, so that two states share a number. It remembers what
 * it has looked ahead by these numbers: a text would then be read by what other texts were read before it.
 */
function numbered<P extends object>(parser: P): P {
  const { wrapper } = parser as { wrapper?: { lookaheadStrategy?: Lookahead } };
  const states = wrapper?.lookaheadStrategy?.atn?.states;
  if (states === undefined)
    throw new Error('the lookahead of the parser has another shape than that of chevrotain-allstar 0.5');
  for (const [index, state] of states.entries()) state.stateNumber = index;
  return parser;
}
