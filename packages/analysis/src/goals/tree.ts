import type { RunInput } from '@ontarget/evaluator/engine';
import type { EvaluatorFile, GoalNode, NodeId, Plan } from '@ontarget/evaluator/format';
import { type Carrier, carriersOf } from './carriers.ts';
import { handedDownBy } from './over-assignment.ts';
import type { YearInPeriods } from './periods.ts';
import { type TargetOf, targetsOf } from './targets.ts';

/** A node of a goal as it is handed down, with what it is to reach and who is paid for reaching it. */
export interface NodeView {
  readonly id: NodeId;
  /** As plans and messages call it: `Revenue.Marketing.Field`. */
  readonly name: string;
  readonly title: string;
  /** 0 for the whole. */
  readonly depth: number;
  readonly parent?: NodeId;
  readonly team?: string;
  readonly measure: { readonly name: string; readonly title: string; readonly unit: string };
  readonly part: GoalNode['part'];
  readonly conversion?: NonNullable<GoalNode['conversion']>;
  /** What its parts add up to for each 1 of its own target: `11/10`; absent where it has no parts that divide it. */
  readonly handsDown?: string;
  /** Set where people answer for parts of it. */
  readonly sharedOut?: NonNullable<GoalNode['sharedOut']>;
  readonly year: TargetOf;
  readonly periods: readonly TargetOf[];
  /** Roles that the plan names with `carried by`. */
  readonly named: readonly string[];
  /** Whoever has a component on it. */
  readonly carriers: readonly Carrier[];
  readonly isLeaf: boolean;
}

/**
 * Every node of every goal, a node before those below it. With the source map they stand in the order of the text, else in
 * that of their names. What people weigh is known with their roster in `tables`.
 */
export function goalTree(
  plan: Plan,
  { year, periods }: YearInPeriods,
  map?: EvaluatorFile['map'],
  tables?: RunInput['tables'],
): readonly NodeView[] {
  const targets = targetsOf(plan, [year, ...periods], undefined, tables);
  const children = childrenOf(plan, map);
  const view = (id: NodeId, depth: number): readonly NodeView[] => {
    const node = plan.goals[id];
    const [whole, ...parts] = targets.get(id) ?? [];
    if (node === undefined || whole === undefined) return [];
    const below = children.get(id) ?? [];
    const handsDown = handedDownBy(plan, id);
    const measure = plan.measures[node.measure];
    const own: NodeView = {
      id,
      name: nodeName(id),
      title: node.title,
      depth,
      ...(node.parent === undefined ? {} : { parent: node.parent }),
      ...(node.team === undefined ? {} : { team: node.team }),
      measure: { name: node.measure, title: measure?.title ?? node.measure, unit: measure?.unit ?? 'number' },
      part: node.part,
      ...(node.conversion === undefined ? {} : { conversion: node.conversion }),
      ...(handsDown === undefined ? {} : { handsDown }),
      ...(node.sharedOut === undefined ? {} : { sharedOut: node.sharedOut }),
      year: whole,
      periods: parts,
      named: node.carriedBy,
      carriers: carriersOf(plan, id),
      isLeaf: !below.some((child) => plan.goals[child]?.part.kind !== 'supports'),
    };
    return [own, ...below.flatMap((child) => view(child, depth + 1))];
  };
  return (children.get(undefined) ?? []).flatMap((id) => view(id, 0));
}

/** A node as plans call it: `Revenue.Marketing.Field` for `goal/Revenue/Marketing.Field`. */
export function nodeName(id: NodeId): string {
  return id.replace(/^goal\//, '').replaceAll('/', '.');
}

function childrenOf(
  plan: Plan,
  map: EvaluatorFile['map'] | undefined,
): ReadonlyMap<NodeId | undefined, NodeId[]> {
  const ids = Object.keys(plan.goals);
  const placeOf = (id: NodeId) => map?.nodes[id];
  ids.sort((a, b) => {
    const [at, other] = [placeOf(a), placeOf(b)];
    if (at === undefined || other === undefined) return a < b ? -1 : 1;
    if (at.file !== other.file) return at.file < other.file ? -1 : 1;
    return at.line - other.line || at.column - other.column;
  });
  return Map.groupBy(ids, (id) => plan.goals[id]?.parent);
}
