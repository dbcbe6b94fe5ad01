import { catalogue, isCode } from '@ontarget/language';
import type { RuleLevel } from '../project/project-file.ts';
import type { Diagnostic } from './diagnostic.ts';

/** Applies the project's levels. Errors stay errors: a plan with one has no evaluator, whatever the project says. */
export function withLevels(found: Diagnostic[], rules: Record<string, RuleLevel> | undefined): Diagnostic[] {
  if (rules === undefined) return found;
  return found.flatMap((diagnostic) => {
    const level = rules[diagnostic.code];
    const isFixed = isCode(diagnostic.code) && catalogue[diagnostic.code].severity === 'error';
    if (level === undefined || isFixed) return diagnostic;
    return level === 'off' ? [] : { ...diagnostic, severity: level };
  });
}
