import { periodKeys } from '@ontarget/analysis/sight';
import type { Levels, Lever, Supposed } from '@ontarget/analysis/what-if';
import { PlanYear } from '@ontarget/evaluator/engine';
import type { Component as PlanComponent, Unit } from '@ontarget/evaluator/format';
import { add, compare, mul, ONE, type Rational, rational, sub, ZERO } from '@ontarget/evaluator/numbers';
import { fractionOf } from '@ontarget/language';
import type { DocumentTable, PreviewLineCurve } from '@ontarget/report';
import { exactly, figure } from '../figures.ts';
import type { RoleContext } from './context.ts';

/** A result that is supposed of one component. */
interface Case {
  readonly label: string;
  readonly at: Rational | string;
}

const TENTH = rational(1, 10);
const HALF = rational(1, 2);
const QUARTER = rational(1, 4);

/** The steps from a result to what it pays, as far as a component has them. */
const STEPS = ['measure', 'quota', 'attainment', 'rate', 'curve'] as const;

/** What a step is called, and the unit that it is read in. */
function stepOf(
  { plan }: RoleContext,
  { stages, curve, on }: PlanComponent,
  stage: (typeof STEPS)[number],
): { heading: string; unit: Unit } {
  const unit = plan.values[stages[stage] ?? '']?.unit ?? 'number';
  const known = plan.curves[curve ?? ''];
  switch (stage) {
    case 'measure':
      return { heading: 'Result', unit };
    case 'quota':
      return { heading: on.goals.length > 0 ? 'Target' : 'Quota', unit };
    case 'attainment':
      return { heading: 'Attainment', unit };
    case 'rate':
      return { heading: known?.kind === 'marginal' ? 'Rate from there on' : 'Rate', unit };
    case 'curve':
      // A multiple of attainment is a percent of target pay.
      return { heading: 'The curve pays', unit: unit === 'multiple' ? 'percent' : unit };
  }
}

/** A component at a few results, each worked out by the evaluator: from the result to what it pays. */
export function workedExamples(context: RoleContext, name: string): DocumentTable | undefined {
  const { plan, role, year, shown } = context;
  const component = role.components[name];
  const window = component && firstWindow(context, component);
  if (component === undefined || window === undefined) return undefined;
  const lever = year.levers.find(({ components }) => components.includes(name));
  const curve = shown.components.find((one) => one.name === name)?.curve;
  const cases =
    lever === undefined
      ? allAt(context)
      : casesOf(context, component, lever, curve?.kind === 'by grade' ? undefined : curve).map(
          ({ label, at }) => ({
            label,
            levels: new Map([[lever.id, levelOf(context, component, lever, at)]]),
          }),
        );
  const steps = STEPS.flatMap((stage) => {
    const id = component.stages[stage];
    return id === undefined ? [] : [{ id, ...stepOf(context, component, stage) }];
  });
  const ids = [...steps.map(({ id }) => id), component.stages.payout];
  const worked = cases.map(({ label, levels }) => ({
    label,
    values: year.valuesAt(levels, ids, window.key),
    inYear: year.pay(levels).components.find((one) => one.name === name)?.pay,
  }));
  const used = steps.map((_, index) => worked.some(({ values }) => values[index]?.ok === true));
  const isWhole = component.measured === 'year';
  const money = (one: Supposed | undefined) => textOf(one, plan.currency, plan.currency);
  const held = worked.flatMap(({ values }) => {
    const last = values.at(-1);
    return last === undefined || last.ok ? [] : last.reasons.map(({ message }) => message);
  });
  return {
    title: 'What it pays, worked out',
    headings: [
      'At',
      ...steps.filter((_, index) => used[index]).map(({ heading }) => heading),
      `Pays for ${window.label}`,
      ...(isWhole ? [] : ['The same all year']),
    ],
    words: [0],
    rows: worked.map(({ label, values, inYear }) => [
      label,
      ...steps.flatMap(({ unit }, index) =>
        used[index] ? [textOf(values[index], unit, plan.currency)] : [],
      ),
      money(values.at(-1)),
      ...(isWhole ? [] : [money(inYear)]),
    ]),
    notes: [...new Set([...supposedOf(context, lever), ...held])],
  };
}

/** Of whom it is worked out, and what else is supposed. */
function supposedOf({ year, plan }: RoleContext, lever: Lever | undefined): string[] {
  const amounts = Object.entries(year.columns).map(
    ([column, value]) => `${column.replaceAll('_', ' ')} ${figure(value, plan.currency, plan.currency).text}`,
  );
  const others = lever === undefined ? [] : year.levers.filter((one) => one !== lever);
  return [
    ...(amounts.length === 0 ? [] : [`For somebody whose roster says: ${amounts.join(', ')}.`]),
    ...(others.length === 0 ? [] : ['Every other result is at its target.']),
  ];
}

/** Every result with a target at a few attainments, for what is paid on no result of its own. */
function allAt({ year }: RoleContext): { label: string; levels: Levels }[] {
  const targeted = year.levers.filter(({ kind }) => kind.kind === 'of target');
  if (targeted.length === 0) return [{ label: 'As it is', levels: new Map() }];
  return [HALF, ONE, add(ONE, HALF)].map((at) => ({
    label: `Every result at ${figure(at, 'percent', '').text} of its target`,
    levels: new Map(targeted.map(({ id }) => [id, at])),
  }));
}

/** The first period of the year that the component is in force in. */
function firstWindow({ plan }: RoleContext, { measured, active }: PlanComponent) {
  const year = new PlanYear(plan);
  const first = active?.first ?? plan.paidFrom ?? plan.year.first;
  for (const key of periodKeys(plan, measured)) {
    const window = year.resolve(key);
    if (window !== undefined && (key.split('/')[1] ?? '') >= first) return { key, label: year.label(window) };
  }
  return undefined;
}

/** What a lever has to be at, so that the component's own period has a result or attainment. */
function levelOf(
  { plan }: RoleContext,
  { measured, curve }: PlanComponent,
  { kind }: Lever,
  at: Rational | string,
): Rational | string {
  if (typeof at === 'string') return at;
  // A result of the year is spread evenly over it.
  if (kind.kind === 'amount') return mul(at, rational(periodKeys(plan, measured).length));
  if (kind.kind === 'level' && curve !== undefined && compare(kind.start, ZERO) > 0)
    return mul(kind.start, at);
  return at;
}

function casesOf(
  context: RoleContext,
  component: PlanComponent,
  { kind, unit }: Lever,
  curve: PreviewLineCurve | undefined,
): Case[] {
  if (kind.kind === 'word') return kind.words.map((word) => ({ label: word, at: word }));
  const isAttained = component.stages.attainment !== undefined;
  if (kind.kind === 'of target' || (kind.kind === 'level' && isAttained)) return attained(curve);
  if (kind.kind === 'level') return scored(context, component);
  return amounts(curve, unit, context.plan.currency);
}

/** Below the threshold, at target, where pay grows fastest, at the cap and beyond it. */
function attained(curve: PreviewLineCurve | undefined): Case[] {
  const place = (kind: 'threshold' | 'cap') => {
    const mark = curve?.marks.find((one) => one.kind === kind);
    return mark === undefined ? undefined : exactly(mark.x.exact);
  };
  const [threshold, cap] = [place('threshold'), place('cap')];
  const bends = (curve?.stretches ?? [])
    .slice(1)
    .flatMap(({ from }) => exactly(from.x.exact) ?? [])
    .filter((bend) => compare(bend, ONE) > 0 && (cap === undefined || compare(bend, cap) < 0));
  const last = bends.at(-1);
  const cases: Case[] = [];
  if (threshold === undefined || compare(threshold, ZERO) <= 0 || compare(threshold, ONE) >= 0)
    cases.push({ label: 'Half of target', at: HALF });
  else {
    const below = compare(threshold, TENTH) > 0 ? sub(threshold, TENTH) : mul(threshold, HALF);
    cases.push({ label: 'Below the threshold', at: below }, { label: 'At the threshold', at: threshold });
  }
  cases.push({ label: 'At target', at: ONE });
  if (last !== undefined) cases.push({ label: 'At excellence, where the last rate begins', at: last });
  if (cap !== undefined && compare(cap, ONE) > 0) {
    if (last === undefined)
      cases.push({ label: 'Halfway from target to the cap', at: mul(add(ONE, cap), HALF) });
    cases.push({ label: 'At the cap', at: cap }, { label: 'Beyond the cap', at: add(cap, TENTH) });
  } else cases.push({ label: 'Beyond it', at: add(last ?? ONE, QUARTER) });
  return last === undefined && cap === undefined
    ? cases.map((one) => (one.label === 'Beyond it' ? { ...one, label: 'Above target' } : one))
    : cases;
}

/** A score from its lowest to its highest. */
function scored({ measures }: RoleContext, { on }: PlanComponent): Case[] {
  const body = measures.get(on.measures[0] ?? '')?.body;
  const [low, high] =
    body?.$type === 'ScoredMeasure' ? [fractionOf(body.lowest), fractionOf(body.highest)] : [ZERO, undefined];
  const points = [low ?? ZERO, HALF, ONE, ...(high === undefined ? [] : [high])];
  const sorted = points.sort(compare).filter((at, index, all) => {
    const before = all[index - 1];
    return before === undefined || compare(before, at) !== 0;
  });
  return sorted.map((at) => ({
    label: compare(at, ONE) === 0 ? 'At target' : figure(at, 'percent', '').text,
    at,
  }));
}

/** Amounts without a target: around each bound of the curve, or round ones. */
function amounts(curve: PreviewLineCurve | undefined, unit: Unit, currency: string): Case[] {
  const bounds = (curve?.stretches ?? [])
    .slice(1)
    .flatMap(({ from }) => exactly(from.x.exact) ?? [])
    .filter((bound) => compare(bound, ZERO) > 0);
  const [first] = bounds;
  const last = bounds.at(-1);
  const round = unit === 'number' ? [1, 10, 100] : [10_000, 100_000, 1_000_000];
  const points =
    first === undefined || last === undefined
      ? round.map((one) => rational(one))
      : [mul(first, HALF), ...bounds, add(last, mul(last, HALF))];
  return points.map((at) => ({ label: figure(at, unit, currency).text, at }));
}

const TOGETHER = [rational(1, 2), rational(4, 5), ONE, rational(6, 5), rational(3, 2)];

/** What the role pays in the year with every result at the same attainment. */
export function workedTogether({ plan, role, year, shown }: RoleContext): DocumentTable | undefined {
  const targeted = year.levers.filter(({ kind }) => kind.kind === 'of target');
  if (targeted.length === 0) return undefined;
  const rows = TOGETHER.map((at) => ({
    at,
    paid: year.pay(new Map(targeted.map(({ id }) => [id, at]))),
  }));
  const names = rows[0]?.paid.components.map(({ name }) => name) ?? [];
  const target = exactly(role.targetPay?.value);
  const money = (one: Supposed | undefined) => textOf(one, plan.currency, plan.currency);
  const untargeted = year.levers.filter(({ kind }) => kind.kind === 'amount').map(({ title }) => title);
  const levels = year.levers.filter(({ kind }) => kind.kind === 'level').map(({ title }) => title);
  const share = ({ total }: (typeof rows)[number]['paid']) =>
    total.ok && target !== undefined && compare(target, ZERO) > 0
      ? [figure(mul(total.value, rational(target.d, target.n)), 'percent', plan.currency).text]
      : ['–'];
  const held = rows.flatMap(({ paid }) =>
    paid.total.ok ? [] : paid.total.reasons.map(({ message }) => message),
  );
  return {
    title: 'The year, with every result alike',
    headings: [
      'Attainment',
      ...names.map((name) => shown.components.find((one) => one.name === name)?.title ?? name),
      'In total',
      ...(target === undefined ? [] : ['Of target pay']),
    ],
    words: [],
    rows: rows.map(({ at, paid }) => [
      figure(at, 'percent', plan.currency).text,
      ...names.map((name) => money(paid.components.find((one) => one.name === name)?.pay)),
      money(paid.total),
      ...(target === undefined ? [] : share(paid)),
    ]),
    notes: [
      ...(untargeted.length === 0
        ? []
        : [`Without a target, and taken as nothing: ${untargeted.join(', ')}.`]),
      ...(levels.length === 0 ? [] : [`At its target all along: ${levels.join(', ')}.`]),
      ...new Set(held),
    ],
  };
}

function textOf(one: Supposed | undefined, unit: Unit, currency: string): string {
  return one?.ok === true ? figure(one.value, unit, currency).text : '–';
}
