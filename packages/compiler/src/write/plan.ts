import type { EvaluatorFile, NodeId, Plan, ValueId } from '@ontarget/evaluator/format';
import { FORMAT_NAME, FORMAT_VERSION } from '@ontarget/evaluator/format';
import { teamAbove } from '@ontarget/language';
import { sortedTexts } from '../build/canonical-order.ts';
import type { Compilation } from '../compilation.ts';
import { declared } from '../declared.ts';
import { titleOf } from '../measures/measures.ts';
import type { Steps } from '../steps.ts';
import { withParts } from './adds-up.ts';
import { type Reached, reachedBy } from './reach.ts';

/** What writes evaluators; it stands in `map`, which no digest covers. */
export const TOOL = { name: 'ontarget', version: '0.1.0' } as const;

/** The evaluator of what was compiled, in steps: only what can change a payout, an error or an explanation. */
export function* writeFile(c: Compilation): Steps<EvaluatorFile> {
  const reached = yield* reachedBy(c);
  const plan = yield* writePlan(c, reached);
  const map = yield* c.places.write(TOOL, (id) => isKept(id, plan, reached));
  return { format: { name: FORMAT_NAME, version: FORMAT_VERSION }, plan, map };
}

function* writePlan(c: Compilation, reached: Reached): Steps<Plan> {
  const { header } = c;
  const measures = measuresOf(c, reached);
  yield;
  const roles = rolesOf(c);
  yield;
  const all = c.header.amended === undefined ? c.values : withParts(c.values);
  yield;
  const values = record(all, (id) => reached.values.has(id));
  yield;
  return {
    id: c.model.id,
    title: header.title,
    currency: header.currency,
    year: header.year,
    paid: header.paid,
    ...(header.paidFrom === undefined ? {} : { paidFrom: header.paidFrom }),
    rounding: header.rounding,
    ...(header.employedOn === undefined ? {} : { employedOn: header.employedOn }),
    ...(header.amended === undefined ? {} : { amended: header.amended }),
    tables: record(c.tables, (name) => reached.tables.has(name)),
    teams: teamsOf(c),
    measures,
    curves: record(c.curves, (name) => reached.curves.has(name)),
    goals: goalsOf(c),
    roles,
    values,
  };
}

/** Each measure with the values that are its results: the ids of others below it go on behind the subject. */
function measuresOf(c: Compilation, reached: Reached): Plan['measures'] {
  const measures = record(c.measures, (name) => reached.measures.has(name));
  const results = Map.groupBy(reached.values, (id) => measureOfResult(id) ?? '');
  for (const [name, measure] of Object.entries(measures)) {
    const own = sortedTexts(results.get(name) ?? []);
    if (own.length > 0) measures[name] = { ...measure, results: own };
  }
  return measures;
}

/** The measure that a value is a result of, if it is one. */
function measureOfResult(id: ValueId): string | undefined {
  const [kind, measure, subject, more] = id.split('/');
  return kind === 'measure' && subject !== undefined && more === undefined ? measure : undefined;
}

function teamsOf(c: Compilation): Plan['teams'] {
  const teams = declared(c, 'Team').map((team) => {
    const parent = teamAbove(team);
    c.places.put(`team/${team.name}`, team);
    return [
      team.name,
      { title: titleOf(team), ...(parent === undefined ? {} : { parent: parent.name }) },
    ] as const;
  });
  return record(new Map(teams), () => true);
}

/** Carriers that another plan pays are not roles of this one. */
function goalsOf(c: Compilation): Plan['goals'] {
  const goals = record(c.goals, () => true);
  for (const [id, node] of Object.entries(goals)) {
    goals[id] = { ...node, carriedBy: node.carriedBy.filter((role) => c.roles.has(role)) };
  }
  return goals;
}

function rolesOf(c: Compilation): Plan['roles'] {
  const roles = record(c.roles, () => true);
  for (const [name, { reportsTo, ...role }] of Object.entries(roles)) {
    roles[name] = reportsTo !== undefined && c.roles.has(reportsTo) ? { ...role, reportsTo } : role;
  }
  return roles;
}

/** The entries that are kept, in the order of their names. */
function record<T>(entries: ReadonlyMap<string, T>, keeps: (name: string) => boolean): Record<string, T> {
  const kept = [...entries].filter(([name]) => keeps(name));
  return Object.fromEntries(kept.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

/** Whether an id names something that the plan still has. */
function isKept(id: NodeId, plan: Plan, reached: Reached): boolean {
  const [kind = '', name = ''] = id.split('/');
  switch (kind) {
    case 'curve':
      return Object.hasOwn(plan.curves, name);
    case 'measure':
      return Object.hasOwn(plan.measures, name);
    case 'data':
      return Object.hasOwn(plan.tables, name);
    case 'credits':
      return Object.hasOwn(plan.tables, id);
    case 'role':
      return isOfRole(id, plan) && (!Object.hasOwn(plan.values, id) || reached.values.has(id));
    default:
      return true;
  }
}

function isOfRole(id: NodeId, plan: Plan): boolean {
  const [, role = '', component] = id.split('/');
  const written = Object.hasOwn(plan.roles, role) ? plan.roles[role] : undefined;
  if (written === undefined) return false;
  return (
    component === undefined || Object.hasOwn(written.components, component) || Object.hasOwn(plan.values, id)
  );
}
