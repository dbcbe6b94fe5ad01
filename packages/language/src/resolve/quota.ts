import type {
  Component,
  ComponentClause,
  Measure,
  PartOfGoal,
  QuotaSetting,
  QuotaTerms,
  Role,
  Subject,
} from '../generated/ast.ts';
import { componentsOf } from './components.ts';
import type { TreeNode } from './goal-nodes.ts';
import { type Measured, measuredBy, measuresOf, plainSubject, subjectOf } from './measured.ts';
import { roleAround } from './place.ts';

/** Where the quota of a component comes from. */
export type QuotaSource =
  /** Terms that the component states, or that its role states for the component's measure. */
  | { readonly kind: 'terms'; readonly terms: QuotaTerms; readonly statedBy: 'component' | 'role' }
  /** The payee's part of a node that is shared out. */
  | { readonly kind: 'part'; readonly part: PartOfGoal }
  /** The target of a goal's node. */
  | { readonly kind: 'node'; readonly node: TreeNode }
  /** The target of whichever node the payee's team answers for: see `nodesByTeam`. */
  | { readonly kind: 'node of its team'; readonly measured: Measured };

/**
 * The quota that a component's attainment is measured against: its own clause, else the role's for its measure, else
 * the target of the goal's node it is paid on. Undefined where there is none. What picks the rate of a commission is
 * what its attainment is of. A component of a scorecard has as many roles as its team: which one is meant is the
 * caller's to say.
 */
export function quotaOf(component: Component, role = roleAround(component)): QuotaSource | undefined {
  const own = clauseOf(component, 'QuotaClause')?.terms;
  if (own !== undefined) return { kind: 'terms', terms: own, statedBy: 'component' };
  const part = clauseOf(component, 'PartOfGoal');
  if (part !== undefined) return { kind: 'part', part };
  const measured = measuredBy(attainedIn(component));
  if (measured === undefined) return undefined;
  if (measured.kind === 'node') return { kind: 'node', node: measured.node };
  if (measured.kind === 'node of its team') return { kind: 'node of its team', measured };
  const terms = statedQuota(role, measured.measure);
  if (terms !== undefined) return { kind: 'terms', terms, statedBy: 'role' };
  return measured.whose === 'its team' ? { kind: 'node of its team', measured } : undefined;
}

/** The subject whose attainment is the component's: what picks the rate of a commission, else what it is paid on. */
export function attainedIn(component: Component): Subject | undefined {
  if (component.$type !== 'Commission' || component.axis === undefined) return subjectOf(component);
  const { named, stage, subject } = component.axis;
  if (subject !== undefined) return subject;
  const measure = named?.ref;
  const isResult = measure?.$type === 'Measure' || measure?.$type === 'Goal';
  return isResult && stage === 'attainment' ? plainSubject(component.axis, measure) : undefined;
}

/** The quota that a role states for a measure. */
export function statedQuota(role: Role | undefined, measure: Measure): QuotaTerms | undefined {
  const members = role?.members ?? [];
  return members
    .filter((member) => member.$type === 'RoleQuota')
    .find((quota) => quota.measure?.ref === measure)?.terms;
}

/** The column of the roster that a quota is read from, or may be; undefined where the plan alone states it. */
export function rosterColumnOf(terms: QuotaTerms): string | undefined {
  if (!terms.fromRoster && !terms.roster) return undefined;
  return (terms.column ?? terms.otherColumn)?.$refText ?? 'quota';
}

/** Terms of a quota that a role or one of its components states, with the measure that it is of where that is one. */
export interface StatedQuota {
  readonly terms: QuotaTerms;
  readonly measure: Measure | undefined;
}

/** All quotas that a role or its components state. */
export function quotasOfRole(role: Role): StatedQuota[] {
  const ofRole = role.members.flatMap((member) =>
    member.$type === 'RoleQuota' && member.terms !== undefined
      ? [{ terms: member.terms, measure: member.measure?.ref }]
      : [],
  );
  const ofComponents = componentsOf(role).flatMap((component) => {
    const terms = clauseOf(component, 'QuotaClause')?.terms;
    const measured = measuredBy(attainedIn(component));
    const [measure, more] = measured === undefined ? [] : measuresOf(measured);
    return terms === undefined ? [] : [{ terms, measure: more === undefined ? measure : undefined }];
  });
  return [...ofRole, ...ofComponents];
}

/** The columns of the roster that a setting of examples fills: those that its role reads a quota of the measure from. */
export function quotaColumnsSet({ measure, $container: examples }: QuotaSetting): string[] {
  const role = examples.role?.ref;
  if (role === undefined) return [];
  const read = quotasOfRole(role).flatMap((quota) => {
    const column = rosterColumnOf(quota.terms);
    const isAsked = measure === undefined || quota.measure === measure.ref;
    return column === undefined || !isAsked ? [] : [column];
  });
  return [...new Set(read)];
}

/** The first clause of a kind inside a component's braces. */
export function clauseOf<K extends ComponentClause['$type']>(
  component: Component,
  type: K,
): Extract<ComponentClause, { $type: K }> | undefined {
  return clausesOf(component, type)[0];
}

/** All clauses of a kind inside a component's braces. */
export function clausesOf<K extends ComponentClause['$type']>(
  component: Component,
  type: K,
): Extract<ComponentClause, { $type: K }>[] {
  return component.clauses.filter(
    (clause): clause is Extract<ComponentClause, { $type: K }> => clause.$type === type,
  );
}
