import { type IToken, NoViableAltException } from 'chevrotain';
import {
  createCompletionParser,
  createLangiumParser,
  type LangiumCompletionParser,
  type LangiumCoreServices,
  type LangiumParser,
} from 'langium';
import { forgetful } from './forgetful.ts';

/** What the lookahead keeps of the grammar: states, each told from the others by its number. */
interface Lookahead {
  readonly atn?: { readonly states: readonly { stateNumber: number }[] };
}

/** The parser, whose lookahead tells all states of the grammar apart. */
export function parserOf(services: LangiumCoreServices): LangiumParser {
  const parser = forgetful(withShortExpectations(numbered(createLangiumParser(services))));
  first ??= parser;
  return parser;
}

let first: LangiumParser | undefined;

/** The parser that was built before any other, if one was. */
export function parserBefore(): LangiumParser | undefined {
  return first;
}

/** The same of the parser that completion asks, which always reads up to an error and never tells of it. */
export function completionParserOf(services: LangiumCoreServices): LangiumCompletionParser {
  return withoutMessages(numbered(createCompletionParser(services)));
}

/** What the parser underneath does at an error. */
interface Raising {
  LA(howMany: number): IToken;
  SAVE_ERROR(error: Error): Error;
  raiseNoAltException(): never;
  raiseEarlyExitException(): never;
}

/**
 * Ends at an error without saying what could have stood there: to work that message out, which nobody reads, took longer
 * than all the rest of a completion.
 */
function withoutMessages<P extends object>(parser: P): P {
  const { wrapper } = parser as { wrapper?: Raising };
  if (wrapper === undefined)
    throw new Error('the parser of completion has another shape than in Langium 4.4');
  const raise = () => {
    throw wrapper.SAVE_ERROR(new NoViableAltException('', wrapper.LA(1), wrapper.LA(0)));
  };
  wrapper.raiseNoAltException = raise;
  wrapper.raiseEarlyExitException = raise;
  return parser;
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

/** What chevrotain's parser has for its errors. */
interface Expecting {
  maxLookahead: number;
  raiseNoAltException: ((...args: unknown[]) => never) | undefined;
  raiseEarlyExitException: ((...args: unknown[]) => never) | undefined;
}

/**
 * Makes the parser look only one word far for what it expected where nothing fits. By itself it lists all ways to go on
 * for three words, anew for each error: half a second for a goal that is half typed. Our messages name first words alone.
 */
function withShortExpectations(parser: LangiumParser): LangiumParser {
  const { wrapper } = parser as unknown as { wrapper: Expecting };
  for (const name of ['raiseNoAltException', 'raiseEarlyExitException'] as const) {
    const raise = wrapper[name];
    if (typeof raise !== 'function')
      throw new Error(`the parser has no ${name}, as that of chevrotain 13 has`);
    wrapper[name] = (...args: unknown[]): never => {
      const { maxLookahead } = wrapper;
      wrapper.maxLookahead = 1;
      try {
        return raise.apply(wrapper, args);
      } finally {
        wrapper.maxLookahead = maxLookahead;
      }
    };
  }
  return parser;
}
