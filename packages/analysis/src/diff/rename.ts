import type { Plan } from '@ontarget/evaluator/format';
import { meaningOf } from './canonical.ts';

/** Something that was called otherwise and is the same. */
export interface Renamed {
  readonly kind: RenamedKind;
  /** The role of a component. */
  readonly role?: string;
  readonly from: string;
  readonly to: string;
}

export type RenamedKind = 'measure' | 'curve' | 'goal' | 'role' | 'component';

/** Stands for the name itself where two things are compared without theirs. */
const NAMELESS = '\u0000';

/**
 * What of a plan is in another one under another name: gone here, new there, and the same apart from its name, or of the same
 * stated title; where several are alike, nobody can tell which became which, and they count as removed and added. Gives the earlier plan with the
 * later names too. What is used comes before what uses it, so that a new name of a curve hides no new name of a role.
 */
export function withLaterNames(before: Plan, after: Plan): { plan: Plan; renamed: readonly Renamed[] } {
  const renamed: Renamed[] = [];
  let plan = before;
  const rename = (one: Renamed): void => {
    renamed.push(one);
    plan = named(plan, one);
  };
  for (const kind of ['measure', 'curve', 'goal', 'role'] as const) {
    for (const one of matches(kind, plan, after)) rename(one);
  }
  for (const role of Object.keys(after.roles)) {
    if (role in plan.roles) for (const one of matches('component', plan, after, role)) rename(one);
  }
  return { plan, renamed };
}

function matches(kind: RenamedKind, before: Plan, after: Plan, role?: string): Renamed[] {
  const [old, now] = [namesOf(kind, before, role), namesOf(kind, after, role)];
  const own = role === undefined ? {} : { role };
  const gone = new Set(old.filter((name) => !now.includes(name)));
  const fresh = new Set(now.filter((name) => !old.includes(name)));
  return [signature, titleOf].flatMap((tell) => {
    const [from, to] = [alike(gone, before, tell), alike(fresh, after, tell)];
    return [...from].flatMap(([text, [name, other]]) => {
      const [later, another] = to.get(text) ?? [];
      if (text === '' || !name || !later || other !== undefined || another !== undefined) return [];
      gone.delete(name);
      fresh.delete(later);
      return [{ kind, ...own, from: name, to: later }];
    });
  });

  function alike(names: ReadonlySet<string>, plan: Plan, tell: typeof signature): Map<string, string[]> {
    return Map.groupBy(names, (name) => tell(kind, plan, name, role));
  }
}

/** A title that somebody gave it; nothing where it goes by its name. */
function titleOf(kind: RenamedKind, plan: Plan, name: string, role?: string): string {
  const title = {
    measure: plan.measures[name]?.title,
    curve: undefined,
    goal: plan.goals[`goal/${name}`]?.title,
    role: plan.roles[name]?.title,
    component: plan.roles[role ?? '']?.components[name]?.title,
  }[kind];
  return title === undefined || title === name ? '' : title;
}

function namesOf(kind: RenamedKind, plan: Plan, role?: string): string[] {
  switch (kind) {
    case 'measure':
      return Object.keys(plan.measures);
    case 'curve':
      return Object.keys(plan.curves);
    case 'goal':
      return Object.keys(plan.goals)
        .filter((id) => plan.goals[id]?.parent === undefined)
        .map((id) => id.slice('goal/'.length));
    case 'role':
      return Object.keys(plan.roles);
    case 'component':
      return Object.keys(plan.roles[role ?? '']?.components ?? {});
  }
}

/** All that something is, apart from its name. */
function signature(kind: RenamedKind, plan: Plan, name: string, role?: string): string {
  const one: Renamed = { kind, from: name, to: NAMELESS, ...(role === undefined ? {} : { role }) };
  return meaningOf(rewritten(contentOf(kind, plan, name, role), withBalances(one, rewriterOf(one))));
}

function contentOf(kind: RenamedKind, plan: Plan, name: string, role?: string): unknown {
  const below = (record: Readonly<Record<string, unknown>>, id: string) =>
    Object.entries(record).filter(([key]) => key === id || key.startsWith(`${id}/`));
  switch (kind) {
    case 'measure': {
      const values = below(plan.values, `measure/${name}`);
      // What is entered or scored counts no rows.
      return [plan.measures[name], values, plan.tables[`credits/${name}`] ?? null];
    }
    case 'curve':
      return plan.curves[name];
    case 'goal':
      return [below(plan.goals, `goal/${name}`), below(plan.values, `goal/${name}`)];
    case 'role':
      return [plan.roles[name], below(plan.values, `role/${name}`)];
    case 'component':
      return [plan.roles[role ?? '']?.components[name], below(plan.values, `role/${role}/${name}`)];
  }
}

function named(plan: Plan, one: Renamed): Plan {
  const words = inWordsToo(one, rewriterOf(one));
  const { kind, role: owner, from, to } = one;
  const role = owner === undefined ? undefined : plan.roles[owner];
  if (kind !== 'component' || owner === undefined || role === undefined)
    return rewritten(plan, words) as Plan;
  // Another role may have a component of the same name, which keeps it: words and keys are changed in this one alone.
  const components = Object.entries(role.components).map(([name, component]) => [
    name === from ? to : name,
    component,
  ]);
  const values = Object.entries(plan.values).map(([id, value]) => {
    if (!id.startsWith(`role/${owner}/`)) return [id, value];
    const isOwn = id.startsWith(`role/${owner}/${from}/`);
    return [id, rewritten(value, isOwn ? withBalances(one, words) : words)];
  });
  const own = rewritten({ ...role, components: Object.fromEntries(components) }, words);
  const changed = { ...plan, roles: { ...plan.roles, [owner]: own }, values: Object.fromEntries(values) };
  return rewritten(changed, rewriterOf(one)) as Plan;
}

/** What the table of opening balances calls a balance of a component begins with the component's name. */
function withBalances({ from, to }: Renamed, by: Rewriter): Rewriter {
  return {
    ...by,
    text: (text, property) =>
      property === 'balance' && text.startsWith(`${from} `)
        ? `${to}${text.slice(from.length)}`
        : by.text(text, property),
  };
}

/** The new name also in what only people read: conditions in words, and titles that are the name or begin with it. */
function inWordsToo({ from, to }: Renamed, by: Rewriter): Rewriter {
  const whole = new RegExp(`(?<![\\w.])${from.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?!\\w)`, 'gu');
  return {
    ...by,
    text: (text, property) => {
      if (property === 'condition' || property === 'otherwise') return text.replace(whole, () => to);
      if (property !== 'title') return by.text(text, property);
      return text === from || text.startsWith(`${from}, `) || text.startsWith(`${from} `)
        ? `${to}${text.slice(from.length)}`
        : text;
    },
  };
}

interface Rewriter {
  /** A text, and the property that holds it. */
  text(text: string, property: string): string;
  /** A key, and the property that holds the record. */
  key(key: string, property: string): string;
}

/** Records with an entry for each role. */
const BY_ROLE: ReadonlySet<string> = new Set(['roles', 'weights', 'of']);

function rewriterOf({ kind, role, from, to }: Renamed): Rewriter {
  const path = (prefix: string) => (text: string) => {
    const old = `${prefix}${from}`;
    return text === old || text.startsWith(`${old}/`) ? `${prefix}${to}${text.slice(old.length)}` : text;
  };
  const swap = (text: string) => (text === from ? to : text);
  switch (kind) {
    case 'curve':
      return {
        text: (text, property) => (property === 'curve' ? swap(text) : text),
        key: (key, property) => (property === 'curves' ? swap(key) : key),
      };
    case 'measure': {
      const ids = (text: string) => path('credits/')(path('measure/')(quotaFor(text, from, to)));
      return {
        text: (text, property) =>
          property === 'measure' || property === 'measures' ? swap(text) : ids(text),
        key: (key, property) => (property === 'measures' ? swap(key) : ids(key)),
      };
    }
    case 'goal':
      return { text: path('goal/'), key: path('goal/') };
    case 'role': {
      const ids = path('role/');
      const names: ReadonlySet<string> = new Set(['reportsTo', 'carriedBy', 'among']);
      return {
        text: (text, property) => (names.has(property) ? swap(text) : ids(text)),
        key: (key, property) => (BY_ROLE.has(property) ? swap(key) : ids(key)),
      };
    }
    case 'component': {
      const ids = path(`role/${role}/`);
      return { text: ids, key: ids };
    }
  }
}

/** The quota that a role states for a measure carries the measure's name at its end. */
function quotaFor(id: string, from: string, to: string): string {
  const end = `/quota-for/${from}`;
  return id.endsWith(end) ? `${id.slice(0, -end.length)}/quota-for/${to}` : id;
}

function rewritten(node: unknown, by: Rewriter, property = ''): unknown {
  if (typeof node === 'string') return by.text(node, property);
  if (Array.isArray(node)) return node.map((one) => rewritten(one, by, property));
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [by.key(key, property), rewritten(value, by, key)]),
  );
}
