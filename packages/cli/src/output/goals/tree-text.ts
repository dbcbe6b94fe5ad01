import {
  divides,
  type Gap,
  gapsOf,
  type NodeView,
  nodeName,
  type OverAssignment,
  overAssignments,
  type YearInPeriods,
} from '@ontarget/analysis/goals';
import type { RunInput } from '@ontarget/evaluator/engine';
import type { Plan } from '@ontarget/evaluator/format';
import { paint } from '../../terminal.ts';
import { rightColumn, textTable } from '../table.ts';
import { gapText } from './gap-text.ts';
import { amountText, factorText, isOne, leadText, partText, percentText, targetText } from './words.ts';

/** What is shown of a plan's goals. */
export interface Shown {
  readonly plan: Plan;
  readonly year: YearInPeriods;
  readonly tree: readonly NodeView[];
  /** The roster and the rows that parts by weight are known from. */
  readonly tables?: RunInput['tables'];
}

/** The goals of a plan for reading: targets, conversions, over-assignment, carriers and gaps. */
export function treeText({ plan, year, tree }: Shown): string {
  return [
    paint('bold', `"${plan.title}", ${year.year.label} (${year.year.key.replace('/', ' to ')})`),
    '',
    targetsTable(plan, year, tree),
    ...section('How numbers are converted', conversions(plan, tree)),
    ...section(
      'Handed down with more than the number',
      overAssignments(plan).map((one) => overText(one, plan)),
    ),
    ...section('Shared out among people', tree.flatMap(sharedText)),
    '',
    paint('bold', 'Who is paid on it'),
    carriersTable(plan, tree),
    ...gapsSection(gapsOf(plan)),
  ].join('\n');
}

function targetsTable(
  { currency }: Plan,
  { year, periods }: YearInPeriods,
  tree: readonly NodeView[],
): string {
  const columns = [
    { heading: 'Node' },
    { heading: 'Part of the node above' },
    { heading: 'Measured in' },
    rightColumn(year.label),
    ...(periods.length > 1 ? periods.map(({ label }) => rightColumn(label)) : []),
  ];
  const rows = tree.map((node) => [
    `${'  '.repeat(node.depth)}${lastName(node)}`,
    partText(node),
    node.measure.name,
    targetText(node.year, currency),
    ...(periods.length > 1 ? node.periods.map((target) => targetText(target, currency)) : []),
  ]);
  return textTable(columns, rows);
}

function lastName({ name, depth }: NodeView): string {
  return depth === 0 ? name : (name.split('.').at(-1) ?? name);
}

function conversions({ currency }: Plan, tree: readonly NodeView[]): string[] {
  const measures = new Map(tree.map(({ id, measure }) => [id, measure]));
  return tree.flatMap(({ name, measure, parent, conversion }) => {
    const from = parent === undefined ? undefined : measures.get(parent);
    if (conversion === undefined || from === undefined) return [];
    const factor = factorText(conversion.factor, { from, into: measure, currency });
    const source = conversion.parameter === undefined ? '' : ` (${conversion.parameter.name})`;
    const lead = conversion.leadMonths === 0 ? '' : `, ${leadText(conversion.leadMonths)} before it`;
    return [`${name}: ${factor}${source}${lead}`];
  });
}

function overText({ node, at, cumulative }: OverAssignment, { goals }: Plan): string {
  const inAll =
    isOne(cumulative) || cumulative === at
      ? ''
      : `, ${percentText(cumulative)} of the company's number in all`;
  const parts = Object.values(goals).filter(({ parent, part }) => parent === node && divides(part));
  const teams = parts.flatMap(({ team }) => team ?? []);
  return `${nodeName(node)} is handed down at ${percentText(at)} to ${teams.join(', ')}${inAll}; whoever carries ${nodeName(node)} is paid on its own target`;
}

function sharedText({ name, sharedOut }: NodeView): string[] {
  if (sharedOut === undefined) return [];
  const { by, among, each, leavers } = sharedOut;
  const fate = leavers === 'stays' ? 'stays with the manager' : 'is shared again from the next period';
  return [`${name}: ${byText(by)} among ${among.join(', ')}, counted each ${each}; a leaver's part ${fate}`];
}

function byText(by: NonNullable<NodeView['sharedOut']>['by']): string {
  if (by === 'evenly') return 'evenly';
  return 'column' in by ? `by the roster's ${by.column}` : `by ${by.lastYearOf} of last year`;
}

function carriersTable({ roles, currency }: Plan, tree: readonly NodeView[]): string {
  const rows = tree.flatMap(({ name, carriers }) =>
    carriers.map(({ role, component, weight, pay, by }, index) => [
      index === 0 ? name : '',
      roles[role]?.title ?? role,
      component,
      weight === undefined ? 'on top' : percentText(weight),
      pay === undefined ? '' : amountText(pay, currency),
      by === 'node' ? '' : 'by what they bring to it',
    ]),
  );
  return textTable(
    [
      { heading: 'Node' },
      { heading: 'Role' },
      { heading: 'Component' },
      rightColumn('Weight'),
      rightColumn('Target pay on it'),
      { heading: '' },
    ],
    rows,
  );
}

function gapsSection(gaps: readonly Gap[]): string[] {
  const open = gaps.filter(({ kind }) => kind !== 'no line to a goal');
  const unlinked = gaps.filter(({ kind }) => kind === 'no line to a goal');
  return [
    ...(open.length === 0
      ? ['', `${paint('bold', 'Gaps')}: none. Every part adds up, and somebody is paid on each.`]
      : section('Gaps', open.map(gapText))),
    ...section('Paid on what no goal asks for', unlinked.map(unlinkedText)),
  ];
}

function unlinkedText(gap: Gap): string {
  return gap.kind === 'no line to a goal' ? `${gap.role}: ${gap.component}` : gapText(gap);
}

function section(heading: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', paint('bold', heading), ...lines.map((line) => `  ${line}`)];
}
