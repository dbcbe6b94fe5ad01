import { le, lt, ONE, type Rational, rational } from '@ontarget/evaluator/numbers';
import type { Clawback, ClawbackStep, Component, TableColumn } from '../generated/ast.ts';
import { amountOf, fractionOf } from '../literals/read.ts';
import { measuredBy, subjectOf } from '../resolve/measured.ts';
import { isInputColumn, tableOfMeasure } from '../resolve/tables.ts';
import { walk } from '../services/walk.ts';
import { unitName } from '../types/unit.ts';
import { unitOfNamed } from '../types/unit-of.ts';
import type { Check } from './context.ts';
import { currencyIn } from './values.ts';

/** Only rows that are credited to somebody can be canceled; a ratio, a score or a goal has none of its own. */
export const clawbacksMustBeOfDeals: Check<Clawback> = (clawback, say) => {
  const component = clawback.$container;
  const why = whyNoDeals(component, clawback);
  if (why === undefined) return;
  say('clawback-needs-deals', { node: clawback }, { component: component.name, why });
};

function whyNoDeals(component: Component, { trigger }: Clawback): string | undefined {
  const subject = subjectOf(component);
  if (subject === undefined) return 'no deals stand behind it';
  const measured = measuredBy(subject);
  if (measured === undefined) return undefined;
  if (measured.kind !== 'measure')
    return `${subject.ref.$refText} is a goal, and a goal keeps what it counted`;
  const { measure } = measured;
  const { body } = measure;
  if (tableOfMeasure(measure) === undefined) return `${measure.name} has no deals of its own`;
  if (body.$type === 'TotalMeasure' && body.function === 'greatest')
    return `${measure.name} is the greatest deal and adds none up`;
  const condition =
    body.$type === 'TotalMeasure' || body.$type === 'CountMeasure' ? body.condition : undefined;
  let leavesOut = false;
  if (condition !== undefined)
    walk(condition, (node) => {
      if (node.$type === 'ColumnIs' && 'column' in node) {
        const named = node.column as { readonly $refText: string };
        leavesOut ||= named.$refText === trigger.$refText;
      }
    });
  return leavesOut
    ? `${measure.name} already decides by ${trigger.$refText} what counts, so a canceled deal is not paid in the first place`
    : undefined;
}

/** The day of the cancellation is blank while a deal stands; the days that the schedule counts from are dates too. */
export const clawbacksMustCountFromDates: Check<Clawback> = (clawback, say, plan) => {
  const component = clawback.$container.name;
  const currency = currencyIn(plan);
  const trigger = clawback.trigger.ref;
  const why = (column: TableColumn): string | undefined => {
    const unit = unitOfNamed(column, undefined, { currency });
    return unit === undefined || unit.kind === 'date' || unit.kind === 'unknown'
      ? undefined
      : `it is ${unitName(unit)}, not a date`;
  };
  if (trigger !== undefined) {
    const always =
      isInputColumn(trigger) && !trigger.blank
        ? 'it is never blank, so every deal would be canceled; let it be "date or blank"'
        : undefined;
    const wrong = why(trigger) ?? always;
    if (wrong !== undefined)
      say(
        'clawback-dates-wrong',
        { node: clawback, property: 'trigger' },
        { component, column: trigger.name, why: wrong },
      );
  }
  for (const step of clawback.steps) {
    const since = step.since?.ref;
    const wrong = since && why(since);
    if (since === undefined || wrong === undefined) continue;
    say(
      'clawback-dates-wrong',
      { node: step, property: 'since' },
      { component, column: since.name, why: wrong },
    );
  }
};

/** Each line reaches further than the one before, and the last one says what holds for ever after. */
export const clawbackStepsMustRise: Check<Clawback> = (clawback, say) => {
  const component = clawback.$container.name;
  const last = clawback.steps.at(-1);
  if (last !== undefined && !last.later)
    say(
      'clawback-steps-wrong',
      { node: last },
      { component, why: 'no line with "later" says what is taken back after that' },
    );
  for (const [index, step] of clawback.steps.entries()) {
    const before = clawback.steps[index - 1];
    const why = whyWrong(step, before, step === last);
    if (why !== undefined) say('clawback-steps-wrong', { node: step }, { component, why });
  }
};

function whyWrong(step: ClawbackStep, before: ClawbackStep | undefined, isLast: boolean): string | undefined {
  if (step.later && !isLast) return 'no line after "later" ever applies';
  const share = fractionOf(step.share);
  if (share !== undefined && lt(ONE, share)) return 'more than 100% would be taken back';
  if (step.later) return step.proportional ? 'a line without an end has no time left' : undefined;
  const unmeasured = whyNoTimeLeft(step);
  if (unmeasured !== undefined) return unmeasured;
  const count = amountOf(step.count, 'USD')?.value;
  if (count !== undefined && (lt(count, rational(1)) || count.d !== 1n || lt(rational(3650), count)))
    return `"${step.count} ${step.unit}" is no whole number of days or months between 1 and 3,650`;
  const reach = reachOf(step);
  const reached = before && reachOf(before);
  const alike = before?.since?.$refText === step.since?.$refText;
  return alike && reach !== undefined && reached !== undefined && le(reach, reached)
    ? 'a line reaches no further than the one before it, and so never applies'
    : undefined;
}

function whyNoTimeLeft({ proportional, left, counted, unit }: ClawbackStep): string | undefined {
  if (!proportional) return undefined;
  if (left === 'days')
    return counted === undefined ? undefined : 'days are not begun or full, only months are';
  return unit === 'days' || unit === 'day' ? 'a line in days has no months left, only days' : undefined;
}

/** A deal that is canceled in the middle of a month has that month left, or has not: a month's part of its pay. */
export const monthsLeftMustSayWhetherTheOneBegunCounts: Check<ClawbackStep> = (step, say) => {
  if (!step.proportional || step.left !== 'months' || step.counted !== undefined) return;
  if (whyNoTimeLeft(step) !== undefined) return;
  say('choice-months-left', { node: step, property: 'left' }, { component: step.$container.$container.name });
};

/** About how many days a line reaches: months differ by a few days, lines by more. */
function reachOf({ count, unit }: ClawbackStep): Rational | undefined {
  const length = amountOf(count, 'USD')?.value;
  const days = unit === 'months' || unit === 'month' ? 30n : 1n;
  return length && rational(length.n * days, length.d);
}
