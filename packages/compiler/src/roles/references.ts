import type { NodeId, ValueId } from '@ontarget/evaluator/format';
import { componentNamed, messageOf } from '@ontarget/language';
import type { Compilation, StageReference } from '../compilation.ts';
import { Refusal } from '../problems.ts';
import type { Steps } from '../steps.ts';
import { usesOf } from '../write/uses.ts';
import type { RoleWork } from './roles.ts';
import type { TableCells } from './table-cells.ts';

/** What components need, by component: looked up for each of them, and nothing is added while some are left out. */
interface Needs {
  readonly references: ReadonlyMap<NodeId, readonly StageReference[]>;
  /** The values of each component; undefined where nothing sums over people, whose components only a value names. */
  readonly values: ReadonlyMap<NodeId, readonly ValueId[]> | undefined;
}

/**
 * Leaves out components that need a stage which does not exist: of a component that was itself left out, or one that
 * never has that stage, which is refused. Repeated, since leaving one out may take another with it. One role in a step.
 */
export function* dropUnmetReferences(
  c: Compilation,
  works: readonly RoleWork[],
  cells: TableCells,
): Steps<void> {
  const needs = needsOf(c);
  let dropped = true;
  while (dropped) {
    dropped = false;
    for (const { role, components } of works) {
      for (const [id, { name }] of components) {
        const component = componentNamed(role, name);
        const unmet = () => isUnmet(c, id, components, needs);
        if (!(component === undefined ? unmet() : cells.watch(role, component, unmet))) continue;
        components.delete(id);
        c.omitted.add(id);
        dropped = true;
      }
      yield;
    }
  }
}

function needsOf(c: Compilation): Needs {
  const sumsOverPeople = [...c.values.values()].some(({ formula }) => formula.op === 'members');
  return {
    references: Map.groupBy(c.references, ({ from }) => from),
    values: sumsOverPeople ? Map.groupBy(c.values.keys(), ownerOf) : undefined,
  };
}

function isUnmet(
  c: Compilation,
  id: NodeId,
  components: RoleWork['components'],
  { references, values }: Needs,
): boolean {
  if (values !== undefined && readsDropped(c, values.get(id) ?? [])) return true;
  const unmet = references.get(id)?.find(({ to }) => !stands(c, to, components));
  if (unmet === undefined) return false;
  const of = ownerOf(unmet.to);
  if (components.has(of)) {
    const what = unmet.node.$cstNode?.text ?? unmet.to;
    const why = `${of.split('/').at(-1) ?? of} has no ${unmet.to.slice(of.length + 1)}`;
    c.refusals.push(new Refusal('not-compiled', unmet.node, messageOf('not-compiled', { what, why })));
  }
  return true;
}

/** Whether a sum over people, somewhere in what a component's values read, needs a component that was left out. */
function readsDropped(c: Compilation, values: readonly ValueId[]): boolean {
  if (c.omitted.size === 0) return false;
  const open = [...values];
  const seen = new Set(open);
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    for (const use of usesOf(c.values.get(value)?.formula)) {
      if (use.kind !== 'value' || seen.has(use.id)) continue;
      if (c.omitted.has(ownerOf(use.id))) return true;
      seen.add(use.id);
      open.push(use.id);
    }
  }
  return false;
}

function stands(c: Compilation, value: string, components: RoleWork['components']): boolean {
  return components.has(ownerOf(value)) && c.values.has(value);
}

/** `role/R/C` of `role/R/C/stage`. */
function ownerOf(value: string): NodeId {
  return value.split('/').slice(0, 3).join('/');
}
