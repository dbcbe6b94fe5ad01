import type { Expression, NodeId } from '@ontarget/evaluator/format';
import {
  type Measured as Asked,
  goalOf,
  measuredBy,
  subjectOfMeasure,
  teamOfRole,
  withTeamsBelow,
} from '@ontarget/language';
import type { Measure, Role, Subject } from '@ontarget/language/ast';
import { sortedTexts } from '../build/canonical-order.ts';
import { readValue, type Window } from '../build/expressions.ts';
import { type Compilation, needed } from '../compilation.ts';
import { nodeId } from '../goals/goals.ts';
import { titleOf, unitOfResult } from '../measures/measures.ts';
import { resultValue } from '../measures/results.ts';
import { ids, type MeasureSubject } from '../names.ts';
import { cannotCompile, NeedsOmitted } from '../problems.ts';
import { creditAsked } from './credit.ts';

/** The unit of parts that count different things: only their attainment can be compared or paid. */
export const MIXED = 'mixed';

/** What something is paid on, or a condition is about. */
export interface Measured {
  readonly title: string;
  readonly unit: string;
  /** Whose result it is: only a payee's own shrinks with the days employed. */
  readonly scope: 'payee' | 'team' | 'company';
  readonly result: (window?: Window) => Expression;
  /** The target of the goal's node, where there is one. */
  readonly target: ((window?: Window) => Expression) | undefined;
  /** The nodes that the target may be that of. */
  readonly nodes: readonly NodeId[];
  /** The measure and whose, where it is a measure and no goal. */
  readonly measure: { readonly node: Measure; readonly whose: MeasureSubject } | undefined;
  readonly on: { readonly measures: string[]; readonly goals: NodeId[] };
}

/** Resolves a subject for a role. */
export function measuredOn(c: Compilation, role: Role, subject: Subject, owner: NodeId): Measured {
  const asked = measuredBy(subject);
  if (asked === undefined) return cannotCompile(subject, subject.ref.$refText, 'nothing is called so');
  switch (asked.kind) {
    case 'measure':
      return onMeasure(c, role, subject, asked, owner);
    case 'node':
      return onNodes(c, subject, [nodeId(goalOf(asked.node), asked.node)], false);
    case 'node of its team':
      return onNodes(c, subject, ofRole(c, role, partsOf(c, asked.goal.name)), true);
  }
}

/** The parts of a goal that are a team's. Where there are none because they were left out, so is what needs them. */
function partsOf(c: Compilation, goal: string): NodeId[] {
  const whole = ids.goal(goal, []);
  const isPart = (id: NodeId) => id.startsWith(`${whole}/`);
  const parts = nodesWith(c, isPart);
  if (parts.length === 0 && (c.omitted.has(whole) || [...c.omitted].some(isPart)))
    throw new NeedsOmitted(whole);
  return parts;
}

function onMeasure(
  c: Compilation,
  role: Role,
  subject: Subject,
  asked: Extract<Asked, { kind: 'measure' }>,
  owner: NodeId,
): Measured {
  const { measure } = asked;
  needed(c, ids.measure(measure.name), c.measures.get(measure.name));
  const scope = asked.whose === 'its team' ? 'team' : asked.whose;
  refuseTeamOfCompany(subject, measure);
  const whose = scope === 'payee' ? creditAsked(c, role, subject, measure, owner) : scope;
  const value = resultValue(c, measure, whose);
  const nodes = ofRole(c, role, targetNodes(c, measure, scope));
  return {
    title: titleOf(measure),
    unit: unitOfResult(c, measure),
    scope,
    result: (window) => readValue(value, window),
    target: nodes.length === 0 ? undefined : (window) => eachTeam(c, subject, nodes, 'target', window),
    nodes,
    measure: { node: measure, whose },
    on: { measures: [measure.name], goals: [...nodes] },
  };
}

/** The company's number is nobody's team's. */
function refuseTeamOfCompany(subject: Subject, measure: Measure): void {
  if (!subject.ofTeam || subjectOfMeasure(measure) !== 'company') return;
  cannotCompile(subject, `${measure.name} of its team`, 'it is measured for the company as a whole');
}

/**
 * The nodes whose target is the quota of a measure: those of the teams for `of its team`; for the company's, the nodes
 * that it supports.
 */
function targetNodes(c: Compilation, measure: Measure, scope: Measured['scope']): NodeId[] {
  if (scope === 'payee') return [];
  return nodesWith(c, (_, node) => {
    if (node.measure !== measure.name || node.team === undefined) return false;
    return scope === 'team' || node.part.kind === 'supports';
  });
}

/** A role that has a team can be in that team and those below it; its other parts are never its people's. */
function ofRole(c: Compilation, role: Role, nodes: readonly NodeId[]): readonly NodeId[] {
  const team = teamOfRole(role);
  if (team === undefined) return nodes;
  const own = new Set(withTeamsBelow(team).map(({ name }) => name));
  const reachable = nodes.filter((id) => own.has(c.goals.get(id)?.team ?? ''));
  return reachable.length === 0 ? nodes : reachable;
}

function onNodes(c: Compilation, subject: Subject, nodes: readonly NodeId[], ofTeam: boolean): Measured {
  const [first] = nodes.map((id) => needed(c, id, c.goals.get(id)));
  if (first === undefined) return cannotCompile(subject, subject.ref.$refText, "no part of it is a team's");
  const measures = nodes.flatMap((id) => c.goals.get(id)?.measure ?? []);
  const [unit = MIXED, ...others] = new Set(measures.map((name) => c.measures.get(name)?.unit ?? MIXED));
  const read = (word: 'target' | 'actual') => (window?: Window) => {
    const only = nodes[0];
    return !ofTeam && only !== undefined
      ? readValue(`${only}/${word}`, window)
      : eachTeam(c, subject, nodes, word, window);
  };
  return {
    title: ofTeam ? `${subject.ref.$refText} of its team` : first.title,
    unit: others.length === 0 ? unit : MIXED,
    scope: 'company',
    result: read('actual'),
    target: read('target'),
    nodes,
    measure: undefined,
    on: { measures: sortedTexts(measures), goals: sortedTexts(nodes) },
  };
}

/** The number of whichever node the payee's team answers for; one that is the only one needs no choosing. */
function eachTeam(
  c: Compilation,
  subject: Subject,
  nodes: readonly NodeId[],
  word: 'target' | 'actual',
  window: Window,
): Expression {
  const cases: Record<string, Expression> = {};
  for (const id of nodes) {
    const team = c.goals.get(id)?.team;
    if (team === undefined) continue;
    if (cases[team] !== undefined) {
      cannotCompile(subject, subject.ref.$refText, `${team} answers for more than one part of it`);
    }
    cases[team] = readValue(`${id}/${word}`, window);
  }
  const [only] = nodes;
  const supports = nodes.length === 1 && only !== undefined && c.goals.get(only)?.part.kind === 'supports';
  return supports && !subject.ofTeam ? readValue(`${only}/${word}`, window) : { op: 'team', cases };
}

function nodesWith(
  c: Compilation,
  holds: (id: NodeId, node: { measure: string; team?: string; part: { kind: string } }) => boolean,
): NodeId[] {
  return sortedTexts(
    [...c.goals].filter(([id, node]) => node.team !== undefined && holds(id, node)).map(([id]) => id),
  );
}
