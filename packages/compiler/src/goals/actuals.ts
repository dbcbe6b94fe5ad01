import type { Condition, Expression } from '@ontarget/evaluator/format';
import { measureOfNode, overlapAround, subjectOfMeasure, tableOfMeasure } from '@ontarget/language';
import type { Goal, GoalNode, Measure, OverlapOfNode, SupportNode } from '@ontarget/language/ast';
import { readValue } from '../build/expressions.ts';
import type { Compilation } from '../compilation.ts';
import { rowCondition } from '../conditions/row.ts';
import { resultOf, resultValue, totalOf } from '../measures/results.ts';
import { cannotCompile, refuse } from '../problems.ts';

/** What the company has of a goal: every row once, whoever is credited and whether anybody's team owns it. */
export function goalActual(c: Compilation, goal: Goal): Expression {
  return readValue(resultValue(c, measureOf(goal), 'company'));
}

/**
 * What counts towards a part: an overlap counts the company's rows that satisfy its condition, or all of the number
 * above; any other part counts the direct credit of its team, below an overlap only of rows that satisfy it.
 */
export function nodeActual(c: Compilation, node: GoalNode, parentActual: string, id: string): Expression {
  const measure = measureOf(node);
  const { part } = node;
  if (part.$type === 'OverlapOfNode' && node.conversion === undefined) {
    const counting = countedBy(c, node, part, measure, id);
    return counting === 'all of it'
      ? readValue(parentActual)
      : totalOf(c, measure, 'company', { where: counting });
  }
  const team = node.team.$refText;
  const overlap = node.conversion === undefined ? overlapAround(node) : undefined;
  const counting = overlap === undefined ? 'all of it' : countedBy(c, node, overlap, measure, id);
  if (counting === 'all of it') return resultOf(c, measure, { team });
  return totalOf(c, measure, { team }, { where: counting });
}

/** What a supporting measure has come to: the company's, or its team's. */
export function supportActual(c: Compilation, node: SupportNode): Expression {
  const measure = measureOf(node);
  const company = subjectOfMeasure(measure) === 'company';
  return company
    ? readValue(resultValue(c, measure, 'company'))
    : resultOf(c, measure, { team: node.team.$refText });
}

function countedBy(
  c: Compilation,
  node: GoalNode,
  overlap: OverlapOfNode,
  measure: Measure,
  id: string,
): Condition | 'all of it' {
  if (overlap.all) return 'all of it';
  if (overlap.condition === undefined) {
    c.choices.settle({
      code: 'choice-counting',
      params: { node: node.team.$refText, parent: parentName(node) },
      node: overlap,
      owner: id,
      readings: ['counting all of it'],
    });
    return 'all of it';
  }
  const expected = tableOfMeasure(measure);
  if (overlap.table?.ref !== expected || expected === undefined) {
    return refuse('overlap-table-wrong', overlap, {
      node: node.team.$refText,
      table: overlap.table?.$refText ?? 'nothing',
      measure: measure.name,
      expected: expected?.name ?? 'no table',
    });
  }
  return rowCondition(c, overlap.condition);
}

function parentName(node: GoalNode): string {
  const parent = node.$container;
  return parent.$type === 'Goal' ? parent.name : parent.team.$refText;
}

function measureOf(node: Goal | GoalNode | SupportNode): Measure {
  const measure = measureOfNode(node);
  return measure ?? cannotCompile(node, 'This part of the goal', 'its measure is unknown');
}
