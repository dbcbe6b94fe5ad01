import * as ast from '@ontarget/language/ast';
import { type AstNode, AstUtils, GrammarUtils } from 'langium';
import { type Facts, goalId, isTreeNode } from '../facts/facts.ts';
import type { Hinter } from './hint.ts';

/** What a part of a goal comes to as a target, where it is handed down and where somebody is paid on it. */
export const targetHints: Hinter = (node, { facts }) => {
  if (facts === undefined) return [];
  if (ast.isGoalNode(node)) {
    // A conversion says in what the part counts, so the target stands behind it.
    const at = (node.conversion ?? node.part)?.$cstNode?.range.end;
    const target = targetOf(goalId(node), facts);
    const saysItself = node.conversion === undefined && ast.isAmountOfNode(node.part);
    return at === undefined || target === undefined || saysItself ? [] : [{ at, ...target }];
  }
  if (!ast.isSubject(node) || !ast.isGoal(node.ref?.ref)) return [];
  const at = node.$cstNode?.range.end;
  const id = subjectId(node, facts);
  const target = id === undefined ? undefined : targetOf(id, facts);
  return at === undefined || target === undefined || !isPaidOn(node) ? [] : [{ at, ...target }];
};

function targetOf(id: string, facts: Facts): { text: string; tooltip: string } | undefined {
  const goal = Object.hasOwn(facts.plan.goals, id) ? facts.plan.goals[id] : undefined;
  const target = facts.ofYear(goal?.target);
  if (goal === undefined || target === undefined) return undefined;
  const measure = facts.plan.measures[goal.measure];
  const text = facts.text(target, measure?.unit ?? 'number');
  return { text, tooltip: `Target of ${goal.title} in the year, in ${measure?.title ?? goal.measure}` };
}

/** `of its team` is another node for each role, and only one role is around a component of its own. */
function subjectId(subject: ast.Subject, facts: Facts): string | undefined {
  const goal = `goal/${subject.ref.$refText}`;
  if (!subject.ofTeam) {
    const path = subject.path.map(({ $refText }) => $refText).join('.');
    return path === '' ? goal : `${goal}/${path}`;
  }
  const role = AstUtils.getContainerOfType(subject, ast.isRole);
  const team = role === undefined ? undefined : facts.role(role.name)?.team;
  const found = Object.entries(facts.plan.goals).find(
    ([id, node]) => id.startsWith(`${goal}/`) && team !== undefined && node.team === team,
  );
  return found?.[0];
}

function isPaidOn({ $container: around, $cstNode: text }: ast.Subject): boolean {
  const node: AstNode = around;
  if (!ast.isComponent(node) || isTreeNode(node)) return false;
  return GrammarUtils.findNodeForProperty(node.$cstNode, 'subject')?.offset === text?.offset;
}
