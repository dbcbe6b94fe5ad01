import { byWeightWords } from '@ontarget/analysis/goals';
import {
  carriersOf,
  carrierWords,
  exposure,
  exposureWords,
  revenueFall,
  revenueMeasures,
  ridingWords,
  roleWeights,
  sightWithoutWeight,
  sightWords,
  weightWords,
} from '@ontarget/analysis/sight';
import type { GoalNode, Plan } from '@ontarget/evaluator/format';
import {
  compare,
  div,
  mul,
  parseMultipleLiteral,
  type Rational,
  rational,
  sign,
} from '@ontarget/evaluator/numbers';
import { goalOf, headingOf, pathNames, type TreeNode } from '@ontarget/language';
import * as ast from '@ontarget/language/ast';
import { planOf, type Snapshot } from '@ontarget/workspace';
import { exactly, figure, type PeriodValue, type PlanValues, planValues } from '@ontarget/workspace/view';
import { type AstNode, AstUtils } from 'langium';

/** What the compiled plan knows of a node beyond its text, in Markdown: pay, quotas, targets and rates in money. */
export function hoverValues(node: AstNode, snapshot: Snapshot | undefined): string | undefined {
  const plan = snapshot && planOf(snapshot);
  if (plan === undefined) return undefined;
  const values = planValues(plan);
  const lines = linesFor(node, plan, values);
  return lines.length === 0 ? undefined : lines.map((line) => `- ${line}`).join('\n');
}

function linesFor(node: AstNode, plan: Plan, values: PlanValues): string[] {
  if (ast.isRole(node) || ast.isPayTerms(node)) {
    const role = AstUtils.getContainerOfType(node, ast.isRole);
    return role === undefined ? [] : roleLines(role.name, plan);
  }
  if (ast.isComponent(node) || ast.isQuotaTerms(node) || ast.isQuotaClause(node)) {
    const [role, component] = [
      AstUtils.getContainerOfType(node, ast.isRole),
      AstUtils.getContainerOfType(node, ast.isComponent),
    ];
    return role && component ? componentLines(role.name, component.name, plan, values) : [];
  }
  if (ast.isRoleCell(node)) {
    const [role, component] = [node.$container.name, headingOf(node)?.component?.ref?.name];
    return component === undefined ? [] : componentLines(role, component, plan, values);
  }
  if (ast.isMultipleLiteral(node)) {
    const curve = AstUtils.getContainerOfType(node, ast.isCurve);
    const rate = parseMultipleLiteral(node.value);
    return curve && rate.ok ? rateLines(curve.name, rate.value, plan, values) : [];
  }
  const goal = ast.isNodePart(node) || ast.isConversion(node) ? node.$container : node;
  if (ast.isGoal(goal) || ast.isGoalNode(goal) || ast.isSupportNode(goal))
    return goalLines(goal, plan, values);
  return [];
}

function roleLines(name: string, plan: Plan): string[] {
  const role = plan.roles[name];
  const pay = exactly(role?.targetPay?.value);
  if (role === undefined) return [];
  return [
    ...(pay === undefined ? [] : [`Target pay: ${money(pay, plan)} a year`]),
    weightWords(roleWeights(plan, name)),
    ...(revenueMeasures(plan).length === 0 ? [] : [exposureLine(name, plan)]),
  ];
}

/** Working it out takes two years of the engine: a plan is asked once, and its snapshot goes with its text. */
function exposureLine(role: string, plan: Plan): string {
  const known = EXPOSURES.get(plan) ?? new Map<string, string>();
  EXPOSURES.set(plan, known);
  const fall = revenueFall(plan, A_TENTH);
  const line = known.get(role) ?? exposureWords(plan, exposure(plan, role, fall), fall);
  known.set(role, line);
  return line;
}

const EXPOSURES = new WeakMap<Plan, Map<string, string>>();
const A_TENTH = rational(1, 10);

function componentLines(role: string, name: string, plan: Plan, values: PlanValues): string[] {
  const component = plan.roles[role]?.components[name];
  if (component === undefined) return [];
  const lines: string[] = [];
  const { quota, 'target pay': pay } = component.stages;
  const yearly = pay === undefined ? undefined : values.ofYear(pay, role);
  if (pay !== undefined && yearly !== undefined) {
    lines.push(
      `Target pay: ${money(yearly, plan)} a year${eachPeriod(values.ofPeriods(pay, component.measured, role), plan.currency, plan)}`,
    );
  }
  const unit = quota === undefined ? undefined : plan.values[quota]?.unit;
  const quotas = quota === undefined ? [] : values.ofPeriods(quota, component.measured, role);
  const text = unit === undefined ? '' : eachPeriod(quotas, unit, plan).replace(/^: /, '');
  if (text !== '') lines.push(`Quota: ${text}`);
  return [...lines, ...sightLines(role, name, plan)];
}

/** From what it is measured on up to the company's number. */
function sightLines(role: string, name: string, plan: Plan): string[] {
  // Without a goal there is nothing to follow up; without results there is nothing that leads anywhere.
  const on = plan.roles[role]?.components[name]?.on;
  if (Object.keys(plan.goals).length === 0 || on === undefined) return [];
  if (on.goals.length + on.measures.length === 0) return [];
  const { components, leftOut } = roleWeights(plan, role);
  const weighted = components.find((one) => one.name === name);
  if (weighted !== undefined) return sightWords(plan, weighted);
  const other = leftOut.find((one) => one.name === name);
  return other === undefined ? [] : sightWithoutWeight(plan, other);
}

function goalLines(node: TreeNode, plan: Plan, values: PlanValues): string[] {
  const path = pathNames(node).join('.');
  const id = `goal/${goalOf(node).name}${path === '' ? '' : `/${path}`}`;
  const goal = plan.goals[id];
  const target = goal && values.ofYear(goal.target);
  if (goal === undefined) return [];
  const unit = plan.measures[goal.measure]?.unit ?? 'number';
  const title = plan.measures[goal.measure]?.title ?? goal.measure;
  const quarters = eachPeriod(values.ofPeriods(goal.target, 'quarter'), unit, plan);
  const carriers = carriersOf(plan, id);
  const riding = ridingWords(plan, carriers);
  const known =
    target === undefined
      ? `Target: ${weighed(goal, title)}`
      : `Target: ${figure(target, unit, plan.currency).text} of ${title} in the year${quarters}`;
  return [known, carrierWords(plan, carriers), ...(riding === '' ? [] : [riding])];
}

/** What the plan does not know by itself: who is in the roster, or what was brought in last year. */
function weighed({ part }: GoalNode, measure: string): string {
  return part.kind === 'divides by weight'
    ? `its part ${byWeightWords(part)} of ${measure}, known with the people of a run`
    : `of ${measure}, known with the people of a run, since a part above is weighed by them`;
}

/** What a multiple comes to as a rate of the amount, for the components that read the curve. */
function rateLines(curve: string, rate: Rational, plan: Plan, values: PlanValues): string[] {
  const lines = Object.entries(plan.roles).flatMap(([role, { components }]) =>
    Object.entries(components).flatMap(([name, component]) => {
      const { quota, 'target pay': pay } = component.stages;
      if (component.curve !== curve || quota === undefined || pay === undefined) return [];
      const [whole, target] = [values.ofYear(quota, role), values.ofYear(pay, role)];
      if (whole === undefined || target === undefined || sign(whole) === 0) return [];
      const unit = plan.values[quota]?.unit ?? 'number';
      const perUnit = mul(rate, div(target, whole));
      const shown =
        unit === plan.currency
          ? figure(perUnit, 'percent', plan.currency).text
          : `${money(perUnit, plan)} for each`;
      const measure = plan.measures[component.on.measures[0] ?? '']?.title ?? 'it';
      return [`Here, for ${name} of ${role}: ${shown} of ${measure}`];
    }),
  );
  return lines.length > 4 ? [...lines.slice(0, 3), `and for ${lines.length - 3} more`] : lines;
}

/** `: $30,000 each period`, or each by its label where they differ. */
function eachPeriod(values: readonly PeriodValue[], unit: string, plan: Plan): string {
  const [first] = values;
  if (first === undefined) return '';
  const text = ({ value }: PeriodValue) => figure(value, unit, plan.currency).text;
  if (values.length === 1) return `: ${text(first)}`;
  if (values.every(({ value }) => compare(value, first.value) === 0))
    return `: ${text(first)} in each of ${values.length} periods`;
  return `: ${values.map((one) => `${one.label} ${text(one)}`).join(', ')}`;
}

function money(amount: Rational, plan: Plan): string {
  return figure(amount, plan.currency, plan.currency).text;
}
