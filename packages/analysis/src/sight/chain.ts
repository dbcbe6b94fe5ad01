import type { GoalNode, NodeId, Plan } from '@ontarget/evaluator/format';
import { mul, ONE, type Rational } from '@ontarget/evaluator/numbers';
import { exact, nodesUp, own, type PlacedComponent, teamsUp } from './plan-view.ts';
import { type Leads, leadingTo } from './within.ts';

/** One node on the way from what a payee is measured on up to the company's number. */
export interface ChainStep {
  readonly node: NodeId;
  readonly title: string;
  readonly measure: string;
  readonly part: GoalNode['part'];
  readonly conversion?: GoalNode['conversion'];
}

/** The line from a component to a company's goal. */
export interface Chain {
  /** From the node that the component is measured against to the root; never empty. */
  readonly steps: readonly ChainStep[];
  /** Whether the component is paid on the node itself, or on the same measure for the payee alone. */
  readonly direct: boolean;
  /** Where the first node counts another measure than the component is paid on: which, and how the one leads to the other. */
  readonly through?: { readonly how: Leads; readonly measure: string };
  /**
   * Which part of the company's number the first node answers for, over-assignment included: the product of the shares
   * and of what they are handed down at. Absent where a node on the way only supports the one above it, or is a part by weight.
   */
  readonly share?: Rational;
  /** Whether every step divides, overlaps or converts, from the measure itself: then the goal's number is made of it. */
  readonly adds: boolean;
}

/**
 * The lines of a component: through the goal nodes that it is paid on; else, for a measure that is a payee's own, through
 * the nearest node of a team above the role that counts the same measure; else, one that it is worked out from, or
 * whose rows it counts too. Empty where nothing leads to a goal.
 */
export function chainsOf(plan: Plan, { role, component }: PlacedComponent): Chain[] {
  const direct = component.on.goals;
  if (direct.length > 0) return chainsFrom(plan, direct, { direct: true });
  const { measures } = component.on;
  const own = nearestNodes(plan, role, measures);
  if (own.length > 0) return chainsFrom(plan, own, { direct: false });
  for (const { how, measures: others } of leadingTo(plan, measures)) {
    const found = chainsFrom(plan, nearestNodes(plan, role, others), { direct: false, how });
    if (found.length > 0) return found;
  }
  return [];
}

interface Beginning {
  readonly direct: boolean;
  readonly how?: Leads;
}

function chainsFrom(plan: Plan, nodes: readonly NodeId[], beginning: Beginning): Chain[] {
  return nodes.map((id) => chainFrom(plan, id, beginning)).filter((one) => one.steps.length > 0);
}

function chainFrom(plan: Plan, id: NodeId, { direct, how }: Beginning): Chain {
  const steps = nodesUp(plan, id).map(({ id: node, node: { title, measure, part, conversion } }) => ({
    node,
    title,
    measure,
    part,
    ...(conversion === undefined ? {} : { conversion }),
  }));
  const adds = how === undefined && steps.every(({ part }) => part.kind !== 'supports');
  const shares = steps.map(({ part }) => shareOf(part));
  const known = adds && shares.every((share) => share !== undefined);
  const share = known ? shares.reduce(mul, ONE) : undefined;
  const measure = steps[0]?.measure;
  return {
    steps,
    direct,
    ...(how === undefined || measure === undefined ? {} : { through: { how, measure } }),
    adds,
    ...(share === undefined ? {} : { share }),
  };
}

/** Share of the node above, with what is handed down at; the whole for a root. People weigh some, whom a plan does not know. */
function shareOf(part: GoalNode['part']): Rational | undefined {
  switch (part.kind) {
    case 'divides':
      return mul(exact(part.share), exact(part.handedDown));
    case 'overlaps':
      return exact(part.share);
    case 'divides by weight':
      return undefined;
    default:
      return ONE;
  }
}

/** For each measure, the nodes of the nearest team above the role that count it; a root counts for everybody. */
function nearestNodes(plan: Plan, role: string, measures: readonly string[]): NodeId[] {
  const up = teamsUp(plan, own(plan.roles, role)?.team);
  const counting = Object.entries(plan.goals).filter(([, { measure }]) => measures.includes(measure));
  const roots = new Map<NodeId, { id: NodeId; near: number }>();
  for (const [id, { team }] of counting) {
    const at = team === undefined ? up.length : up.indexOf(team);
    if (at < 0) continue;
    const root = nodesUp(plan, id).at(-1)?.id ?? id;
    const best = roots.get(root);
    if (best === undefined || at < best.near) roots.set(root, { id, near: at });
  }
  return [...roots.values()].map(({ id }) => id).sort();
}
