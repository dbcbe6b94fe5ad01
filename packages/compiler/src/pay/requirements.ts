import type { Condition, Expression, NodeId, Requirement } from '@ontarget/evaluator/format';
import { canonicalJson } from '@ontarget/evaluator/format';
import { rational, ZERO } from '@ontarget/evaluator/numbers';
import { clausesOf } from '@ontarget/language';
import type { Consequence, Requirement as RequirementNode } from '@ontarget/language/ast';
import { anyOf, flag, not } from '../build/conditions.ts';
import {
  branch,
  constant,
  difference,
  least,
  product,
  readValue,
  select,
  sum,
} from '../build/expressions.ts';
import { addValue, type Compilation } from '../compilation.ts';
import { resultCondition } from '../conditions/result.ts';
import { conditionWords, consequenceWords } from '../conditions/words.ts';
import { fraction } from '../literals.ts';
import { refuse } from '../problems.ts';
import type { PayByCurve } from './finish.ts';
import { quotaWindow } from './timing.ts';
import { type ComponentWork, stageValue } from './work.ts';

/** A requirement with the flag that says whether it is met. */
export interface CompiledRequirement {
  readonly node: RequirementNode;
  readonly consequence: Consequence | OpenConsequence;
  readonly written: Requirement;
}

/** A consequence that a partial plan was given as a reading. */
export interface OpenConsequence {
  readonly $type: 'PaysNothing' | 'Waits' | 'HalfOfTarget';
}

/** Adds the requirements of a component, and gives back what is left of its pay where they are missed. */
export function addRequirements(
  work: ComponentWork,
  byCurve: PayByCurve | undefined,
): { requirements: Requirement[]; pay: Expression } {
  const { c, component, id, measurement } = work;
  const nodes = clausesOf(component, 'Requirement');
  const requirements = compileRequirements(c, id, nodes, (node) => resultCondition(work, node.condition));
  const target = () => targetOf(work);
  const paid = afterRequirements(requirements, {
    pay: stageValue(work, 'pay'),
    nothing: constant(ZERO, c.header.currency),
    target,
    byCurve,
    owner: component.name,
  });
  refuseOtherPeriod(requirements, component.name, measurement.grain);
  const pay = requirements.some(({ consequence }) => consequence.$type === 'Waits')
    ? waiting(work, requirements, paid, byCurve)
    : paid;
  return { requirements: requirements.map(({ written }) => written), pay };
}

/**
 * Adds a flag for each requirement of a block. They are numbered in the order of their canonical text, so that moving
 * a line changes nothing.
 */
export function compileRequirements(
  c: Compilation,
  owner: NodeId,
  nodes: readonly RequirementNode[],
  conditionOf: (node: RequirementNode) => Condition,
): CompiledRequirement[] {
  const read = nodes.map((node) => {
    const consequence = consequenceOf(c, owner, node);
    const words = {
      condition: conditionWords(c, node.condition),
      otherwise: consequenceWords(c, consequence),
    };
    const holds = conditionOf(node);
    return { node, consequence, words, holds, key: canonicalJson([words, holds]) };
  });
  read.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return read.map(({ node, consequence, words, holds }, index) => {
    const value = `${owner}/requirement/${index + 1}`;
    const formula: Expression = { op: 'condition', holds };
    const title = words.condition;
    addValue(c, value, { title, stage: 'requirement', unit: 'flag', subject: 'payee', formula }, node);
    return { node, consequence, written: { value, ...words } };
  });
}

interface Paid {
  readonly pay: Expression;
  readonly nothing: Expression;
  readonly target: () => Expression;
  readonly byCurve: PayByCurve | undefined;
  readonly owner: string;
}

/** Pay after its requirements: nothing where one that voids it is missed, else by another curve, else limited. */
export function afterRequirements(requirements: readonly CompiledRequirement[], paid: Paid): Expression {
  const voiding = missedFlags(requirements, ['PaysNothing', 'Waits']);
  let pay = otherCurve(requirements, paid);
  for (const { consequence, written } of requirements) {
    const most = mostOf(consequence);
    if (most === undefined) continue;
    const limit = product([most, paid.target()]);
    pay = select([branch(not(flag(written.value)), least([pay, limit]))], pay);
  }
  return voiding.length === 0 ? pay : select([branch(anyOf(voiding), paid.nothing)], pay);
}

function missedFlags(requirements: readonly CompiledRequirement[], kinds: readonly string[]): Condition[] {
  return requirements
    .filter(({ consequence }) => kinds.includes(consequence.$type))
    .map(({ written }) => not(flag(written.value)));
}

function mostOf(consequence: CompiledRequirement['consequence']): Expression | undefined {
  if (consequence.$type === 'HalfOfTarget') return constant(rational(1, 2), 'percent');
  return consequence.$type === 'PaysAtMost'
    ? constant(fraction(consequence, consequence.percent), 'percent')
    : undefined;
}

function otherCurve(requirements: readonly CompiledRequirement[], { pay, byCurve, owner }: Paid): Expression {
  const others = requirements.filter(({ consequence }) => consequence.$type === 'OtherCurve');
  const [first, second] = others;
  if (first === undefined || first.consequence.$type !== 'OtherCurve') return pay;
  if (second !== undefined) {
    const why =
      'two requirements each ask for another curve, and nothing says which counts where both are missed';
    return refuse('clause-misplaced', second.node, { clause: 'otherwise curve', owner, why });
  }
  if (byCurve === undefined) {
    const why = 'it is not paid by a curve';
    return refuse('clause-misplaced', first.node, { clause: 'otherwise curve', owner, why });
  }
  const curve = first.consequence.curve.$refText;
  return select([branch(not(flag(first.written.value)), byCurve(curve))], pay);
}

/**
 * `otherwise waits`: nothing while it is missed, and all that waited once it is met. What waited is the pay of the
 * year's periods so far less what was earned in them. Pay to date needs none of it: it catches up by itself.
 */
function waiting(
  work: ComponentWork,
  requirements: readonly CompiledRequirement[],
  paid: Expression,
  byCurve: PayByCurve | undefined,
): Expression {
  if (work.measurement.toDate !== undefined) return paid;
  const { c, id, measurement } = work;
  const met = requirements.filter(({ consequence }) => consequence.$type !== 'Waits');
  const due = afterRequirements(met, {
    pay: stageValue(work, 'pay'),
    nothing: constant(ZERO, c.header.currency),
    target: () => targetOf(work),
    byCurve,
    owner: work.component.name,
  });
  const before = (of: Expression): Expression => ({
    op: 'over',
    each: measurement.grain,
    periods: 'before the window',
    of,
  });
  const all = sum([due, difference(before(due), before(readValue(`${id}/earned`)))]);
  return select(
    [branch(anyOf(missedFlags(requirements, ['Waits'])), constant(ZERO, c.header.currency))],
    all,
  );
}

function targetOf(work: ComponentWork): Expression {
  if (work.stages['target pay'] === undefined) {
    const why = 'it has no target pay that a percent could be of';
    return refuse('clause-misplaced', work.component, {
      clause: 'no more than … of its target',
      owner: work.component.name,
      why,
    });
  }
  return stageValue(work, 'target pay', quotaWindow(work.measurement));
}

function consequenceOf(
  c: Compilation,
  owner: NodeId,
  node: RequirementNode,
): CompiledRequirement['consequence'] {
  if (node.consequence !== undefined) return node.consequence;
  const half = 'otherwise no more than 50% of its target';
  const reading = c.choices.settle({
    code: 'choice-otherwise',
    params: { owner: owner.split('/').at(-1) ?? owner },
    node,
    owner,
    readings: ['otherwise pays nothing', 'otherwise waits', half],
  });
  if (reading === half) return { $type: 'HalfOfTarget' };
  return { $type: reading === 'otherwise waits' ? 'Waits' : 'PaysNothing' };
}

/** `pays nothing for the quarter` in a component that is measured by the month would say two things. */
function refuseOtherPeriod(requirements: readonly CompiledRequirement[], owner: string, grain: string): void {
  for (const { node, consequence } of requirements) {
    if (consequence.$type !== 'PaysNothing' || !('grain' in consequence)) continue;
    if (consequence.grain === undefined || consequence.grain === grain) continue;
    const why = `it is measured each ${grain}, so that is what a missed requirement loses`;
    refuse('clause-misplaced', node, { clause: `pays nothing for the ${consequence.grain}`, owner, why });
  }
}
