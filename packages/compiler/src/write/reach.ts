import type { Table } from '@ontarget/evaluator/format';
import { declarationsOf } from '@ontarget/language';
import type { Compilation } from '../compilation.ts';
import type { Steps } from '../steps.ts';
import { usesOf } from './uses.ts';

/** What a plan's roles and goals can ask for: nothing else can change a payout, an error or an explanation. */
export interface Reached {
  readonly values: ReadonlySet<string>;
  readonly curves: ReadonlySet<string>;
  readonly tables: ReadonlySet<string>;
  readonly measures: ReadonlySet<string>;
}

/** Tables that every run reads, whether a formula does or not. */
const ALWAYS_READ = ['roster', 'results'];

/** Walks from the roles and goals to everything that they need, a step for each value. */
export function* reachedBy(c: Compilation): Steps<Reached> {
  const reached = {
    values: new Set<string>(),
    curves: new Set<string>(),
    tables: new Set<string>(),
    measures: new Set<string>(),
  };
  const open: unknown[] = [];
  const value = (id: string): void => {
    if (reached.values.has(id)) return;
    reached.values.add(id);
    const measure = /^measure\/([^/]+)\//.exec(id)?.[1];
    if (measure !== undefined) reached.measures.add(measure);
    open.push(c.values.get(id)?.formula);
  };
  const table = (id: string): void => {
    if (reached.tables.has(id)) return;
    reached.tables.add(id);
    const found = c.tables.get(id);
    if (found === undefined) return;
    for (const from of sourcesOf(found)) table(from);
    open.push(found);
  };
  for (const name of ALWAYS_READ) table(name);
  // Money that is added by hand: a plan that allows it declares the table.
  if (declarationsOf(c.model, 'DataTable').some(({ name }) => name === 'adjustments')) table('adjustments');
  for (const { target, actual, measure } of c.goals.values()) {
    value(target);
    value(actual);
    reached.measures.add(measure);
  }
  for (const [name, role] of c.roles) {
    value(role.total);
    value(role.paid);
    if (role.payment !== undefined) value(role.payment);
    if (c.values.has(`role/${name}/target-pay`)) value(`role/${name}/target-pay`);
    for (const component of Object.values(role.components)) {
      for (const stage of Object.values(component.stages)) value(stage);
      for (const part of Object.values(component.shortfall ?? {})) value(part);
      for (const requirement of component.requirements) value(requirement.value);
      for (const measure of component.on.measures) reached.measures.add(measure);
      if (component.curve !== undefined) reached.curves.add(component.curve);
    }
    for (const { draw, out, back, broughtIn, forgiven, closing } of Object.values(role.balances ?? {}))
      for (const part of [draw, out, back, broughtIn, forgiven, closing]) if (part !== undefined) value(part);
    for (const requirement of role.requirements ?? []) value(requirement.value);
  }
  for (let next = open.pop(); next !== undefined || open.length > 0; next = open.pop()) {
    for (const use of usesOf(next)) {
      if (use.kind === 'value') value(use.id);
      else if (use.kind === 'curve') reached.curves.add(use.id);
      else if (use.kind === 'table') table(use.id);
    }
    collectEntered(next, reached.measures);
    yield;
  }
  return reached;
}

function sourcesOf(table: Table): string[] {
  switch (table.kind) {
    case 'input':
      return [];
    case 'derived':
      return table.parts.map(({ from }) => from);
    case 'credits':
      return [table.from];
  }
}

/** Measures whose results are typed in: their unit and title are needed to read them. */
function collectEntered(part: unknown, measures: Set<string>): void {
  if (typeof part !== 'object' || part === null) return;
  const node = part as Readonly<Record<string, unknown>>;
  if (node.op === 'entered') measures.add(String(node.measure));
  for (const name in node) collectEntered(node[name], measures);
}
