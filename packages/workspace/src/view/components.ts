import type { NodeId, Plan, Component as PlanComponent, SourceMap } from '@ontarget/evaluator/format';
import { mul, type Rational } from '@ontarget/evaluator/numbers';
import { fractionOf, type RolePay } from '@ontarget/language';
import type { Component } from '@ontarget/language/ast';
import type { PreviewComponent, PreviewCurve, PreviewPoint } from '@ontarget/report';
import { type CurveLimits, drawCurve, heightAt, pointOf } from './curves.ts';
import { exactly, figure } from './figures.ts';
import { revenueOf } from './revenue.ts';
import { paysOf, termsOf, timingOf, titleInWords, titleOf } from './words.ts';

/** What the preview shows of one component. */
export function previewComponent(
  { plan, map }: { plan: Plan; map: SourceMap },
  role: string,
  name: string,
  component: PlanComponent,
  text: Component | undefined,
  pay: RolePay | undefined,
  curveTitle: (name: string) => string | undefined,
): PreviewComponent {
  const id = `role/${role}/${name}`;
  const source = map.nodes[id];
  const weight = exactly(component.weight);
  const curve =
    component.curve === undefined
      ? undefined
      : previewCurve({ plan, map }, role, component, text, curveTitle);
  const pays = curve === undefined ? paysOf(text) : undefined;
  const target = weight && pay?.targetPay && mul(pay.targetPay.value, weight);
  return {
    id,
    name,
    title: titleInWords(name, component.title),
    stale: false,
    kind: component.kind,
    on: titlesOf(plan, role, component),
    revenue: revenueOf(plan, component.on),
    timing: timingOf(text),
    terms: termsOf(text),
    ...(source ? { source } : {}),
    ...(weight ? { weight: figure(weight, 'percent', plan.currency) } : {}),
    ...(target ? { targetPay: figure(target, plan.currency, plan.currency) } : {}),
    ...(curve ? { curve } : {}),
    ...(pays ? { pays } : {}),
  };
}

/** Titles of the goals' nodes it is paid on, or of the measures where it is on no goal. */
function titlesOf(plan: Plan, role: string, { on }: PlanComponent): string[] {
  const nodes = goalsOf(plan, role, on).map((id) =>
    titleInWords(id.split(/[/.]/).at(-1) ?? id, plan.goals[id]?.title ?? id),
  );
  return nodes.length > 0
    ? nodes
    : on.measures.map((name) => titleInWords(name, plan.measures[name]?.title ?? name));
}

/** The goals' nodes that a component is paid on: of what each team has its own node of, the one of the role's team. */
export function goalsOf(plan: Plan, role: string, { goals }: PlanComponent['on']): NodeId[] {
  const team = plan.roles[role]?.team;
  const own = goals.filter((id) => goals.length > 1 && plan.goals[id]?.team === team);
  return own.length > 0 ? own : goals;
}

function previewCurve(
  { plan, map }: { plan: Plan; map: SourceMap },
  role: string,
  component: PlanComponent,
  text: Component | undefined,
  curveTitle: (name: string) => string | undefined,
): PreviewCurve | undefined {
  const name = component.curve ?? '';
  const curve = plan.curves[name];
  // A grid of two results is no line over one of them: the plan's own text shows it best.
  if (curve === undefined || curve.kind === 'matrix') return undefined;
  const id = `curve/${name}`;
  const source = map.nodes[id];
  const names = {
    id,
    name,
    title: titleOf({ name, title: curveTitle(name) }),
    ...(source ? { source } : {}),
  };
  if (curve.kind === 'by grade') {
    const levels = Object.entries(curve.levels).flatMap(([grade, level]) => {
      const pays = exactly(level);
      return pays === undefined ? [] : { grade, pays: figure(pays, curve.pays, plan.currency) };
    });
    levels.sort((a, b) => a.pays.number - b.pays.number);
    return { ...names, kind: 'by grade', up: { title: upTitle(curve.pays), unit: curve.pays }, levels };
  }
  const drawn = drawCurve(curve, limitsOf(text), plan.currency);
  const [first] = drawn.stretches;
  const unit = first?.from.y.unit ?? curve.pays;
  const across = curve.axis === 'percent' ? 'Attainment' : (titlesOf(plan, role, component)[0] ?? 'Amount');
  return {
    ...names,
    kind: curve.kind,
    across: { title: across, unit: curve.axis },
    up: { title: upTitle(unit), unit },
    ...drawn,
  };
}

/** Where a result stands on the chart of a component's curve; undefined where that is no line over it. */
export function pointOnCurve(
  plan: Plan,
  component: PlanComponent,
  text: Component | undefined,
  x: Rational,
): PreviewPoint | undefined {
  const curve = plan.curves[component.curve ?? ''];
  if (curve === undefined || curve.kind === 'matrix' || curve.kind === 'by grade') return undefined;
  const height = heightAt(curve, limitsOf(text), x);
  return height && pointOf(curve, x, height.at, plan.currency);
}

function upTitle(unit: string): string {
  if (unit === 'percent') return 'Payout, of target pay';
  return unit === 'multiple' ? 'Rate' : 'Pay';
}

/** The caps that the component's own clauses set. */
function limitsOf(text: Component | undefined): CurveLimits {
  const limits: CurveLimits = {};
  for (const clause of text?.clauses ?? []) {
    const percent: Rational | undefined =
      (clause.$type === 'AttainmentCap' || clause.$type === 'PayoutCap') && clause.percent !== undefined
        ? fractionOf(clause.percent)
        : undefined;
    if (percent === undefined) continue;
    if (clause.$type === 'AttainmentCap') limits.attainment = percent;
    else limits.payout = percent;
  }
  return limits;
}
