import { type DesignCode, declarationsIn, isDesignCode, plainParser } from '@ontarget/language';
import { isPolicy, type Policy } from '@ontarget/language/ast';
import type { LangiumParser } from 'langium';
import { POLICY_TEXTS } from './texts.ts';

/** A design rule of the built-in library. */
export interface DesignRule {
  readonly code: DesignCode;
  readonly policy: Policy;
}

let library: readonly DesignRule[] | undefined;

/** The design rules, read once; they stand by themselves and name no declaration of any plan but by its word. */
export function designRuleLibrary(): readonly DesignRule[] {
  library ??= Object.entries(POLICY_TEXTS).map(([code, text]) => readRule(code, text, plainParser()));
  return library;
}

/** The confidence of a rule: A, B or C, as its text says. */
export function confidenceOf({ policy }: DesignRule): string | undefined {
  return policy.sources[0]?.confidence;
}

function readRule(code: string, text: string, parser: LangiumParser): DesignRule {
  const { value, lexerErrors, parserErrors } = parser.parse(text);
  const [policy] = declarationsIn(value).filter(isPolicy);
  if (lexerErrors.length + parserErrors.length > 0 || policy === undefined || !isDesignCode(code))
    throw new Error(
      `the design rule ${code} cannot be read: ${parserErrors[0]?.message ?? 'it is no policy'}`,
    );
  return { code, policy };
}
