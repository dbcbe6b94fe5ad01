import { compare } from '../../numbers/compare.ts';
import { parseRational } from '../../numbers/rational-text.ts';
import type { Curve, Plan } from '../types/index.ts';
import { LIMITS } from './limits.ts';
import { checkMatrix } from './matrix.ts';
import { MOST_PROBLEMS, type ReaderProblem } from './problem.ts';

/** Checks what a schema cannot say: every name that a plan uses is one it has, and the pieces of curves rise. */
export function checkReferences(plan: Plan): ReaderProblem[] {
  const problems: ReaderProblem[] = [];
  const refuse = (path: string, message: string, code: ReaderProblem['code'] = 'unknown-reference'): void => {
    if (problems.length < MOST_PROBLEMS) problems.push({ code, path, message });
  };
  const need = (known: object, name: string | undefined, what: string, path: string): void => {
    if (name !== undefined && !Object.hasOwn(known, name))
      refuse(path, `There is no ${what} "${name.slice(0, 80)}".`);
  };

  for (const { node, path } of objectsIn(plan, '/plan')) {
    if (node.op === 'value') need(plan.values, String(node.id), 'value', path);
    else if (node.op === 'carried') need(plan.values, String(node.balance), 'value', path);
    else if (node.op === 'clawback') need(plan.values, String(node.pay), 'value', path);
    else if (node.op === 'flag') need(plan.values, String(node.value), 'value', path);
    else if (node.op === 'curve' || node.op === 'grade' || node.op === 'matrix')
      need(plan.curves, String(node.curve), 'curve', path);
    else if (node.op === 'pool') need(plan.teams, String(node.team), 'team', path);
    else if (node.op === 'part') {
      for (const role of Object.keys(node.weights as object)) need(plan.roles, role, 'role', path);
      if (node.team !== undefined) need(plan.teams, String(node.team), 'team', path);
    } else if (node.op === 'assigned') {
      for (const role of (node.among ?? []) as string[]) need(plan.roles, role, 'role', path);
      need(plan.teams, String(node.team), 'team', path);
    } else if (node.op === 'percentile') need(plan.tables, String(node.table), 'table', path);
    else if (node.op === 'lookup') need(plan.tables, String(node.table), 'table', path);
    else if (node.op === 'convert')
      need(plan.tables, String((node.rates as { table?: unknown }).table), 'table', path);
    else if (node.op === 'total') need(plan.tables, String(node.credits), 'credits table', path);
    else if (node.op === 'rank') {
      for (const role of Object.keys(node.of as object)) need(plan.roles, role, 'role', path);
      if (node.team !== undefined) need(plan.teams, String(node.team), 'team', path);
      const { read } = node as { read: unknown };
      if (typeof read === 'object' && read !== null)
        need(plan.curves, String((read as Record<string, unknown>).curve), 'curve', path);
    } else if (node.op === 'members') {
      for (const one of node.components as unknown[])
        need(componentsOf(plan), String(one), 'component', path);
      const { whose } = node as { whose: unknown };
      if (typeof whose === 'object' && whose !== null)
        need(plan.teams, String((whose as Record<string, unknown>).team), 'team', path);
    } else if (node.op === 'power') checkPower(node, path, refuse);
    else if (node.op === 'due' || node.op === 'collected')
      need(componentsOf(plan), String(node.component), 'component', path);
    if (node.op === 'due' && node.value !== undefined) need(plan.values, String(node.value), 'value', path);
    if (node.op === 'collected') need(plan.values, String(node.of), 'value', path);
  }
  for (const [id, curve] of Object.entries(plan.curves)) checkPieces(curve, `/plan/curves/${id}`, refuse);
  for (const [id, table] of Object.entries(plan.tables)) {
    const path = `/plan/tables/${id}`;
    if (table.kind === 'credits') need(plan.tables, table.from, 'table', path);
    if (table.kind === 'derived') for (const part of table.parts) need(plan.tables, part.from, 'table', path);
  }
  for (const [id, measure] of Object.entries(plan.measures))
    for (const value of measure.results ?? []) need(plan.values, value, 'value', `/plan/measures/${id}`);
  for (const [id, node] of Object.entries(plan.goals)) {
    const path = `/plan/goals/${id}`;
    need(plan.goals, node.parent, 'goal node', path);
    need(plan.teams, node.team, 'team', path);
    need(plan.measures, node.measure, 'measure', path);
    need(plan.values, node.target, 'value', path);
    need(plan.values, node.actual, 'value', path);
    if (node.part.kind === 'divides by weight') {
      need(plan.values, node.part.weight, 'value', path);
      for (const role of node.part.among ?? []) need(plan.roles, role, 'role', path);
    }
    for (const role of node.carriedBy) need(plan.roles, role, 'role', path);
  }
  for (const [id, team] of Object.entries(plan.teams))
    need(plan.teams, team.parent, 'team', `/plan/teams/${id}`);
  for (const [id, role] of Object.entries(plan.roles)) {
    const path = `/plan/roles/${id}`;
    need(plan.teams, role.team, 'team', path);
    need(plan.roles, role.reportsTo, 'role', path);
    need(plan.values, role.total, 'value', path);
    need(plan.values, role.paid, 'value', path);
    need(plan.values, role.payment, 'value', path);
    for (const { draw, out, back, broughtIn, forgiven, closing } of Object.values(role.balances ?? {}))
      for (const value of [draw, out, back, broughtIn, forgiven, closing])
        need(plan.values, value, 'value', path);
    for (const requirement of role.requirements ?? []) need(plan.values, requirement.value, 'value', path);
    for (const [name, component] of Object.entries(role.components)) {
      const at = `${path}/components/${name}`;
      for (const value of Object.values(component.stages)) need(plan.values, value, 'value', at);
      for (const value of Object.values(component.shortfall ?? {})) need(plan.values, value, 'value', at);
      for (const requirement of component.requirements) need(plan.values, requirement.value, 'value', at);
      for (const measure of component.on.measures) need(plan.measures, measure, 'measure', at);
      for (const goal of component.on.goals) need(plan.goals, goal, 'goal node', at);
      need(plan.curves, component.curve, 'curve', at);
    }
  }
  return problems;
}

/** Every component by its node id `role/<role>/<component>`. */
function componentsOf(plan: Plan): Record<string, true> {
  const known: Record<string, true> = {};
  for (const [id, role] of Object.entries(plan.roles))
    for (const name of Object.keys(role.components)) known[`role/${id}/${name}`] = true;
  return known;
}

/** All objects below a value, without recursion: the reader's depth limit is the only bound on nesting. */
function* objectsIn(
  root: unknown,
  rootPath: string,
): Generator<{ node: Record<string, unknown>; path: string }> {
  const open: { value: unknown; path: string }[] = [{ value: root, path: rootPath }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, path } = next;
    if (typeof value !== 'object' || value === null) continue;
    if (!Array.isArray(value)) yield { node: value as Record<string, unknown>, path };
    for (const [key, entry] of Object.entries(value)) open.push({ value: entry, path: `${path}/${key}` });
  }
}

type Refuse = (path: string, message: string, code?: ReaderProblem['code']) => void;

/** Only a whole power is a fraction whatever it is of: any other says how it is rounded. */
function checkPower({ of, rounded }: Record<string, unknown>, path: string, refuse: Refuse): void {
  const exponent = Array.isArray(of) ? (of[1] as Record<string, unknown> | undefined) : undefined;
  if (rounded !== undefined || exponent === undefined) return;
  if (exponent.op === 'constant' && /^-?\d+$/.test(String(exponent.value))) return;
  refuse(path, 'A power that is not a whole constant says how it is rounded.', 'wrong-shape');
}

function checkPieces(curve: Curve, path: string, refuse: Refuse): void {
  if (curve.kind === 'by grade') return;
  if (curve.kind === 'matrix') {
    checkMatrix(curve, path, refuse);
    return;
  }
  if (curve.pieces.length > LIMITS.pieces)
    refuse(path, `This curve has more than ${LIMITS.pieces} pieces.`, 'too-large');
  curve.pieces.forEach((piece, index) => {
    const at = `${path}/pieces/${index}`;
    if ((piece.from === undefined) !== (index === 0)) {
      refuse(at, 'Just the first piece of a curve reaches down without end.', 'unordered-pieces');
      return;
    }
    const before = index > 0 ? curve.pieces[index - 1]?.from : undefined;
    const from = piece.from === undefined ? undefined : parseRational(piece.from);
    const last = before === undefined ? undefined : parseRational(before);
    if (from?.ok && last?.ok && compare(from.value, last.value) < 0)
      refuse(at, 'The pieces of a curve stand in rising order.', 'unordered-pieces');
  });
}
