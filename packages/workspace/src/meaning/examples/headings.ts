import type { SliceAsked } from '@ontarget/evaluator/engine';
import type { Component, Grain, Plan, Role, Stage, ValueId } from '@ontarget/evaluator/format';
import { componentsOf, subjectOf } from '@ontarget/language';
import type { ExampleColumn, Role as RoleText } from '@ontarget/language/ast';
import { balanceHeading, heldBackHeading } from './balances.ts';

/** What a heading of a role's table stands for. */
export type Heading =
  | { kind: 'month' | 'quarter' | 'payee' | 'node' }
  /** A result: the values that are it, for this role. */
  | { kind: 'result'; values: ValueId[] }
  /** A stage of one of the role's components. */
  | { kind: 'stage'; component: Component; value: ValueId }
  /** What lies in one row of a component's marginal curve, or what it pays. */
  | { kind: 'slice'; component: Component; value: ValueId; slice: SliceAsked }
  /** What the role is paid, before or after the payment's rounding. */
  | { kind: 'sum'; value: ValueId; also?: ValueId[] }
  /** What is owed or held back at the end of the last payment (or period of this length), or before the first one. */
  | { kind: 'closing' | 'opening'; value: ValueId; grain?: Grain; also?: ValueId[] }
  | { kind: 'roster'; column: string }
  | { kind: 'unknown' };

/**
 * Resolves a heading in the compiled plan. Where a component bears the name of its measure, an input is the measure
 * and an output the component.
 */
export function headingOf(
  column: Omit<ExampleColumn, '$container'>,
  plan: Plan,
  role: Role,
  side: 'input' | 'output',
): Heading {
  const { name, path, stage } = column;
  if (name === 'month' || name === 'quarter' || name === 'payee') return { kind: name };
  if (name === 'total' && stage === 'multiplier') {
    const value = role.total.replace(/total$/, 'multiplier');
    return plan.values[value] === undefined ? { kind: 'unknown' } : { kind: 'sum', value };
  }
  const heldBack = heldBackHeading(name, stage, role);
  if (heldBack !== undefined) return heldBack;
  if (name === 'paid' || name === 'total') return { kind: 'sum', value: role[name] };
  if (name === 'payment' && role.payment !== undefined) return { kind: 'sum', value: role.payment };
  const component = role.components[name];
  if (component !== undefined && column.slice !== undefined) return sliceHeading(column, component);
  const isGiven = side === 'input' && stage === undefined && plan.measures[name] !== undefined;
  if (component !== undefined && path.length === 0 && !isGiven) {
    if (stage === 'shortfall') return shortfallHeading(component, side);
    // What is asked of a component alone is what it pays.
    const value = component.stages[(stage ?? 'payout') as Stage];
    return value === undefined ? { kind: 'unknown' } : { kind: 'stage', component, value };
  }
  const goal = goalNode(column, plan, role);
  if (goal !== undefined) {
    const value = plan.goals[goal]?.actual;
    return value === undefined ? { kind: 'unknown' } : { kind: 'result', values: [value] };
  }
  if (plan.measures[name] !== undefined) {
    if (stage !== undefined) return stageOfMeasure(column, plan, role, side);
    return { kind: 'result', values: measureValues(name, column.ofTeam, plan) };
  }
  const balance = balanceHeading(name, role);
  if (balance !== undefined) return balance;
  const roster = plan.tables.roster;
  const columns = roster !== undefined && 'columns' in roster ? roster.columns : {};
  if (columns[name] !== undefined) return { kind: 'roster', column: name };
  return { kind: 'unknown' };
}

/** `New attainment`: of a measure that something in the role asks for the attainment of. */
function stageOfMeasure(
  { name, stage }: Omit<ExampleColumn, '$container'>,
  plan: Plan,
  role: Role,
  side: 'input' | 'output',
): Heading {
  if (side === 'input' || stage !== 'attainment') return { kind: 'unknown' };
  const of = role.total.replace(/total$/, '');
  const found = Object.keys(plan.values).filter((id) => {
    const path = id.split('/');
    return id.startsWith(of) && path.at(-3) === 'attainment-of' && path.at(-2) === name;
  });
  // As it stands comes before that of a matrix, which its component may round and cap.
  const value = found.find((id) => !id.includes('/matrix/attainment-of/')) ?? found[0];
  return value === undefined ? { kind: 'unknown' } : { kind: 'result', values: [value] };
}

/** `NewBusiness shortfall`: given, what was open before the first period; asked, what is open after the last one. */
function shortfallHeading({ stages, shortfall, measured }: Component, side: 'input' | 'output'): Heading {
  const { shortfall: closing } = stages;
  if (shortfall === undefined || closing === undefined) return { kind: 'unknown' };
  return side === 'input'
    ? { kind: 'opening', value: shortfall.broughtIn, grain: measured }
    : { kind: 'closing', value: closing, grain: measured };
}

/** `Commission slice 2`, `Commission slice 2 pay`. */
function sliceHeading({ slice, slicePay }: Omit<ExampleColumn, '$container'>, component: Component): Heading {
  const value = component.stages.pay;
  const row = Number(slice);
  if (value === undefined || !Number.isInteger(row)) return { kind: 'unknown' };
  return { kind: 'slice', component, value, slice: { row, of: slicePay ? 'pay' : 'inside' } };
}

/** `Revenue`, `Revenue.Sales.Enterprise`, `Revenue of its team`. */
function goalNode(
  { name, path, ofTeam }: Omit<ExampleColumn, '$container'>,
  plan: Plan,
  role: Role,
): string | undefined {
  const root = `goal/${name}`;
  if (ofTeam) {
    const below = Object.entries(plan.goals).find(
      ([id, node]) => id.startsWith(`${root}/`) && node.team === role.team,
    );
    return below?.[0];
  }
  const id = path.length === 0 ? root : `${root}/${path.join('.')}`;
  return plan.goals[id] === undefined ? undefined : id;
}

/**
 * A measure's values for whomever the heading means: its team's, else the payee's in each credit that the plan asks
 * for, else the company's.
 */
function measureValues(name: string, ofTeam: boolean, plan: Plan): ValueId[] {
  const known = (words: string[]) =>
    words.map((word) => `measure/${name}/${word}`).filter((id) => plan.values[id]);
  if (ofTeam) return known(['team']);
  const payee = known(['payee', 'payee-rolled-up', 'payee-both']);
  if (payee.length > 0) return payee;
  const company = known(['company']);
  return company.length > 0 ? company : known(['team']);
}

/** The role's components that are paid on what a heading names, told by their own words. */
export function componentsPaidOn(column: ExampleColumn, text: RoleText, role: Role): Component[] {
  const named = componentsOf(text).filter((component) => {
    const subject = subjectOf(component);
    if (subject === undefined || subject.ref.$refText !== column.name) return false;
    const path = subject.path.map(({ $refText }) => $refText).join('.');
    return path === column.path.join('.') && subject.ofTeam === column.ofTeam;
  });
  return named.flatMap(({ name }) => role.components[name] ?? []);
}

/** The unit of what is given under a heading; undefined for what is no number. */
export function unitOfHeading(heading: Heading, plan: Plan): string | undefined {
  const roster = plan.tables.roster;
  const columns = roster !== undefined && 'columns' in roster ? roster.columns : {};
  if (heading.kind === 'roster') return columns[heading.column]?.unit;
  if (heading.kind === 'result') return plan.values[heading.values[0] ?? '']?.unit;
  return heading.kind === 'stage' || heading.kind === 'opening'
    ? plan.values[heading.value]?.unit
    : undefined;
}
