import type { Plan } from '@ontarget/evaluator/format';
import type { Vector, VectorFile } from '../vectors/vector.ts';
import { featuresIn } from './features.ts';

/**
 * What a vector's answers follow from: the features of every value, table and curve that the values asked for, or the
 * statements, lead to. What merely stands in the file is not among them.
 */
export function featuresOfCase({ evaluator: { plan } }: VectorFile, one: Vector): ReadonlySet<string> {
  const { values, tables, curves } = reached(plan, [
    ...(one.values ?? []).map(({ value }) => value),
    ...(one.statements === undefined ? [] : statementValues(plan)),
  ]);
  const found = new Set<string>();
  const add = (features: Iterable<string>) => {
    for (const feature of features) found.add(feature);
  };
  for (const id of values) add(featuresIn(plan.values[id]?.formula, 'expression'));
  for (const name of curves) add(featuresIn(plan.curves[name], 'curve'));
  // Rows of every table are read under its contract, whoever asks.
  for (const name of [...tables, ...Object.keys(one.tables)]) add(featuresIn(plan.tables[name], 'table'));
  if (one.statements !== undefined) {
    add([`plan paid: ${plan.paid}`]);
    if (plan.employedOn !== undefined) add(['plan employedOn']);
  }
  return found;
}

/** The ids of all that statements state. */
function statementValues({ roles }: Plan): string[] {
  return Object.values(roles).flatMap(({ total, paid, components, balances = {} }) => [
    total,
    paid,
    ...Object.values(components).map(({ stages }) => stages.payout),
    ...Object.values(balances).flatMap(({ kind: _, title: __, ...parts }) => Object.values(parts)),
  ]);
}

/** Follows every name inside formulas and tables that is one of a value, a table, a curve or a component. */
function reached(plan: Plan, from: readonly string[]) {
  const values = new Set<string>();
  const tables = new Set<string>();
  const curves = new Set<string>();
  const components = new Map(Object.values(plan.roles).flatMap(({ components: own }) => Object.entries(own)));
  const names = (node: unknown): string[] => {
    if (typeof node === 'string') return [node];
    return typeof node === 'object' && node !== null ? Object.values(node).flatMap(names) : [];
  };
  const open = [...from];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const value = plan.values[name];
    const table = plan.tables[name];
    const component = components.get(name);
    if (value !== undefined && !values.has(name)) {
      values.add(name);
      open.push(...names(value.formula));
    }
    if (table !== undefined && !tables.has(name)) {
      tables.add(name);
      open.push(...names(table));
    }
    if (component !== undefined) open.push(component.stages.payout);
    if (plan.curves[name] !== undefined) curves.add(name);
  }
  return { values, tables, curves };
}
