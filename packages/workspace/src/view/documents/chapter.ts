import type {
  Grain,
  MatrixAxis,
  MatrixCurve,
  NodeId,
  Plan,
  Component as PlanComponent,
  Unit,
} from '@ontarget/evaluator/format';
import type { Component, Measure } from '@ontarget/language/ast';
import type { ComponentChapter, DocumentTable, PreviewComponent, Said } from '@ontarget/report';
import { goalsOf } from '../components.ts';
import { exactly, figure } from '../figures.ts';
import { titleInWords, titleOf } from '../words.ts';
import { type RoleContext, saidOf } from './context.ts';
import { periodsTable } from './periods.ts';
import { workedExamples } from './worked.ts';

/** What stands elsewhere in the document: reasons, and quotas, which have a table. */
const ELSEWHERE: ReadonlySet<string> = new Set(['Accept']);

/** All that a document says of one component. */
export function chapterOf(context: RoleContext, component: PreviewComponent): ComponentChapter | undefined {
  const compiled = context.role.components[component.name];
  if (compiled === undefined) return undefined;
  const text = context.components.find(({ name }) => name === component.name);
  const periods = periodsTable(context, compiled);
  const grid = gridOf(context, compiled);
  const worked = workedExamples(context, component.name);
  return {
    component,
    sentences: sentences(context, component, compiled),
    counts: countsOf(context, compiled),
    conditions: conditionsOf(context, text),
    ...(periods === undefined ? {} : { periods }),
    ...(grid === undefined ? {} : { grid }),
    ...(worked === undefined ? {} : { worked }),
  };
}

function sentences(
  context: RoleContext,
  { weight, targetPay, timing, pays, kind }: PreviewComponent,
  compiled: PlanComponent,
): string[] {
  const { plan } = context;
  const { measured, active, unpaid } = compiled;
  const on = subjectsOf(context, compiled);
  const subject = on.length === 0 ? '' : ` on ${on.join(' and ')}`;
  const amount = targetPay === undefined ? '' : `, ${targetPay.text} a year,`;
  const first =
    kind === 'weighted'
      ? `${weight?.text ?? 'A part'} of target pay${amount} is paid${subject}.`
      : `Paid on top of target pay${subject}${pays === undefined ? '' : `: ${pays}`}.`;
  const during = active === undefined ? [] : [`In force from ${active.first} to ${active.last}.`];
  return [
    first,
    ...during,
    ...(timing === '' ? [] : [`Measured ${timing}.`]),
    paidWhen(measured, plan.paid),
    ...(unpaid === undefined ? [] : ['It is worked out and is no part of pay.']),
  ];
}

/** What it is paid on: measures, and goals with what they are parts of, as `Company new ARR › Sales › Enterprise`. */
export function subjectsOf({ plan, name }: RoleContext, { on }: PlanComponent): string[] {
  const goals = goalsOf(plan, name, on).map((id) => goalTitle(plan, id));
  return goals.length > 0
    ? goals
    : on.measures.map((measure) => titleInWords(measure, plan.measures[measure]?.title ?? measure));
}

/** A goal with what it is a part of: `Company new ARR › Sales › Enterprise`. */
export function goalTitle({ goals }: Plan, id: NodeId): string {
  const titles: string[] = [];
  for (let at: NodeId | undefined = id; at !== undefined; at = goals[at]?.parent)
    titles.unshift(titleInWords(at.split(/[/.]/).at(-1) ?? at, goals[at]?.title ?? at));
  return titles.join(' › ');
}

const MONTHS: Readonly<Record<Grain, number>> = { month: 1, quarter: 3, 'half-year': 6, year: 12 };

function paidWhen(measured: Grain, paid: Grain): string {
  if (measured === paid) return `Paid with the payment of the same ${paid}.`;
  if (MONTHS[measured] > MONTHS[paid])
    return `Paid once it is known, with the payment of the ${measured}'s last ${paid}.`;
  return `What the ${measured}s of a ${paid} come to is paid with the ${paid}'s payment.`;
}

/** The measures that it is paid on, clause by clause; of a goal, which number it is a part of. */
function countsOf(context: RoleContext, { on }: PlanComponent): Said[] {
  const { plan, measures } = context;
  const ofGoals = on.goals.flatMap((id) => plan.goals[id]?.measure ?? []);
  const names = [...new Set([...on.measures, ...ofGoals])];
  return names.flatMap((name) => {
    const measure = measures.get(name);
    return measure === undefined ? [] : [measureSaid(measure, context)];
  });
}

function measureSaid(measure: Measure, context: RoleContext): Said {
  const clauses = [measure.body, ...measure.clauses].map((clause) => saidOf(clause, context).words);
  const { where } = saidOf(measure, context);
  return {
    words: `${titleOf(measure)}: ${clauses.join('; ')}.`,
    ...(where === undefined ? {} : { where }),
  };
}

function conditionsOf(context: RoleContext, text: Component | undefined): Said[] {
  return (text?.clauses ?? [])
    .filter(({ $type }) => !ELSEWHERE.has($type))
    .map((clause) => saidOf(clause, context));
}

/** A curve of two results as the grid that it is. */
function gridOf({ plan }: RoleContext, { curve, on }: PlanComponent): DocumentTable | undefined {
  const grid = plan.curves[curve ?? ''];
  if (grid?.kind !== 'matrix') return undefined;
  const bounds = (axis: MatrixAxis) =>
    axis.bounds.map((bound) => shownBound(bound, axis.unit, plan.currency));
  const across = bounds(grid.across);
  return {
    title: `What is paid for ${on.measures.length > 1 ? on.measures.map((name) => plan.measures[name]?.title ?? name).join(' and ') : 'two results'}`,
    headings: ['Down and across', ...across],
    words: [0],
    rows: bounds(grid.down).map((bound, row) => [
      bound,
      ...across.map((_, at) => shownBound(grid.cells[row]?.[at] ?? '', grid.pays, plan.currency)),
    ]),
    notes: [...axisWords('Down', grid.down), ...axisWords('Across', grid.across)],
  };
}

function axisWords(name: string, { between, before, beyond }: MatrixCurve['down']): string[] {
  const inside =
    between === 'steps' ? 'the line that is reached pays' : 'pay follows the straight line between two lines';
  const edge = (rule: 'zero' | 'flat') => (rule === 'zero' ? 'nothing is paid' : 'the line at the edge pays');
  return [`${name}: ${inside}; before the first ${edge(before)}, beyond the last ${edge(beyond)}.`];
}

function shownBound(text: string, unit: Unit, currency: string): string {
  const value = exactly(text);
  return value === undefined ? '–' : figure(value, unit, currency).text;
}
