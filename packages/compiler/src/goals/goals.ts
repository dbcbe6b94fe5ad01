import type { GoalNode as EvaluatorNode, Expression, NodeId } from '@ontarget/evaluator/format';
import { mul, ONE, type Rational, sum } from '@ontarget/evaluator/numbers';
import { measureOfNode, pathNames, type TreeNode } from '@ontarget/language';
import type { Goal, GoalNode, HandedDownTo, SupportNode } from '@ontarget/language/ast';
import type { AstNode } from 'langium';
import { sortedTexts } from '../build/canonical-order.ts';
import { constant, exact, product, readValue } from '../build/expressions.ts';
import { addValue, attempt, type Compilation } from '../compilation.ts';
import { declared } from '../declared.ts';
import { fraction } from '../literals.ts';
import { addsUp } from '../measures/adds-up.ts';
import { titleOf, unitOfResult } from '../measures/measures.ts';
import { resultOf } from '../measures/results.ts';
import { ids } from '../names.ts';
import { cannotCompile, refuse } from '../problems.ts';
import type { Steps } from '../steps.ts';
import { goalActual, nodeActual, supportActual } from './actuals.ts';
import { conversionOf, type NodeConversion } from './conversion.ts';
import { type NodeShare, shareOfNode } from './parts.ts';
import { compileSharedOut } from './sharing-out.ts';
import { goalTarget, nodeTarget, supportTarget, type Target } from './targets.ts';

/** A node under way: what its children need of it. */
interface Above {
  readonly goal: Goal;
  readonly id: NodeId;
  readonly target: Target;
}

/** Compiles every goal with all its nodes, one goal in a step. */
export function* compileGoals(c: Compilation): Steps<void> {
  for (const goal of declared(c, 'Goal')) {
    const id = ids.goal(goal.name, []);
    attempt(c, id, goal, () => {
      refuseWhatNeverAddsUp(c, goal);
      const target = goalTarget(c, goal, id);
      addNode(c, { id, node: goal, target, actual: goalActual(c, goal), part: { kind: 'root' } });
      compileBelow(c, goal, { goal, id, target });
    });
    yield;
  }
}

/** A goal's target divides over the year and the teams, which only what adds up can do. */
function refuseWhatNeverAddsUp(c: Compilation, goal: Goal): void {
  const measure = goal.measure.ref;
  if (measure === undefined || addsUp(c, measure)) return;
  const why = `${measure.name} does not add up over periods and teams; let it support another goal instead`;
  cannotCompile(goal, goal.name, why);
}

/** The target of each fiscal month of a node that was compiled. */
export function monthlyTargets(c: Compilation, id: NodeId): readonly Rational[] | undefined {
  return c.monthlyTargets.get(id);
}

/** The id of a node, whichever goal it stands in. */
export function nodeId(goal: Goal, node: TreeNode): NodeId {
  return ids.goal(goal.name, pathNames(node));
}

function compileBelow(c: Compilation, node: Goal | GoalNode, above: Above): void {
  for (const member of node.members) {
    if (member.$type === 'HandedDownTo') compileHandedDown(c, member, node, above);
    else if (member.$type === 'SupportNode') compileSupport(c, member, above);
    else if (member.$type === 'GoalNode') compileNode(c, member, above);
  }
}

function compileNode(c: Compilation, node: GoalNode, above: Above): void {
  const id = nodeId(above.goal, node);
  attempt(c, id, node, () => {
    refuseTwice(c, id, node, node.team.$refText, above);
    const { months, known } = above.target;
    const yearly = known && months !== undefined ? sum(months) : undefined;
    const share = shareOfNode(c, node, yearly);
    const conversion = conversionOf(c, node, id);
    const target = nodeTarget(c, node, { ...above.target, id: `${above.id}/target` }, share, conversion);
    const part = writtenPart(share);
    const converts = conversion === undefined ? {} : { conversion: writtenConversion(conversion) };
    const actual = nodeActual(c, node, `${above.id}/actual`, id);
    addNode(c, { id, node, above, target, actual, part, ...converts });
    compileBelow(c, node, { goal: above.goal, id, target });
  });
}

function writtenPart({ kind, share, handedDown, weighed }: NodeShare): EvaluatorNode['part'] {
  if (weighed !== undefined) {
    const together = exact(share);
    return { kind: 'divides by weight', together, handedDown: exact(handedDown), ...weighed.terms };
  }
  return kind === 'overlaps'
    ? { kind, share: exact(share) }
    : { kind: 'divides', share: exact(share), handedDown: exact(handedDown) };
}

function writtenConversion({
  factor,
  leadMonths,
  parameter,
}: NodeConversion): NonNullable<EvaluatorNode['conversion']> {
  return { factor: exact(factor), leadMonths, ...(parameter === undefined ? {} : { parameter }) };
}

function compileSupport(c: Compilation, node: SupportNode, above: Above): void {
  const id = nodeId(above.goal, node);
  attempt(c, id, node, () => {
    refuseTwice(c, id, node, node.team.$refText, above);
    const measure = measureOfNode(node) ?? cannotCompile(node, node.team.$refText, 'its measure is unknown');
    const target = supportTarget(c, node, unitOfResult(c, measure));
    addNode(c, { id, node, above, target, actual: supportActual(c, node), part: { kind: 'supports' } });
  });
}

/** `handed down to T at 110%`: all of the node goes to one team, times the over-assignment. */
function compileHandedDown(c: Compilation, node: HandedDownTo, parent: Goal | GoalNode, above: Above): void {
  const team = node.team.$refText;
  const id = ids.goal(above.goal.name, [...pathNames(parent), team]);
  attempt(c, id, node, () => {
    refuseTwice(c, id, node, team, above);
    const handedDown = fraction(node, node.percent);
    const target: Target = {
      formula: product([readValue(`${above.id}/target`), constant(handedDown, 'percent')]),
      months: above.target.months?.map((month) => mul(month, handedDown)),
      known: above.target.known,
    };
    const measure = measureOfNode(parent) ?? cannotCompile(node, team, 'its measure is unknown');
    addNode(c, {
      id,
      node,
      above,
      target,
      actual: resultOf(c, measure, { team }),
      part: { kind: 'divides', share: exact(ONE), handedDown: exact(handedDown) },
    });
  });
}

interface NewNode {
  readonly id: NodeId;
  readonly node: Goal | GoalNode | SupportNode | HandedDownTo;
  readonly above?: Above;
  readonly target: Target;
  readonly actual: Expression;
  readonly part: EvaluatorNode['part'];
  readonly conversion?: NonNullable<EvaluatorNode['conversion']>;
}

function addNode(c: Compilation, { id, node, above, target, actual, part, conversion }: NewNode): void {
  const measured = node.$type === 'HandedDownTo' ? measureOfNode(node.$container) : measureOfNode(node);
  const measure = measured ?? cannotCompile(node, id, 'its measure is unknown');
  const unit = unitOfResult(c, measure);
  const title = node.$type === 'Goal' ? titleOf(node) : teamTitle(node);
  c.places.put(id, node);
  if (target.months !== undefined) c.monthlyTargets.set(id, target.months);
  const value = (stage: 'goal target' | 'goal actual', word: string, formula: Expression, of: AstNode) =>
    addValue(
      c,
      `${id}/${word}`,
      { title: `${title}, ${word}`, stage, unit, subject: 'company', ...partsOf(stage, formula), formula },
      of,
    );
  const partsOf = (stage: string, { op }: Expression) =>
    c.header.amended !== undefined && stage === 'goal target' && op !== 'constant' ? { addsUp: true } : {};
  const sharedOut =
    node.$type === 'Goal' || node.$type === 'GoalNode'
      ? compileSharedOut(c, node, { id, title, unit })
      : undefined;
  c.goals.set(id, {
    title,
    ...(above === undefined ? {} : { parent: above.id }),
    ...(node.$type === 'Goal' ? {} : { team: node.team.$refText }),
    measure: measure.name,
    part,
    ...(conversion === undefined ? {} : { conversion }),
    ...(sharedOut === undefined ? {} : { sharedOut }),
    target: value('goal target', 'target', target.formula, node),
    actual: value('goal actual', 'actual', actual, node),
    carriedBy: carriersOf(node),
  });
}

function carriersOf(node: NewNode['node']): string[] {
  if (node.$type === 'SupportNode' || node.$type === 'HandedDownTo') return [];
  const carried = node.members.filter((member) => member.$type === 'CarriedBy');
  return sortedTexts(carried.flatMap(({ roles }) => roles.map(({ $refText }) => $refText)));
}

function teamTitle(node: GoalNode | SupportNode | HandedDownTo): string {
  return node.team.ref === undefined ? node.team.$refText : titleOf(node.team.ref);
}

function refuseTwice(c: Compilation, id: NodeId, node: AstNode, team: string, above: Above): void {
  if (c.goals.has(id)) refuse('node-twice', node, { team, node: above.goal.name });
}
