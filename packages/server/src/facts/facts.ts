import { atTarget, paysAtTarget, type RoleWeights, roleWeights } from '@ontarget/analysis/sight';
import type {
  Grain,
  Plan,
  Component as PlanComponent,
  Role as PlanRole,
  ValueId,
} from '@ontarget/evaluator/format';
import { mul, type Rational, sum } from '@ontarget/evaluator/numbers';
import { componentsOf, goalOf, pathNames, type TreeNode } from '@ontarget/language';
import * as ast from '@ontarget/language/ast';
import { exactly, figure, type PeriodValue, type PlanValues, planValues } from '@ontarget/workspace/view';
import { type AstNode, AstUtils } from 'langium';

/** What is known of a compiled plan, each number worked out when it is first asked for and then kept. */
export class Facts {
  readonly plan: Plan;
  private readonly values: PlanValues;
  private readonly kept = new Map<string, unknown>();

  constructor(plan: Plan) {
    this.plan = plan;
    this.values = planValues(plan);
  }

  role(name: string): PlanRole | undefined {
    return Object.hasOwn(this.plan.roles, name) ? this.plan.roles[name] : undefined;
  }

  component(role: string, name: string): PlanComponent | undefined {
    const components = this.role(role)?.components ?? {};
    return Object.hasOwn(components, name) ? components[name] : undefined;
  }

  /** How the role's target pay is divided; undefined for a role that is not compiled. */
  weights(role: string): RoleWeights | undefined {
    if (this.role(role) === undefined) return undefined;
    return this.keep(`weights ${role}`, () => roleWeights(this.plan, role));
  }

  /** Yearly target pay of a weighted component in the plan's currency; undefined where only the roster says. */
  targetPay(role: string, component: string): Rational | undefined {
    const weight = exactly(this.component(role, component)?.weight);
    const pay = exactly(this.role(role)?.targetPay?.value);
    return weight === undefined || pay === undefined ? undefined : mul(weight, pay);
  }

  allWeights(): RoleWeights[] {
    return Object.keys(this.plan.roles).flatMap((role) => this.weights(role) ?? []);
  }

  ofYear(id: ValueId | undefined, role?: string): Rational | undefined {
    if (id === undefined) return undefined;
    return this.keep(`year ${id} ${role}`, () => this.values.ofYear(id, role));
  }

  ofPeriods(id: ValueId, grain: Grain, role?: string): PeriodValue[] {
    return this.keep(`${grain} ${id} ${role}`, () => this.values.ofPeriods(id, grain, role));
  }

  /** What a role earns over the year on its weighted components when every result is at its target. */
  earnedAtTarget(role: string): Rational | undefined {
    return this.keep(`at target ${role}`, () => {
      const weighted = Object.entries(this.role(role)?.components ?? {}).filter(
        ([, { kind, unpaid }]) => kind === 'weighted' && unpaid === undefined,
      );
      if (weighted.length === 0) return undefined;
      const world = atTarget(this.plan, role);
      const pays = weighted.map(([name]) => paysAtTarget(this.plan, world, name));
      return pays.every((one) => one.ok) ? sum(pays.map(({ value }) => value)) : undefined;
    });
  }

  money(amount: Rational): string {
    return this.text(amount, this.plan.currency);
  }

  text(amount: Rational, unit: string): string {
    return figure(amount, unit, this.plan.currency).text;
  }

  exact(text: string | undefined): Rational | undefined {
    return exactly(text);
  }

  private keep<T>(key: string, work: () => T): T {
    if (!this.kept.has(key)) this.kept.set(key, work());
    return this.kept.get(key) as T;
  }
}

const known = new WeakMap<Plan, Facts>();

/** The facts of a plan, kept for as long as the plan is. */
export function factsOf(plan: Plan): Facts {
  const facts = known.get(plan) ?? new Facts(plan);
  known.set(plan, facts);
  return facts;
}

/** The names of the roles that a component belongs to: its own, or those that share it, as far as a file sees them. */
export function rolesOf(component: ast.Component, all: readonly ast.Role[]): string[] {
  const own = AstUtils.getContainerOfType(component, ast.isRole);
  if (own !== undefined) return typeof own.name === 'string' ? [own.name] : [];
  return all.filter((role) => componentsOf(role).includes(component)).map(({ name }) => name);
}

/** A part of a goal by its id in the evaluator. */
export function goalId(node: TreeNode): string {
  const path = pathNames(node).join('.');
  return `goal/${goalOf(node).name}${path === '' ? '' : `/${path}`}`;
}

/** Whether a node stands in a goal's tree. */
export function isTreeNode(node: AstNode): node is TreeNode {
  return ast.isGoal(node) || ast.isGoalNode(node) || ast.isSupportNode(node);
}
