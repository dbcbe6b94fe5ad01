import type { EvaluatorFile } from '@ontarget/evaluator/format';
import { type Change, type Entity, type EntityFormula, SUBJECTS } from './change.ts';
import { entitiesOf } from './entities.ts';
import { reachOf } from './reach.ts';
import { type Renamed, withLaterNames } from './rename.ts';

/** One of two plans, with the places of its nodes where they are known. */
export interface PlanVersion {
  readonly plan: EvaluatorFile['plan'];
  readonly map?: EvaluatorFile['map'];
}

/** What is different in the later of two plans, in the field's words; the order of neither plan matters. */
export function changesBetween(before: PlanVersion, after: PlanVersion): readonly Change[] {
  const { plan: earlier, renamed } = withLaterNames(before.plan, after.plan);
  const [old, now] = [byNode(entitiesOf(earlier)), byNode(entitiesOf(after.plan))];
  const [reachBefore, reachAfter] = [reachOf(earlier), reachOf(after.plan)];
  const within = (node: string, map: EvaluatorFile['map'] | undefined) => {
    const range = map?.nodes[node];
    return range === undefined ? {} : { range };
  };
  const gone = [...old.values()]
    .filter(({ node }) => !now.has(node) && !isBelowGone(node, old, now))
    .map(
      (one): Change => ({
        ...told('removed', one),
        ...(one.summary === '' ? {} : { before: one.summary }),
        reaches: reachBefore(one.node),
        ...within(one.node, before.map),
      }),
    );
  const rest = [...now.values()].flatMap((one): Change[] => {
    const was = old.get(one.node);
    const place = { reaches: reachAfter(one.node), ...within(one.node, after.map) };
    if (was !== undefined) {
      return differences(was, one)
        .filter(({ isPlumbing }) => !isPlumbing || !hasNewParts(one, old, now))
        .map(({ change }) => ({ ...change, ...place }));
    }
    if (isBelowGone(one.node, now, old)) return [];
    return [{ ...told('added', one), ...(one.summary === '' ? {} : { after: one.summary }), ...place }];
  });
  const names = renamed.map((one): Change => {
    const { node, subject, name } = renamedNode(one);
    const place = { reaches: reachAfter(node), ...within(node, after.map) };
    return { kind: 'renamed', subject, node, name, before: one.from, after: one.to, ...place };
  });
  return [...names, ...gone, ...rest].sort(inOrder);
}

function byNode(entities: readonly Entity[]): Map<string, Entity> {
  return new Map(entities.map((one) => [one.node, one]));
}

/** Whether what a node belongs to is gone (or new) with it: a role that is removed takes its components along. */
function isBelowGone(
  node: string,
  has: ReadonlyMap<string, Entity>,
  other: ReadonlyMap<string, Entity>,
): boolean {
  if (!node.startsWith('role/')) return false;
  const role = node.split('/').slice(0, 2).join('/');
  return role !== node && has.has(role) && !other.has(role);
}

function told(kind: Change['kind'], { subject, node, name }: Entity): Omit<Change, 'reaches'> {
  return { kind, subject, node, name };
}

/** Whether components of a role are new or gone: that its total adds up others needs no word of its own. */
function hasNewParts(
  { node }: Entity,
  old: ReadonlyMap<string, Entity>,
  now: ReadonlyMap<string, Entity>,
): boolean {
  const parts = [...old.keys(), ...now.keys()].filter((one) => one.startsWith(`${node}/`));
  return parts.some((one) => old.has(one) !== now.has(one));
}

interface Difference {
  readonly change: Omit<Change, 'reaches'>;
  readonly isPlumbing: boolean;
}

/** What is said otherwise of one thing, then what is worked out otherwise and nothing of that tells. */
function differences(was: Entity, is: Entity): Difference[] {
  const aspects = new Set([...was.facts.keys(), ...is.facts.keys()]);
  const facts = [...aspects].flatMap((aspect): Difference[] => {
    const [before, after] = [was.facts.get(aspect), is.facts.get(aspect)];
    return before === after ? [] : [{ change: changed(is, aspect, before, after), isPlumbing: false }];
  });
  const saidOf = new Set(facts.map(({ change: { aspect = '' } }) => aspect.replace(/ \d+$/, '')));
  const formulas = formulaChanges(was.formulas, is.formulas)
    .filter(({ aspect }) => !isToldBy(aspect, saidOf))
    .map(({ aspect, before, after, isPlumbing }) => ({
      change: changed(is, aspect, before, after),
      isPlumbing,
    }));
  const direct = formulas.filter(({ isPlumbing }) => !isPlumbing);
  return distinct([...facts, ...(facts.length + direct.length > 0 ? direct : formulas)]);
}

function changed(
  { subject, node, name }: Entity,
  aspect: string,
  before: string | undefined,
  after: string | undefined,
): Omit<Change, 'reaches'> {
  const isSaid = before !== after;
  return {
    kind: 'changed',
    subject,
    node,
    name,
    aspect,
    ...(before === undefined || !isSaid ? {} : { before }),
    ...(after === undefined || !isSaid ? {} : { after }),
  };
}

/** Facts that tell why stages are worked out otherwise. */
const TELLS: Readonly<Record<string, readonly string[]>> = {
  weight: ['target pay'],
  on: ['measure', 'quota', 'attainment', 'rate', 'curve'],
  curve: ['curve', 'rate', 'pay'],
  measured: ['measure', 'quota', 'target pay', 'attainment', 'curve', 'pay', 'cap', 'floor', 'shortfall'],
  kind: ['measure', 'quota', 'target pay', 'attainment', 'curve', 'rate', 'pay'],
  condition: ['requirement'],
  'target pay': ['target pay'],
  'on-target pay': ['target pay'],
  share: ['target'],
  'handed down at': ['target'],
  conversion: ['target'],
  measure: ['actual', 'target'],
};

function isToldBy(aspect: string, facts: ReadonlySet<string>): boolean {
  return [...facts].some((fact) => TELLS[fact]?.includes(aspect));
}

interface FormulaChange {
  readonly aspect: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
  readonly isPlumbing: boolean;
}

function formulaChanges(was: readonly EntityFormula[], is: readonly EntityFormula[]): FormulaChange[] {
  const aspects = [...new Set([...was, ...is].map(({ aspect }) => aspect))];
  return aspects.flatMap((aspect) => {
    const [old, now] = [was, is].map((all) => all.filter((one) => one.aspect === aspect));
    const [before = [], after = []] = [old, now].map((all) =>
      (all ?? []).map(({ formula }) => formula).sort(),
    );
    if (before.join('\n') === after.join('\n')) return [];
    const isPlumbing = [...(old ?? []), ...(now ?? [])].every((one) => one.isPlumbing);
    return [{ aspect, before: wordsOf(old), after: wordsOf(now), isPlumbing }];
  });
}

/** The same thing is often worked out for several subjects alike. */
function wordsOf(formulas: readonly EntityFormula[] | undefined): string | undefined {
  const words = [...new Set((formulas ?? []).map((one) => one.words))];
  return words.length === 0 ? undefined : words.join('; ');
}

function distinct(changes: readonly Difference[]): Difference[] {
  const seen = new Set<string>();
  return changes.filter(({ change: { aspect, before, after } }) => {
    const key = JSON.stringify([aspect, before, after]);
    return !seen.has(key) && seen.add(key) !== undefined;
  });
}

function renamedNode({ kind, role, to }: Renamed): Pick<Change, 'subject' | 'node' | 'name'> {
  return kind === 'component'
    ? { subject: 'component', node: `role/${role}/${to}`, name: `${role} ${to}` }
    : { subject: kind, node: `${kind}/${to}`, name: to };
}

function inOrder(a: Change, b: Change): number {
  const bySubject = rank(a) - rank(b);
  if (bySubject !== 0) return bySubject;
  return a.node < b.node ? -1 : a.node > b.node ? 1 : 0;
}

/** Components stand behind their role. */
function rank({ subject }: Change): number {
  return SUBJECTS.indexOf(subject === 'component' ? 'role' : subject);
}
