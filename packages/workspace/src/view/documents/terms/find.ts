import type { Term } from '@ontarget/report';
import type { AstNode } from 'langium';
import { clausesOf, type RoleContext, saidOf } from '../context.ts';

/** What the terms of a role are looked up in. */
export interface TermsOf {
  readonly context: RoleContext;
  /** The clauses of the role, its components and their sums. */
  readonly clauses: readonly AstNode[];
  /** What the plan's header says. */
  readonly settings: readonly AstNode[];
  /** The measures that the role is paid on, and those that they are made of. */
  readonly measures: readonly AstNode[];
}

/** Gathers what a role's terms can stand in. */
export function termsOf(context: RoleContext): TermsOf {
  return {
    context,
    clauses: clausesOf(context),
    settings: context.header?.settings ?? [],
    measures: measuresOf(context).flatMap(({ body, clauses }) => [body, ...clauses]),
  };
}

/** The measures that a role's components are paid on, or its goals count, in alphabetical order. */
export function measuresOf({ plan, role, measures }: RoleContext) {
  const names = Object.values(role.components).flatMap(({ on }) => [
    ...on.measures,
    ...on.goals.flatMap((id) => plan.goals[id]?.measure ?? []),
  ]);
  return [...new Set(names)].sort().flatMap((name) => measures.get(name) ?? []);
}

/** Nodes of some types. */
export function ofType(nodes: readonly AstNode[], ...types: readonly string[]): AstNode[] {
  return nodes.filter(({ $type }) => types.includes($type));
}

/** A term that stands in the plan where any of the nodes is there; else what there is to say instead. */
export function term(
  name: string,
  { context }: TermsOf,
  nodes: readonly AstNode[],
  otherwise: Pick<Term, 'state' | 'words'>,
): Term {
  if (nodes.length === 0) return { name, said: [], ...otherwise };
  // What several components say alike is said once, at the first of its lines.
  const said = nodes
    .map((node) => saidOf(node, context))
    .filter(({ words }, index, all) => all.findIndex((one) => one.words === words) === index);
  return { name, state: 'said', said };
}

export const silent = (words: string): Pick<Term, 'state' | 'words'> => ({ state: 'silent', words });
export const none = (words: string): Pick<Term, 'state' | 'words'> => ({ state: 'none', words });
export const rule = (words: string): Pick<Term, 'state' | 'words'> => ({ state: 'rule', words });
