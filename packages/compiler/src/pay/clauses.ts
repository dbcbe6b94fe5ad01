import { clauseOf } from '@ontarget/language';
import type { Component } from '@ontarget/language/ast';
import { refuse } from '../problems.ts';

/**
 * Refuses a quota where nothing could be held against it. Other clauses that change nothing are the checker's warning
 * `clause-without-effect`, and mean nothing here either.
 */
export function refuseIdleQuota(component: Component): void {
  const clause = clauseOf(component, 'QuotaClause') ?? clauseOf(component, 'PartOfGoal');
  const why = clause === undefined ? undefined : whyIdle(component);
  if (clause === undefined || why === undefined) return;
  refuse('clause-misplaced', clause, { clause: 'quota', owner: component.name, why });
}

function whyIdle(component: Component): string | undefined {
  switch (component.$type) {
    case 'Bonus':
      return component.curve === undefined ? 'a bonus is not paid by attainment' : undefined;
    case 'FormulaPay':
      return 'a formula names what it pays on, and its quota would be of nothing';
    case 'WeightedComponent':
      return component.asScored ? 'it pays the score itself' : undefined;
    case 'Commission':
      return undefined;
  }
}
