import {
  byWeightWords,
  type GoalPath,
  nodeName,
  type PathStep,
  pathOf,
  type StandsFor,
} from '@ontarget/analysis/goals';
import type { NodeId, Plan, Quantity } from '@ontarget/evaluator/format';
import { div, formatPercent, formatRational, isZero, sub } from '@ontarget/evaluator/numbers';
import type { Asked } from '../../plan/goal-nodes.ts';
import { paint } from '../../terminal.ts';
import { rationalOf } from '../quantity.ts';
import { rightColumn, textTable } from '../table.ts';
import type { Shown } from './tree-text.ts';
import { amountText, factorText, isOne, leadText, percentText, targetText } from './words.ts';

/** The way from the company's number to a node and back, or to each node that a role is paid on. */
export function pathText({ asked, ...shown }: Shown & { readonly asked: Asked }): string {
  if ('node' in asked) return nodeText(asked.node, shown).join('\n');
  const { plan } = shown;
  const role = plan.roles[asked.role];
  const told = new Set<NodeId>();
  const parts = asked.components.flatMap(({ name, nodes }) => {
    const heading = `${paint('bold', name)}${payText(plan, asked.role, name)}`;
    if (nodes.length === 0)
      return ['', `${heading}: on ${measuresText(plan, asked.role, name)}, which no goal asks for`];
    const ways = nodes.flatMap((id) => {
      if (told.has(id)) return [`  ${nodeName(id)}: as above`];
      told.add(id);
      return indented(nodeText(id, shown));
    });
    const on = nodes.map(nodeName).join(', ');
    const isOwn = plan.roles[asked.role]?.components[name]?.on.goals.length === 0;
    const what = isOwn ? `${measuresText(plan, asked.role, name)} of its own, which adds to ${on}` : on;
    return ['', `${heading}: on ${what}`, ...ways];
  });
  const count = asked.components.length;
  const title = role?.title ?? asked.role;
  return [`${paint('bold', title)} has ${count} ${count === 1 ? 'component' : 'components'}.`, ...parts].join(
    '\n',
  );
}

/** Two places in, tables line by line. */
function indented(texts: readonly string[]): string[] {
  const lines = texts.flatMap((text) => text.split('\n'));
  return lines.map((line) => (line === '' ? '' : `  ${line}`));
}

function payText({ roles, currency }: Plan, role: string, component: string): string {
  const declared = roles[role];
  const weight = declared?.components[component]?.weight;
  if (declared === undefined || weight === undefined) return ', on top of target pay';
  const whole = declared.targetPay;
  const pay = whole === undefined ? '' : ` of ${amountText(whole, currency)}`;
  return `, ${percentText(weight)} of target pay${pay}`;
}

function measuresText({ roles }: Plan, role: string, component: string): string {
  const measures = roles[role]?.components[component]?.on.measures ?? [];
  return measures.length === 0 ? 'no measure' : measures.join(', ');
}

/** One node: the steps down to its target, and a table of what the target of each period stands for. */
function nodeText(id: NodeId, { plan, year, tree, tables }: Shown): string[] {
  const periods = [...year.periods, ...(year.periods.length > 1 ? [year.year] : [])];
  const path = pathOf(plan, id, periods, tables);
  const view = tree.find((node) => node.id === id);
  if (view === undefined) return [];
  const steps = path.steps.map((step, index) => `${index + 1}. ${stepText(step, { plan, year, tree })}`);
  if (path.standsFor === undefined) {
    return [...steps, '', withoutNumber(path)];
  }
  if (path.steps.length === 1) return steps;
  const targets = [...view.periods, ...(year.periods.length > 1 ? [view.year] : [])];
  const amounts = targets.map((target) => targetText(target, plan.currency));
  return [
    ...steps,
    '',
    standsForTable(path, path.standsFor, { amounts, view, plan }),
    '',
    ...summary(path, { plan, year, tree }),
  ];
}

/** Why a target cannot be followed to a number of the company's. */
function withoutNumber({ node, steps }: GoalPath): string {
  const name = nodeName(node);
  return steps.some(({ part }) => part.kind === 'supports')
    ? `${name} helps the goal and is no part of its number, so its target stands for none of it.`
    : `People weigh a part on the way to ${name}, so what its target stands for is known with --people, from the roster.`;
}

function stepText(
  { node: id, part, conversion, nextYear, phased }: PathStep,
  { plan, year, tree }: Shown,
): string {
  const view = tree.find((one) => one.id === id);
  if (view === undefined) return nodeName(id);
  const comes =
    'quantity' in view.year
      ? `${targetText(view.year, plan.currency)} of ${view.measure.name} in ${year.year.label}`
      : `how much ${view.measure.name} in ${year.year.label}, only the roster says`;
  const above = tree.find((one) => one.id === view.parent);
  const name = view.name.split('.').at(-1) ?? view.name;
  if (part.kind === 'root' || above === undefined) return `${name} is the company's number: ${comes}.`;
  if (part.kind === 'supports')
    return `${name} supports ${above.name} with ${view.measure.name}: ${targetText(view.year, plan.currency)}.`;
  const own = phased ? ', phased in its own way' : '';
  return `${name} ${partWords(part, above.name)}${conversionWords({ conversion, nextYear }, above, view, plan)}${own}: ${comes}.`;
}

function partWords(part: Exclude<PathStep['part'], { kind: 'root' | 'supports' }>, above: string): string {
  if (part.kind === 'overlaps') return `shares ${percentText(part.share)} of ${above}, the same number`;
  const handed = isOne(part.handedDown)
    ? above
    : `what ${above} hands down, ${percentText(part.handedDown)} of its own`;
  if (part.kind === 'divides by weight') {
    const rest = isOne(part.together) ? '' : `${percentText(part.together)} of `;
    return `has its part of ${rest}${handed}, ${byWeightWords(part)}`;
  }
  const share = percentText(part.share);
  return isOne(part.share) ? `has all of ${handed}` : `has ${share} of ${handed}`;
}

function conversionWords(
  { conversion, nextYear }: { conversion: PathStep['conversion']; nextYear: string | undefined },
  above: Shown['tree'][number],
  view: Shown['tree'][number],
  { currency }: Plan,
): string {
  if (conversion === undefined) return '';
  const factor = factorText(conversion.factor, { from: above.measure, into: view.measure, currency });
  const { parameter, leadMonths } = conversion;
  const source = parameter === undefined ? '' : ` (${parameter.name})`;
  const into = ` as ${view.measure.name}, at ${factor}${source}`;
  if (leadMonths === 0) return into;
  const beyond =
    nextYear === undefined
      ? ''
      : `, next year's first months taken as ${percentText(nextYear)} of this year's`;
  return `${into}, ${leadText(leadMonths)} before it${beyond}`;
}

interface Rows {
  readonly amounts: readonly string[];
  readonly view: Shown['tree'][number];
  readonly plan: Plan;
}

function standsForTable(path: GoalPath, rows: readonly StandsFor[], { amounts, view, plan }: Rows): string {
  const number = measureOf(path, plan);
  const isOver = !isOne(path.overAssigned);
  const isConverted = isSaidOtherwise(path);
  const money = (value: string) => amountText({ value, unit: number.unit }, plan.currency);
  const columns = [
    { heading: 'Period' },
    rightColumn(`Target, ${view.measure.name}`),
    ...(isConverted ? [rightColumn(`Stands for, ${number.name}`)] : []),
    ...(isOver ? [rightColumn('Over-assigned in it'), rightColumn("Of the company's number")] : []),
    ...(path.leadMonths > 0 ? [{ heading: 'Due in' }] : []),
    rightColumn(path.leadMonths > 0 ? "Company's number then" : "Company's number"),
    rightColumn('Part of it'),
  ];
  const cells = rows.map(({ period, assigned, ofCompany, company, due }, index) => [
    period.label,
    amounts[index] ?? '',
    ...(isConverted ? [money(assigned)] : []),
    ...(isOver ? [money(difference(assigned, ofCompany)), money(ofCompany)] : []),
    ...(path.leadMonths > 0 ? [due?.label ?? 'as it is phased'] : []),
    money(company),
    partOf(ofCompany, company),
  ]);
  return textTable(columns, cells, { totalRow: rows.length > 1 });
}

/** Whether the target is another measure than the company's number, or is due at another time. */
function isSaidOtherwise({ factor, leadMonths, steps }: GoalPath): boolean {
  return leadMonths > 0 || !isOne(factor) || steps.some(({ conversion }) => conversion !== undefined);
}

/** The year in one sentence, as it is said aloud. */
function summary(path: GoalPath, { plan, year, tree }: Shown): string[] {
  const whole = path.standsFor?.at(-1);
  const view = tree.find(({ id }) => id === path.node);
  if (whole === undefined || view === undefined) return [];
  const number = measureOf(path, plan);
  const money = (value: string) => amountText({ value, unit: number.unit }, plan.currency);
  const due = path.leadMonths === 0 || whole.due === undefined ? '' : `, due in ${whole.due.label}`;
  const target = `${targetText(view.year, plan.currency)} of ${view.measure.name} in ${year.year.label}`;
  const part = `${partOf(whole.ofCompany, whole.company)} of the company's ${money(whole.company)}`;
  const over = isOne(path.overAssigned)
    ? ''
    : `; the other ${money(difference(whole.assigned, whole.ofCompany))} is over-assignment, ${percentText(path.overAssigned)} in all`;
  const own = isOne(path.overAssigned) ? part : `${money(whole.ofCompany)} of it is ${part}`;
  if (!isSaidOtherwise(path)) return [`${target}: ${own}${over}.`];
  const into = { name: view.measure.name, unit: view.measure.unit };
  const factor = factorText(path.factor, { from: number, into, currency: plan.currency });
  return [
    `${target} stands for ${money(whole.assigned)} of ${number.name}${due}, at ${factor}: ${own}${over}.`,
  ];
}

function measureOf(path: GoalPath, { goals, measures }: Plan): { name: string; unit: string } {
  const name = goals[path.goal]?.measure ?? '';
  return { name, unit: measures[name]?.unit ?? 'number' };
}

function difference(a: string, b: string): Quantity['value'] {
  return formatRational(sub(rationalOf(a), rationalOf(b)));
}

function partOf(part: string, whole: string): string {
  return isZero(rationalOf(whole)) ? '' : formatPercent(div(rationalOf(part), rationalOf(whole)));
}
