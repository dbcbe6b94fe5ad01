import type { AstNode } from 'langium';
import type { Component, ConditionSubject, Goal, Measure, Subject, Team } from '../generated/ast.ts';
import { allNodes, goalOf, nodeAtPath, type TreeNode, teamOf } from './goal-nodes.ts';
import { subjectOfMeasure } from './members.ts';
import { declarationsOf, type PlanDocuments } from './plan-documents.ts';

/** What a subject asks for. */
export type Measured =
  /** A measure: of the payee, of the payee's team, of a team each, or of the company. */
  | {
      readonly kind: 'measure';
      readonly measure: Measure;
      readonly whose: 'payee' | 'its team' | 'company';
      /** Which credit of a payee counts; `unsaid` where the plan does not say. */
      readonly credit: 'own' | 'rolled-up' | 'both' | 'unsaid';
    }
  /** One node of a goal. */
  | { readonly kind: 'node'; readonly node: TreeNode }
  /** The node of a goal that the payee's team answers for. */
  | { readonly kind: 'node of its team'; readonly goal: Goal };

/** What a subject is measured on; undefined where it names nothing, or a path that leads nowhere. */
export function measuredBy(subject: Subject | undefined): Measured | undefined {
  const named = subject?.ref?.ref;
  if (subject === undefined || named === undefined) return undefined;
  if (named.$type === 'Measure') {
    if (subject.path.length > 0) return undefined;
    return { kind: 'measure', measure: named, whose: whoseResult(subject, named), credit: creditOf(subject) };
  }
  if (subject.ofTeam) return { kind: 'node of its team', goal: named };
  const node = nodeAtPath(
    named,
    subject.path.map(({ $refText }) => $refText),
  );
  return node && { kind: 'node', node };
}

/** The subject that a component is paid on; a formula has none. */
export function subjectOf(component: Component): Subject | undefined {
  return component.$type === 'FormulaPay' ? undefined : component.subject;
}

/** The subject that a single name is: `New` in `New attainment`, standing where the name does. */
export function plainSubject(at: AstNode, named: Measure | Goal): Subject {
  return {
    $type: 'Subject',
    $container: at as ConditionSubject,
    ...(at.$cstNode === undefined ? {} : { $cstNode: at.$cstNode }),
    ref: { ref: named, $refText: named.name },
    path: [],
    ofTeam: false,
    ownCredit: false,
    rolledUp: false,
  };
}

/** What a condition, a multiplier or a rate asks for. */
export type AskedResult =
  /** A result as it stands, or its attainment of the quota. */
  | { readonly kind: 'result' | 'attainment'; readonly subject: Subject }
  /** A named stage of a component. */
  | { readonly kind: 'stage'; readonly component: Component; readonly stage: string };

/** What is asked for; undefined where it names nothing, or a measure by a stage that only components have. */
export function askedBy(node: ConditionSubject): AskedResult | undefined {
  const { named, stage, subject, attained } = node;
  if (subject !== undefined) return { kind: attained ? 'attainment' : 'result', subject };
  const found = named?.ref;
  if (found === undefined || stage === undefined) return undefined;
  if (found.$type !== 'Measure' && found.$type !== 'Goal') return { kind: 'stage', component: found, stage };
  return stage === 'attainment' ? { kind: 'attainment', subject: plainSubject(node, found) } : undefined;
}

/** The measure that a goal's node counts in: its own where it converts or supports, else that of the node above. */
export function measureOfNode(node: TreeNode): Measure | undefined {
  if (node.$type !== 'GoalNode') return node.measure?.ref;
  return node.conversion?.measure?.ref ?? measureOfNode(node.$container);
}

/** The measures that a subject may count, one for each node it may mean. */
export function measuresOf(measured: Measured): Measure[] {
  const found =
    measured.kind === 'measure'
      ? [measured.measure]
      : measured.kind === 'node'
        ? [measureOfNode(measured.node)]
        : allNodes(measured.goal).map((node) => measureOfNode(node));
  return [...new Set(found.filter((measure) => measure !== undefined))];
}

/**
 * The nodes whose target is the quota of `M of its team` or `G of its team`, by team: nodes of any goal that count the
 * measure, or nodes of that goal. Where a team answers for several, all are listed, in the order of the text.
 */
export function nodesByTeam(plan: PlanDocuments, measured: Measured): ReadonlyMap<Team, readonly TreeNode[]> {
  if (measured.kind === 'node') return new Map();
  const nodes =
    measured.kind === 'node of its team'
      ? allNodes(measured.goal)
      : declarationsOf(plan, 'Goal')
          .flatMap((goal) => allNodes(goal))
          .filter((node) => measureOfNode(node) === measured.measure);
  const byTeam = new Map<Team, TreeNode[]>();
  for (const node of nodes) {
    const team = teamOf(node);
    if (team !== undefined) byTeam.set(team, [...(byTeam.get(team) ?? []), node]);
  }
  return byTeam;
}

/** Whether a measure counts as revenue, or a node counts in one that does. */
export function isRevenue(measured: Measured): boolean {
  const measures = measuresOf(measured);
  return measures.length > 0 && measures.every(({ revenue }) => revenue);
}

/** Whether a subject is revenue, or a node of a goal whose whole is revenue: converted from revenue. */
export function isLinkedToRevenue(measured: Measured): boolean {
  if (isRevenue(measured)) return true;
  if (measured.kind === 'measure') return false;
  const goal = measured.kind === 'node' ? goalOf(measured.node) : measured.goal;
  return (
    goal.measure?.ref?.revenue === true &&
    !(measured.kind === 'node' && measured.node.$type === 'SupportNode')
  );
}

function whoseResult(subject: Subject, measure: Measure): 'payee' | 'its team' | 'company' {
  if (subject.ofTeam) return 'its team';
  const whose = subjectOfMeasure(measure);
  return whose === 'team' ? 'its team' : whose;
}

function creditOf(subject: Subject): 'own' | 'rolled-up' | 'both' | 'unsaid' {
  if (subject.ownCredit && subject.rolledUp) return 'both';
  return subject.ownCredit ? 'own' : subject.rolledUp ? 'rolled-up' : 'unsaid';
}
