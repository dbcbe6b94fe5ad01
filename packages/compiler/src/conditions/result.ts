import type { Condition, Expression, Relation } from '@ontarget/evaluator/format';
import { type Unit, unitCode, unitOf } from '@ontarget/language';
import type {
  ConditionBound,
  Condition as ConditionNode,
  ConditionSubject,
  Expression as ExpressionNode,
  ResultCondition,
} from '@ontarget/language/ast';
import type { AstNode } from 'langium';
import { allOf, anyOf, compare } from '../build/conditions.ts';
import { constant, product, quotient, type Window } from '../build/expressions.ts';
import { payFormula } from '../formulas/pay.ts';
import { stageOf } from '../formulas/stages.ts';
import { fraction } from '../literals.ts';
import type { PayPlace } from '../pay/place.ts';
import { measuredOn } from '../pay/subject.ts';
import { subjectQuota } from '../pay/subject-quota.ts';
import { refuse } from '../problems.ts';
import { teamsCondition } from './teams.ts';
import { refuseStretch, windowOf } from './windows.ts';
import { subjectWords } from './words.ts';

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
      return compared(place, condition);
  }
}

function compared(place: PayPlace, condition: ResultCondition): Condition {
  const window = windowOf(place, condition);
  const relation = condition.relation as Relation;
  const { left, right } = condition;
  refuseStretchOf(place, condition, window);
  if (right.quotaToDate || right.fullYearQuota) {
    return compare(
      side(place, left, window).value,
      relation,
      partOf(right, quotaBound(place, left, right.quotaToDate ? 'year to date' : 'year')),
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
  if (left.subject === undefined) return;
  const { measure } = measuredOn(place.c, place.role, left.subject, place.id);
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
  if (left.subject === undefined) {
    const component = left.component?.ref;
    if (component === undefined || left.stage === undefined) {
      return refuse('not-compiled', left, { what: 'This condition', why: 'it is about no result' });
    }
    return stageOf(place, component, left.stage, left, window);
  }
  const measured = measuredOn(place.c, place.role, left.subject, place.id);
  const asAttainment = bound?.kind === 'percent' && !RATIOS.has(measured.unit);
  if (!asAttainment) return { value: measured.result(window), unit: measured.unit };
  const quota = subjectQuota(place, left.subject, measured);
  if (quota === undefined) {
    return refuse('unit-unexpected', left, {
      what: subjectWords(left.subject),
      expected: 'percent',
      found: measured.unit,
    });
  }
  const divided = quotient(measured.result(window), quota(window), { op: 'hold', code: 'zero-quota' });
  return { value: divided, unit: 'percent' };
}

function quotaBound(place: PayPlace, left: ConditionSubject, window: Window): Expression {
  const { component, subject } = left;
  if (subject === undefined) {
    return component === undefined
      ? refuse('not-compiled', left, { what: 'This condition', why: 'it is about no result' })
      : refuse('not-compiled', left, {
          what: `${component.$refText} ${left.stage ?? ''}`,
          why: 'only a measure or a goal can be held against a quota',
        });
  }
  const quota = subjectQuota(place, subject, measuredOn(place.c, place.role, subject, place.id));
  if (quota !== undefined) return quota(window);
  return refuse('quota-missing', left, {
    component: place.id.split('/').at(-1) ?? place.id,
    measure: subjectWords(subject),
    role: place.role.name,
  });
}

const RATIOS: ReadonlySet<string> = new Set(['percent', 'score', 'multiple']);

function refuseUnits(node: AstNode | ExpressionNode, left: string, right: Unit): void {
  const code = unitCode(right);
  if (left === code || right.kind === 'unknown' || left === 'number' || code === 'number') return;
  if (RATIOS.has(left) && RATIOS.has(code)) return;
  refuse('unit-unexpected', node, { what: 'This bound', expected: left, found: code });
}
