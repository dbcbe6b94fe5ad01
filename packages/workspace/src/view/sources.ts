import { allNodes, componentNamed, namedDeclarations, pathNames, type TreeNode } from '@ontarget/language';
import { type Component, type Goal, isCurve, isGoal, isRole, type Role } from '@ontarget/language/ast';
import type { Snapshot } from '../snapshot/snapshot.ts';

/** The declarations of a plan's text by the ids of the nodes that they become. */
export interface Sources {
  roles: Map<string, Role>;
  goals: Map<string, TreeNode>;
  curveTitles: Map<string, string | undefined>;
  component(role: string, name: string): Component | undefined;
  /** Whether some file has a syntax error, so that what is missing may only be unreadable. */
  hasBrokenFile: boolean;
}

/** Finds roles and goal nodes in the order of the text. */
export function sourcesOf(snapshot: Snapshot): Sources {
  const declarations = snapshot.documents.flatMap((document) => [
    ...namedDeclarations(document.parseResult.value),
  ]);
  const roles = new Map(declarations.filter(isRole).map((role) => [role.name, role]));
  const goals = new Map<string, TreeNode>();
  for (const goal of declarations.filter(isGoal)) {
    for (const node of allNodes(goal)) goals.set(goalId(goal, node), node);
  }
  return {
    roles,
    goals,
    curveTitles: new Map(declarations.filter(isCurve).map(({ name, title }) => [name, title])),
    component: (role, name) => {
      const declared = roles.get(role);
      return declared && componentNamed(declared, name);
    },
    hasBrokenFile: snapshot.documents.some(
      ({ parseResult }) => parseResult.parserErrors.length + parseResult.lexerErrors.length > 0,
    ),
  };
}

/** Names of components in the order of the text, then those that it does not hold any more. */
export function orderOf(sources: Sources, role: string, compiled: readonly string[]): string[] {
  const inText = sources.roles.get(role);
  const known = compiled.filter((name) => sources.component(role, name) !== undefined);
  if (inText === undefined) return [...compiled];
  const at = (name: string) => sources.component(role, name)?.$cstNode?.offset ?? 0;
  return [...known.sort((a, b) => at(a) - at(b)), ...compiled.filter((name) => !known.includes(name))];
}

function goalId(goal: Goal, node: TreeNode): string {
  const path = pathNames(node);
  return path.length === 0 ? `goal/${goal.name}` : `goal/${goal.name}/${path.join('.')}`;
}
