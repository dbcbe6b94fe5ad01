import { GrammarAST, GrammarUtils } from 'langium';
import { OnTargetGrammar } from '../generated/grammar.ts';
import type { Terminals } from './textmate.ts';

/** The regular expressions of the language's terminals, by name. */
export function terminals(): Terminals {
  const rules = OnTargetGrammar().rules.filter(GrammarAST.isTerminalRule);
  return Object.fromEntries(rules.map((rule) => [rule.name, GrammarUtils.terminalRegex(rule).source]));
}
