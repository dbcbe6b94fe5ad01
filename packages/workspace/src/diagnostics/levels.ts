import { catalogue, isCode, isDesignCode } from '@ontarget/language';
import type { RuleSetting } from '../project/project-file.ts';
import { levelSet } from '../rules/settings.ts';
import type { Diagnostic } from './diagnostic.ts';

/** Applies the project's levels. Errors stay errors: a plan with one has no evaluator, whatever the project says. */
export function withLevels(
  found: Diagnostic[],
  rules: Record<string, RuleSetting> | undefined,
): Diagnostic[] {
  if (rules === undefined) return found;
  return found.flatMap((diagnostic) => {
    // Design rules have been judged by their own settings.
    if (isDesignCode(diagnostic.code)) return diagnostic;
    const level = levelSet(rules[diagnostic.code]);
    const isFixed = isCode(diagnostic.code) && catalogue[diagnostic.code].severity === 'error';
    if (level === undefined || isFixed) return diagnostic;
    return level === 'off' ? [] : { ...diagnostic, severity: level };
  });
}
