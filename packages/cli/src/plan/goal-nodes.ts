import { nodeName, nodesOf } from '@ontarget/analysis/goals';
import type { NodeId, Plan } from '@ontarget/evaluator/format';
import { nearestName } from '@ontarget/evaluator/words';
import { Failure } from '../failure.ts';

/** What `goals` is asked about: one node, or each component of a role with the nodes that it is paid on. */
export type Asked =
  | { readonly node: NodeId }
  | {
      readonly role: string;
      readonly components: readonly { readonly name: string; readonly nodes: readonly NodeId[] }[];
    };

/** The nodes that the options ask for; undefined where they ask for none. */
export function nodesAsked(plan: Plan, options: { node?: string; for?: string }): Asked | undefined {
  if (options.node !== undefined && options.for !== undefined) {
    throw new Failure('--node and --for ask for two different things', 'Give one of them.');
  }
  if (options.node !== undefined) return { node: nodeNamed(plan, options.node) };
  return options.for === undefined ? undefined : roleNamed(plan, options.for);
}

/** A node by its whole name, or by the end of it where that is of one node alone. */
function nodeNamed(plan: Plan, name: string): NodeId {
  const ids = Object.keys(plan.goals);
  const exact = ids.find((id) => nodeName(id) === name || id === name);
  if (exact !== undefined) return exact;
  const ending = ids.filter((id) => nodeName(id).endsWith(`.${name}`));
  const [only] = ending;
  if (only !== undefined && ending.length === 1) return only;
  if (ending.length > 1) {
    throw new Failure(
      `${name} names ${ending.length} nodes`,
      `Say which one: ${ending.map(nodeName).join(', ')}.`,
    );
  }
  const names = ids.map(nodeName);
  throw new Failure(`no node of a goal is called ${name}`, suggestion(name, names, 'The nodes are'));
}

function roleNamed(plan: Plan, name: string): Asked {
  const found = Object.entries(plan.roles).find(
    ([role, { title }]) => role === name || title.toLowerCase() === name.toLowerCase(),
  );
  if (found === undefined) {
    throw new Failure(
      `no role is called ${name}`,
      suggestion(name, Object.keys(plan.roles), 'The roles are'),
    );
  }
  const [role, declared] = found;
  const components = Object.entries(declared.components).map(([component, one]) => ({
    name: component,
    nodes: nodesOf(plan, declared, one),
  }));
  return { role, components };
}

function suggestion(name: string, names: readonly string[], otherwise: string): string {
  const close = nearestName(name, new Set(names));
  return close === undefined ? `${otherwise}: ${names.join(', ')}.` : `Did you mean ${close}?`;
}
