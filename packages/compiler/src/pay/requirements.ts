import type { Condition, Expression, NodeId, Requirement } from '@ontarget/evaluator/format';
import { canonicalJson } from '@ontarget/evaluator/format';
import { ZERO } from '@ontarget/evaluator/numbers';
import { clausesOf } from '@ontarget/language';
import type { Requirement as RequirementNode } from '@ontarget/language/ast';
import { constant, readValue } from '../build/expressions.ts';
import { addValue, type Compilation } from '../compilation.ts';
import { resultCondition } from '../conditions/result.ts';
import { conditionWords, consequenceWords } from '../conditions/words.ts';
import { titleOf } from '../measures/measures.ts';
import { refuse } from '../problems.ts';
import { ownPay } from './clawback.ts';
import {
  afterRequirements,
  afterWaiting,
  type CompiledRequirement,
  type Paid,
  type PayByCurve,
  waits,
} from './consequences.ts';
import { quotaWindow } from './timing.ts';
import { type ComponentWork, stageValue } from './work.ts';

/** Adds the requirements of a component, and gives back what is left of its pay so far where they are missed. */
export function addRequirements(
  work: ComponentWork,
  before: Expression,
  byCurve: PayByCurve | undefined,
): { requirements: Requirement[]; pay: Expression } {
  const { c, component, id, measurement } = work;
  const nodes = clausesOf(component, 'Requirement');
  const requirements = compileRequirements(c, id, nodes, (node) => resultCondition(work, node.condition));
  refuseOtherPeriod(requirements, component.name, measurement.grain);
  const paid: Paid = {
    pay: before,
    nothing: constant(ZERO, c.header.currency),
    target: () => targetOf(work),
    byCurve,
    paidFrom: c.header.paidFrom,
    owner: component.name,
  };
  // Pay to date catches up by itself once a requirement is met; a period by itself has to wait.
  const waiting = measurement.toDate === undefined && waits(requirements);
  const pay = waiting
    ? afterWaiting(requirements, paid, {
        each: measurement.grain,
        given: `${id}/${ownPay(component)}`,
        kept: (due) => {
          const title = `${titleOf(component)}, pay before it waits`;
          const value = {
            title,
            stage: 'pay',
            unit: c.header.currency,
            subject: 'payee',
            formula: due,
          } as const;
          return readValue(addValue(c, `${id}/before-waiting`, value, component));
        },
      })
    : afterRequirements(requirements, paid);
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
