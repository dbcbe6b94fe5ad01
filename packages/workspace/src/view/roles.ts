import type { Plan, Role as PlanRole, SourceMap } from '@ontarget/evaluator/format';
import { add, type Rational, sub, sum, ZERO } from '@ontarget/evaluator/numbers';
import { componentsOf, payOf } from '@ontarget/language';
import type { Role } from '@ontarget/language/ast';
import type { Figure, PreviewComponent, PreviewRole } from '@ontarget/report';
import { previewComponent } from './components.ts';
import { exactly, figure, figureOf } from './figures.ts';
import { titleInWords } from './words.ts';

/** What the preview shows of one role. */
export function previewRole(
  compiled: { plan: Plan; map: SourceMap },
  name: string,
  role: PlanRole,
  text: Role | undefined,
  curveTitle: (name: string) => string | undefined,
): PreviewRole {
  const { plan, map } = compiled;
  const pay = text && payOf(text, plan.currency);
  const written = text ? componentsOf(text) : [];
  const order = [...written.map((component) => component.name), ...Object.keys(role.components)];
  const components = [...new Set(order)].flatMap((component) => {
    const compiledOne = role.components[component];
    if (compiledOne === undefined) return [];
    const own = written.find((one) => one.name === component);
    return previewComponent(compiled, name, component, compiledOne, own, pay, curveTitle);
  });
  const source = map.nodes[`role/${name}`];
  const onTargetPay = figureOf(role.onTargetPay, plan.currency);
  const targetPay = figureOf(role.targetPay, plan.currency);
  const base = basePay(role) ?? pay?.base?.value;
  const weights = revenueWeights(role, components, plan.currency);
  return {
    id: `role/${name}`,
    name,
    title: titleInWords(name, role.title),
    stale: false,
    components,
    ...(source ? { source } : {}),
    ...(role.team === undefined
      ? {}
      : { team: titleInWords(role.team, plan.teams[role.team]?.title ?? role.team) }),
    ...(role.reportsTo === undefined
      ? {}
      : { reportsTo: titleInWords(role.reportsTo, plan.roles[role.reportsTo]?.title ?? role.reportsTo) }),
    ...(onTargetPay ? { onTargetPay } : {}),
    ...(targetPay ? { targetPay } : {}),
    ...(base ? { base: figure(base, plan.currency, plan.currency) } : {}),
    ...weights,
  };
}

/** What on-target pay holds beside target pay, where the role states both. */
function basePay({ onTargetPay, targetPay }: PlanRole): Rational | undefined {
  const [all, target] = [exactly(onTargetPay?.value), exactly(targetPay?.value)];
  return all && target && sub(all, target);
}

/**
 * Target pay of components on revenue as a share of all target pay, and the same with what was converted from revenue.
 * Left out where the role has no weighted component, since a commission's pay at quota is not known from the plan alone.
 */
function revenueWeights(
  role: PlanRole,
  components: readonly PreviewComponent[],
  currency: string,
): { revenueWeight?: Figure; linkedWeight?: Figure } {
  const weight = ({ name }: PreviewComponent): Rational => exactly(role.components[name]?.weight) ?? ZERO;
  if (!components.some(({ kind }) => kind === 'weighted')) return {};
  const onRevenue = sum(components.filter(({ revenue }) => revenue === 'revenue').map(weight));
  const linked = sum(components.filter(({ revenue }) => revenue === 'linked').map(weight));
  return {
    revenueWeight: figure(onRevenue, 'percent', currency),
    linkedWeight: figure(add(onRevenue, linked), 'percent', currency),
  };
}
