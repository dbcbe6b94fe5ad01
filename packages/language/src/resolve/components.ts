import type { Component, Role, TotalTerms } from '../generated/ast.ts';
import { weightCellsOf } from './role-rows.ts';
import { scorecardsOf } from './scorecards.ts';

/**
 * The components of a role in the order of the text: those of its scorecard, those that its row weighs, its variable
 * pay, and those on top.
 */
export function componentsOf(role: Role): Component[] {
  const own = ownComponentsOf(role);
  const weighed = weightCellsOf(role).map(({ component }) => component);
  const scorecards = scorecardsOf(role);
  return [...scorecards.flatMap(({ components }) => components), ...weighed, ...own];
}

/** The components that a role itself states, without those that it shares with its team. */
export function ownComponentsOf(role: Role): Component[] {
  return role.members.flatMap((member): Component[] => {
    if (member.$type === 'VariablePay') return member.components;
    return member.$type === 'OnTop' ? member.extras : [];
  });
}

/** The clauses on the sum of what a role is paid: its own, and those of its scorecard. */
export function totalTermsOf(role: Role): TotalTerms[] {
  const own = role.members.filter((member) => member.$type === 'TotalTerms');
  return [...scorecardsOf(role).flatMap(({ totals }) => totals), ...own];
}

/** A role's component of this name. */
export function componentNamed(role: Role, name: string): Component | undefined {
  return componentsOf(role).find((component) => component.name === name);
}
