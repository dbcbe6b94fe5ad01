import type { Component, Role } from '../generated/ast.ts';

/** The components of a role in the order of the text: those of its variable pay, and those on top. */
export function componentsOf(role: Role): Component[] {
  return role.members.flatMap((member): Component[] => {
    if (member.$type === 'VariablePay') return member.components;
    return member.$type === 'OnTop' ? member.extras : [];
  });
}

/** A role's component of this name. */
export function componentNamed(role: Role, name: string): Component | undefined {
  return componentsOf(role).find((component) => component.name === name);
}
