import { Lexer, type TokenType } from 'chevrotain';
import { DefaultTokenBuilder, type GrammarAST } from 'langium';

/** The terminal of the word `or` between two values; `OnTargetLexer` finds it. */
export const OR_VALUE = 'OR_VALUE';

/** The terminal of the comma between two grades; `OnTargetLexer` finds it. */
export const GRADE_COMMA = 'GRADE_COMMA';

/** The terminal of the `when` that begins a clawback: a sense of its own, which no condition goes on with. */
export const CLAWBACK_WHEN = 'CLAWBACK_WHEN';

/** The terminal of the `to` of a power, which nothing else goes on with. */
export const TO_POWER = 'TO_POWER';

/** The terminal of the `a` before what a policy asks for: anywhere else `a` is a name. */
export const A_FEATURE = 'A_FEATURE';

const OWN_SENSES: ReadonlySet<string> = new Set([CLAWBACK_WHEN, TO_POWER, A_FEATURE]);

/** Terminals that are never read from the text, each with the word of the language that it is a sense of. */
const SENSES: Readonly<Record<string, string>> = { [OR_VALUE]: 'or', [GRADE_COMMA]: ',' };

/**
 * Lets every keyword that looks like a name be used as one: `measure key { … }` is a measure called `key`.
 *
 * A keyword's token type is put into the category of `ID`, so the parser accepts it wherever a name may stand,
 * and its lookahead still prefers the keyword where both could. No list of names to keep up to date.
 */
export class OnTargetTokenBuilder extends DefaultTokenBuilder {
  protected override buildTerminalToken(terminal: GrammarAST.TerminalRule): TokenType {
    const token = super.buildTerminalToken(terminal);
    // The lexer turns a word into it once it knows the words that follow.
    if (SENSES[token.name] !== undefined || OWN_SENSES.has(token.name)) token.PATTERN = Lexer.NA;
    return token;
  }

  protected override buildKeywordToken(
    keyword: GrammarAST.Keyword,
    terminalTokens: TokenType[],
    caseInsensitive: boolean,
  ): TokenType {
    const token = super.buildKeywordToken(keyword, terminalTokens, caseInsensitive);
    const name = terminalTokens.find((terminal) => terminal.name === 'ID');
    if (name && /^[A-Za-z_]\w*$/.test(keyword.value)) token.CATEGORIES = [name];
    const sense = terminalTokens.find((terminal) => SENSES[terminal.name] === keyword.value);
    if (sense) sense.CATEGORIES = [token];
    return token;
  }

  /**
   * Only a name can be longer than a keyword that looks like one. Langium tries every terminal's pattern on every
   * keyword, which is a third of the time that reading takes to start.
   */
  protected override findLongerAlt(keyword: GrammarAST.Keyword, terminalTokens: TokenType[]): TokenType[] {
    if (!/^[A-Za-z]/.test(keyword.value)) return super.findLongerAlt(keyword, terminalTokens);
    return terminalTokens.filter(({ name }) => name === 'ID' && /^[A-Za-z_]\w*$/.test(keyword.value));
  }
}
