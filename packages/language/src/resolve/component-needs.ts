import type { AstNode } from 'langium';
import type { Component, Reference } from '../generated/ast.ts';
import { walk } from '../services/walk.ts';

const HOLDERS: readonly string[] = ['VariablePay', 'OnTop', 'Scorecard', 'ComponentSet'];

/** The components that a component asks for a stage of, beside which it stands. */
export function componentsInside(component: Component): Component[] {
  const found: Component[] = [];
  walk(component, (node) => {
    // What a component came to in earlier periods needs nothing of this one.
    const isEarlier = node.$type === 'Reference' && (node as Reference).stretch?.earlier === true;
    const named =
      node.$type === 'Reference' && !isEarlier ? (node as { ref?: { ref?: AstNode } }).ref?.ref : undefined;
    const condition =
      node.$type === 'ConditionSubject' ? (node as { named?: { ref?: AstNode } }).named?.ref : undefined;
    for (const other of [named, condition])
      if (HOLDERS.includes(other?.$container?.$type ?? '')) found.push(other as Component);
  });
  return found;
}
