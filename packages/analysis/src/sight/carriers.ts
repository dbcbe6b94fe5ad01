import type { NodeId, Plan } from '@ontarget/evaluator/format';
import { div, type Rational, sum } from '@ontarget/evaluator/numbers';
import { isWithin, own } from './plan-view.ts';
import { type ComponentWeight, type RoleWeights, roleWeights } from './weights.ts';

/** A component whose line of sight goes through a node. */
export interface Carrier {
  readonly role: string;
  readonly component: string;
  readonly title: string;
  /** Paid on the node itself; through a node below it; or on the same measure for the payee alone. */
  readonly how: 'on the node' | 'through a node below' | 'by own results';
  /** The node that the component's line begins at. */
  readonly through: NodeId;
  readonly weight: Rational;
  readonly targetPay?: Rational;
}

/** Every component that leads to a goal node, those paid on the node itself first. */
export function carriersOf(plan: Plan, node: NodeId, weights = allWeights(plan)): Carrier[] {
  const found = weights.flatMap(({ components }) => components.flatMap((one) => carrierOf(one, node)));
  const order = ['on the node', 'by own results', 'through a node below'];
  return found.sort((a, b) => order.indexOf(a.how) - order.indexOf(b.how));
}

/** How the variable pay of every role is divided, in the order of their names. */
export function allWeights(plan: Plan): RoleWeights[] {
  return Object.keys(plan.roles).map((role) => roleWeights(plan, role));
}

function carrierOf(one: ComponentWeight, node: NodeId): Carrier[] {
  const chain = one.chains.find(({ steps }) => steps.some((step) => step.node === node));
  const first = chain?.steps[0]?.node;
  if (chain === undefined || first === undefined) return [];
  const how = first !== node ? 'through a node below' : chain.direct ? 'on the node' : 'by own results';
  return [
    {
      role: one.role,
      component: one.name,
      title: one.component.title,
      how,
      through: first,
      weight: one.weight,
      ...(one.targetPay === undefined ? {} : { targetPay: one.targetPay }),
    },
  ];
}

/** How much of a team's target pay depends on a node. */
export interface DependentPay {
  readonly team: string;
  readonly targetPay: Rational;
  readonly dependent: Rational;
  /** `dependent` ÷ `targetPay`; absent where the team has no target pay. */
  readonly share?: Rational;
  /** Roles of the team whose target pay only the roster says: they are left out. */
  readonly unknown: readonly string[];
}

/**
 * The part of the target pay of a team, with all teams below it, whose line of sight goes through a node. `heads` says how
 * many people each role has; without it each counts once.
 */
export function dependentPay(
  plan: Plan,
  node: NodeId,
  team: string,
  {
    weights = allWeights(plan),
    heads = {},
  }: { weights?: RoleWeights[]; heads?: Record<string, number> } = {},
): DependentPay {
  const ofTeam = weights.filter(({ role }) => isWithin(plan, own(plan.roles, role)?.team, team));
  const unknown = ofTeam.filter(({ targetPay }) => targetPay === undefined).map(({ role }) => role);
  const known = ofTeam.filter(({ targetPay }) => targetPay !== undefined);
  const times = ({ role }: RoleWeights, pay: Rational): Rational[] =>
    Array.from({ length: own(heads, role) ?? 1 }, () => pay);
  const targetPay = sum(known.flatMap((one) => (one.targetPay ? times(one, one.targetPay) : [])));
  const dependent = sum(
    known.flatMap((one) =>
      one.components
        .filter((component) => carrierOf(component, node).length > 0)
        .flatMap((component) => (component.targetPay ? times(one, component.targetPay) : [])),
    ),
  );
  return {
    team,
    targetPay,
    dependent,
    ...(targetPay.n === 0n ? {} : { share: div(dependent, targetPay) }),
    unknown,
  };
}
