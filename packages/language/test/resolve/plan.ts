import type { LangiumDocument } from 'langium';
import { URI } from 'langium';
import type { Component, Goal, Role } from '../../src/ast.ts';
import { componentNamed, declarationsOf, type PlanDocuments } from '../../src/index.ts';
import { build, unresolved } from '../support/parse.ts';

/** Linked files as one plan in `/plan`; fails where a name is unknown. */
export async function planOf(files: Readonly<Record<string, string>>): Promise<PlanDocuments> {
  const { documents } = await build(files);
  const problems = documents.flatMap((document) => [
    ...document.parseResult.parserErrors.map(({ message }) => message),
    ...unresolved(document),
  ]);
  if (problems.length > 0) throw new Error(problems.join('; '));
  return { folder: URI.parse('memory:/plan'), documents: documents as LangiumDocument[] };
}

/** The role of this name. */
export function role(plan: PlanDocuments, name: string): Role {
  return named(declarationsOf(plan, 'Role'), name);
}

/** The goal of this name. */
export function goal(plan: PlanDocuments, name: string): Goal {
  return named(declarationsOf(plan, 'Goal'), name);
}

/** The component of this name of the role of that name. */
export function component(plan: PlanDocuments, of: string, name: string): Component {
  const found = componentNamed(role(plan, of), name);
  if (found === undefined) throw new Error(`no component ${name} of ${of}`);
  return found;
}

function named<N extends { readonly name: string }>(nodes: readonly N[], name: string): N {
  const found = nodes.find((node) => node.name === name);
  if (found === undefined) throw new Error(`nothing is called ${name}`);
  return found;
}
