import { type Levels, type Supposed, type SupposedComponent, SupposedYear } from '@ontarget/analysis/what-if';
import { PlanYear } from '@ontarget/evaluator/engine';
import type { Component, Plan } from '@ontarget/evaluator/format';
import { eq, ONE, type Rational, ZERO } from '@ontarget/evaluator/numbers';
import type { PreviewPoint, WhatIf, WhatIfComponent, WhatIfPay, WhatIfSettings } from '@ontarget/report';
import type { Snapshot } from '@ontarget/workspace';
import { figure, orderOf, pointOnCurve, type Sources, sourcesOf, titleOf } from '@ontarget/workspace/view';
import { amountsOf, dealShown, leversShown, startShown } from './inputs.ts';
import { amountOf, dealSizeOf, readLevels, startOf } from './settings.ts';

/** Somebody supposed, and what is chosen for them. */
export interface Supposing {
  readonly plan: Plan;
  readonly role: string;
  readonly year: SupposedYear;
  readonly levels: Levels;
  readonly settings: WhatIfSettings;
}

/** Years by plan, role and terms, so that a slider that moves a result alone asks for no quota again. */
const YEARS = new WeakMap<Plan, Map<string, SupposedYear>>();

/** Reads what is chosen; undefined where the plan has no such role (any more). */
export function supposing(plan: Plan, roleId: string, settings: WhatIfSettings): Supposing | undefined {
  const role = roleId.replace(/^role\//, '');
  if (!Object.hasOwn(plan.roles, role)) return undefined;
  const start = startOf(settings.start, plan)?.day;
  const columns = Object.fromEntries(
    Object.entries(settings.amounts).flatMap(([column, typed]) => {
      const amount = amountOf(typed, plan.currency, plan);
      return 'problem' in amount ? [] : [[column, amount]];
    }),
  ) as Record<string, Rational>;
  const known = YEARS.get(plan) ?? new Map<string, SupposedYear>();
  YEARS.set(plan, known);
  const dealSize = dealSizeOf(settings, plan);
  const key = JSON.stringify([role, start, Object.entries(settings.amounts).sort(), settings.deal]);
  let year = known.get(key);
  if (year === undefined) {
    year = new SupposedYear(plan, role, {
      columns,
      ...(start === undefined ? {} : { start }),
      ...(dealSize === undefined || 'problem' in dealSize ? {} : { dealSize }),
    });
    // A slider of the start goes over few of them; more are years that nobody looks at any more.
    if (known.size > 60) known.clear();
    known.set(key, year);
  }
  const { levels } = readLevels(year.levers, settings, plan);
  return { plan, role, year, levels, settings };
}

/**
 * What the page shows at the chosen results.
 *
 * @param version whether the plan is an older one, and the components that cannot be worked out: without them nobody
 * can say what all together pay
 */
export function whatIf(
  supposed: Supposing,
  snapshot: Snapshot,
  { stale, broken }: { stale: boolean; broken: readonly string[] } = { stale: false, broken: [] },
): WhatIf {
  const { plan, role, year, levels, settings } = supposed;
  const sources = sourcesOf(snapshot);
  const paid = year.pay(levels);
  const written = orderOf(sources, role, Object.keys(plan.roles[role]?.components ?? {}));
  const components = written.flatMap((name) => {
    const one = paid.components.find((component) => component.name === name);
    const compiled = plan.roles[role]?.components[name];
    return one === undefined || compiled === undefined ? [] : shown(one, compiled, supposed, sources);
  });
  const total = (pay: Supposed): WhatIfPay =>
    broken.length === 0 ? payOf(pay, plan) : { reason: unpaid(broken) };
  const together = alike(supposed);
  const deal = dealShown(supposed);
  return {
    role: `role/${role}`,
    levers: leversShown(supposed),
    start: startShown(settings, plan),
    amounts: amountsOf(supposed),
    ...(deal === undefined ? {} : { deal }),
    components,
    total: total(paid.total),
    atStart: total(levels.size === 0 ? paid.total : year.total(new Map())),
    curveKey: curveKey(supposed),
    stale,
    ...(together === undefined ? {} : { together: figure(together, 'percent', plan.currency) }),
  };
}

function unpaid(broken: readonly string[]): string {
  const names = broken.map((id) => titleOf({ name: id.split('/').at(-1) ?? id }));
  return `${names.join(', ')} ${names.length === 1 ? 'has' : 'have'} an error`;
}

/** Whatever the curve of the total depends on beside the plan: all but the results that move along it. */
export function curveKey({ plan, role, year, levels, settings }: Supposing): string {
  const others = year.levers
    .filter(({ kind }) => kind.kind !== 'of target')
    .map(({ id }) => [id, textOfLevel(levels.get(id))]);
  return JSON.stringify([role, startOf(settings.start, plan)?.day, settings.amounts, settings.deal, others]);
}

function textOfLevel(level: Rational | string | undefined): string | undefined {
  return level === undefined || typeof level === 'string' ? level : `${level.n}/${level.d}`;
}

function shown(
  { name, periods, pay }: SupposedComponent,
  compiled: Component,
  { plan, role }: Supposing,
  sources: Sources,
): WhatIfComponent {
  const year = new PlanYear(plan);
  const unit = unitOfResult(plan, compiled);
  const rows = periods.map(({ window, attainment, result, pay: paid }) => {
    const named = year.resolve(window);
    return {
      label: named === undefined ? window : year.label(named),
      pay: payOf(paid, plan),
      ...(attainment === undefined ? {} : { attainment: figure(attainment, 'percent', plan.currency) }),
      ...(result === undefined ? {} : { result: figure(result, unit, plan.currency) }),
    };
  });
  const [first] = periods;
  const isAlike =
    first?.attainment !== undefined &&
    periods.every(({ attainment }) => attainment !== undefined && eq(attainment, first.attainment ?? ZERO));
  const mark = markOf(plan, compiled, periods.at(-1), sources.component(role, name));
  return {
    id: `role/${role}/${name}`,
    title: compiled.title === name ? titleOf({ name }) : compiled.title,
    pay: payOf(pay, plan),
    periods: rows,
    ...(isAlike ? { attainment: figure(first.attainment ?? ZERO, 'percent', plan.currency) } : {}),
    ...(mark === undefined ? {} : { mark }),
  };
}

function markOf(
  plan: Plan,
  compiled: Component,
  period: SupposedComponent['periods'][number] | undefined,
  text: Parameters<typeof pointOnCurve>[2],
): PreviewPoint | undefined {
  const x = period?.attainment ?? period?.result;
  return x === undefined ? undefined : pointOnCurve(plan, compiled, text, x);
}

function unitOfResult(plan: Plan, { stages }: Component): string {
  return (stages.measure === undefined ? undefined : plan.values[stages.measure]?.unit) ?? 'number';
}

function payOf(pay: Supposed, plan: Plan): WhatIfPay {
  if (pay.ok) return { figure: figure(pay.value, plan.currency, plan.currency) };
  return { reason: pay.reasons[0]?.message ?? 'it cannot be worked out' };
}

/** The attainment of all results with a target, where it is one. */
function alike({ year, levels }: Supposing): Rational | undefined {
  const all = year.levers
    .filter(({ kind }) => kind.kind === 'of target')
    .map(({ id }) => levels.get(id) ?? ONE);
  const [first] = all;
  if (first === undefined || typeof first === 'string') return undefined;
  return all.every((one) => typeof one !== 'string' && eq(one, first)) ? first : undefined;
}
