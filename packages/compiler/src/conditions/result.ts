import type { Condition, Expression, Relation } from '@ontarget/evaluator/format';
import { askedBy, type Unit, unitCode, unitOf } from '@ontarget/language';
import type {
  ConditionBound,
  Condition as ConditionNode,
  ConditionSubject,
  Expression as ExpressionNode,
  ResultCondition,
} from '@ontarget/language/ast';
import type { AstNode } from 'langium';
import { allOf, anyOf, compare, isAmong, not } from '../build/conditions.ts';
import { constant, product, type Window } from '../build/expressions.ts';
import { payFormula } from '../formulas/pay.ts';
import { fraction } from '../literals.ts';
import { askedResult, missingQuota } from '../pay/asked-result.ts';
import type { PayPlace } from '../pay/place.ts';
import { measuredOn } from '../pay/subject.ts';
import { subjectQuota } from '../pay/subject-quota.ts';
import { toDateWindow } from '../pay/timing.ts';
import { refuse } from '../problems.ts';
import { teamsCondition } from './teams.ts';
import { refuseStretch, windowOf } from './windows.ts';

/** A condition on results, read over the stretch that it names or that its block is measured over. */
export function resultCondition(place: PayPlace, condition: ConditionNode): Condition {
  switch (condition.$type) {
    case 'AnyOf':
      return anyOf(condition.parts.map((part) => resultCondition(place, part)));
    case 'AllOf':
      return allOf(condition.parts.map((part) => resultCondition(place, part)));
    case 'TeamsCondition':
      return teamsCondition(place, condition);
    case 'ResultCondition':
      return condition.grades.length > 0 ? graded(place, condition) : compared(place, condition);
  }
}

/** Whether the grade of a result is one of those that are named. */
function graded(place: PayPlace, condition: ResultCondition): Condition {
  const { left, grades, stretch } = condition;
  const window = windowOf(place, condition);
  const { value, unit, measured } = askedResult(place, left, window);
  if (measured?.measure !== undefined) refuseStretch(measured.measure.node, window, stretch);
  if (unit !== 'grade') {
    return refuse('condition-not-graded', condition, { what: left.$cstNode?.text ?? 'This' });
  }
  const holds = isAmong(
    value,
    grades.map((grade) => grade.value),
  );
  return condition.not ? not(holds) : holds;
}

function compared(place: PayPlace, condition: ResultCondition): Condition {
  const window = windowOf(place, condition);
  const relation = condition.relation as Relation;
  const { left, right } = condition;
  if (right === undefined) {
    return refuse('not-compiled', condition, {
      what: 'This condition',
      why: 'it has nothing to compare with',
    });
  }
  refuseStretchOf(place, condition, window);
  if (right.quotaToDate || right.fullYearQuota) {
    return compare(
      side(place, left, window).value,
      relation,
      partOf(right, quotaBound(place, left, right.quotaToDate ? toDateWindow(place.measurement) : 'year')),
    );
  }
  const bound = right.value;
  if (bound === undefined) {
    return refuse('not-compiled', right, { what: 'This condition', why: 'it has nothing to compare with' });
  }
  const { currency } = place.c.header;
  const boundUnit = unitOf(bound, { currency });
  const { value, unit } = side(place, left, window, boundUnit);
  refuseUnits(bound, unit, boundUnit);
  return compare(value, relation, payFormula(place, bound, window));
}

function refuseStretchOf(place: PayPlace, { left, stretch }: ResultCondition, window: Window): void {
  const asked = askedBy(left);
  if (asked === undefined || asked.kind === 'stage') return;
  const { measure } = measuredOn(place.c, place.role, asked.subject, place.id);
  if (measure !== undefined) refuseStretch(measure.node, window, stretch);
}

function partOf(bound: ConditionBound, quota: Expression): Expression {
  return bound.part === undefined
    ? quota
    : product([constant(fraction(bound, bound.part), 'percent'), quota]);
}

interface Side {
  readonly value: Expression;
  readonly unit: string;
}

/** The left side. A goal, or a measure with a quota, held against a percent means its attainment. */
function side(place: PayPlace, left: ConditionSubject, window: Window, bound?: Unit): Side {
  const { value, unit, measured, attainment } = askedResult(place, left, window);
  const asAttainment = measured !== undefined && bound?.kind === 'percent' && !RATIOS.has(unit);
  if (!asAttainment) return { value, unit };
  return { value: attainment() ?? missingQuota(place, left, measured), unit: 'percent' };
}

function quotaBound(place: PayPlace, left: ConditionSubject, window: Window): Expression {
  const asked = askedBy(left);
  if (asked?.kind !== 'result') {
    return refuse('not-compiled', left, {
      what: left.$cstNode?.text ?? 'This condition',
      why: 'only a measure or a goal can be held against a quota',
    });
  }
  const measured = measuredOn(place.c, place.role, asked.subject, place.id);
  const quota = subjectQuota(place, asked.subject, measured);
  return quota === undefined ? missingQuota(place, left, measured) : quota.read(window);
}

const RATIOS: ReadonlySet<string> = new Set(['percent', 'score', 'multiple']);

function refuseUnits(node: AstNode | ExpressionNode, left: string, right: Unit): void {
  const code = unitCode(right);
  if (left === code || right.kind === 'unknown' || left === 'number' || code === 'number') return;
  if (RATIOS.has(left) && RATIOS.has(code)) return;
  refuse('unit-unexpected', node, { what: 'This bound', expected: left, found: code });
}
