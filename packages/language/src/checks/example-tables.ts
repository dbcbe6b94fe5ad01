import { nearestName } from '@ontarget/evaluator/words';
import { AstUtils } from 'langium';
import type { DataTable, ExampleColumn, ExampleRow, Examples, Goal, Measure } from '../generated/ast.ts';
import { componentsOf } from '../resolve/components.ts';
import { drawHeadings } from '../resolve/draws.ts';
import { allNodes, pathNames } from '../resolve/goal-nodes.ts';
import { partsOfMeasure } from '../resolve/measure-parts.ts';
import { subjectOf } from '../resolve/measured.ts';
import { columnsOf, tablesBehind } from '../resolve/tables.ts';
import { builtInTable } from '../scopes/built-in.ts';
import type { Check } from './context.ts';
import type { PlanView } from './plan-view.ts';

/** Headings that every table of examples may have. */
const ALWAYS = ['month', 'quarter', 'payee', 'paid', 'total', 'payment'];

/** Headings that all components are behind. */
const SUMS: ReadonlySet<string> = new Set(['paid', 'total', 'payment']);
const OF_GOALS = ['node', 'year', 'Q1', 'Q2', 'Q3', 'Q4', 'H1', 'H2'];

/** A cell too few would read the wrong number under every heading after it. */
export const rowsMustFillEveryHeading: Check<ExampleRow> = (row, say) => {
  const { header } = row.$container;
  for (const [side, property] of [
    ['before "||"', 'inputs'],
    ['after "||"', 'outputs'],
  ] as const) {
    const [expected, found] = [header[property].length, row[property].length];
    if (expected !== found) say('example-cells-wrong', { node: row }, { side, expected, found });
  }
};

export const headingsMustNameSomething: Check<Examples> = (examples, say, plan) => {
  const owner = examples.goal ? examples.goalRef?.ref?.name : examples.role?.ref?.name;
  if (owner === undefined) return;
  if (namesBroken(examples, plan)) return;
  const known = knownHeadings(examples, plan);
  for (const heading of [...examples.header.inputs, ...examples.header.outputs]) {
    const name = headingName(heading);
    if (known.has(name)) continue;
    const nearest = nearestName(name, known);
    say(
      'example-column-unknown',
      { node: heading },
      {
        heading: name,
        owner,
        ...(nearest === undefined ? {} : { nearest }),
      },
    );
  }
};

/** A blank cell is "not given"; a measure whose rows are not given and that has no column was forgotten. */
export const examplesMustGiveWhatTheirResultsNeed: Check<Examples> = (examples, say, plan) => {
  const role = examples.role?.ref;
  if (role === undefined || namesBroken(examples, plan)) return;
  const given = new Set(examples.header.inputs.map(({ name }) => name));
  const tables = new Set(examples.given.flatMap(({ table }) => table?.ref ?? []));
  const asked = examples.header.outputs.map(({ name }) => name);
  const all = asked.some((name) => SUMS.has(name) || drawHeadings(role).includes(name));
  for (const component of componentsOf(role)) {
    const across = component.$type === 'WeightedComponent' ? component.across : undefined;
    for (const subject of [subjectOf(component), across]) {
      const measure = subject?.ref?.$refText;
      const target = subject?.ref?.ref;
      if (target !== undefined && (comesFromRows(target, tables) || comesFromParts(target, given))) continue;
      if (measure === undefined || given.has(measure) || !(all || asked.includes(component.name))) continue;
      const heading =
        examples.header.outputs.find(({ name }) => name === component.name) ?? examples.header.outputs[0];
      if (heading === undefined) continue;
      say(
        'example-input-missing',
        { node: heading },
        { role: role.name, measure, component: component.name },
      );
      given.add(measure);
    }
  }
};

/** Whether a result is worked out from rows that the examples give. */
function comesFromRows(of: Measure | Goal, given: ReadonlySet<DataTable>): boolean {
  const measure = of.$type === 'Goal' ? of.measure?.ref : of;
  const behind = measure === undefined ? [] : tablesBehind(measure);
  return behind.length > 0 && behind.every((table) => given.has(table));
}

/** Whether a result is worked out from others that the examples give. */
function comesFromParts(
  of: Measure | Goal,
  given: ReadonlySet<string>,
  within: readonly Measure[] = [],
): boolean {
  // A circle has its own message.
  if (of.$type === 'Measure' && within.includes(of)) return false;
  if (of.$type !== 'Measure' || !WORKED_OUT.has(of.body?.$type ?? '')) return false;
  const parts = partsOfMeasure(of);
  const isGiven = (part: Measure): boolean =>
    given.has(part.name) || comesFromParts(part, given, [...within, of]);
  return parts.length > 0 && parts.every(isGiven);
}

const WORKED_OUT: ReadonlySet<string> = new Set(['RatioMeasure', 'FormulaMeasure']);

/** Whether the role or goal of examples stands in a file that could not be read completely. */
function namesBroken({ role, goalRef }: Examples, plan: PlanView): boolean {
  const named = role?.ref ?? goalRef?.ref;
  return named !== undefined && plan.broken.includes(AstUtils.getDocument(named));
}

function knownHeadings(examples: Examples, plan: PlanView): Set<string> {
  const goal = examples.goalRef?.ref;
  const role = examples.role?.ref;
  const roster = plan.tables.find(({ name }) => name === 'roster') ?? builtInTable('roster');
  const names = [...ALWAYS, ...plan.measures.map(({ name }) => name), ...plan.goals.map(({ name }) => name)];
  if (goal !== undefined) {
    names.push(...OF_GOALS, ...allNodes(goal).map((node) => pathNames(node).join('.')));
    names.push(...Array.from({ length: 12 }, (_, month) => `M${month + 1}`));
  }
  // A column of roles makes rows about others than the table's own role.
  const isOfRoles = examples.header.inputs.some(({ name }) => name === 'role');
  for (const one of isOfRoles ? [role, ...plan.roles] : [role])
    if (one !== undefined) names.push(...componentsOf(one).map(({ name }) => name), ...drawHeadings(one));
  if (roster !== undefined) names.push(...columnsOf(roster).map(({ name }) => name));
  for (const one of plan.goals)
    names.push(...allNodes(one).map((node) => [one.name, ...pathNames(node)].join('.')));
  return new Set(names);
}

function headingName({ name, path }: ExampleColumn): string {
  return [name, ...path].join('.');
}
