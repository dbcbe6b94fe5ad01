import { isZero, type Rational, sub, sum } from '../../numbers/index.ts';
import { findComponent } from '../evaluate/components.ts';
import type { Engine } from '../evaluate/engine.ts';
import { byText, firstDifference } from '../order.ts';
import { quantity } from '../quantities.ts';
import type { Adjustment, NamedPeriod } from '../result.ts';
import { CORRECTS } from './closed-period.ts';
import { type DraftPosting, exactOf } from './postings.ts';

/** The differences of one statement, a line for each component and the period that it was earned in. */
export function compared(
  before: readonly DraftPosting[],
  now: readonly DraftPosting[],
  period: NamedPeriod,
  { plan, year }: Engine,
  evaluator: string,
): readonly Adjustment[] {
  const lineOf = ({ component, earnedIn }: DraftPosting) => JSON.stringify([component, earnedIn]);
  const [was, is] = [Map.groupBy(before, lineOf), Map.groupBy(now, lineOf)];
  const amended = before.some((posting) => posting.evaluator !== evaluator);
  const lines = [...new Set([...was.keys(), ...is.keys()])].flatMap((line): Adjustment[] => {
    const [any] = [...(was.get(line) ?? []), ...(is.get(line) ?? [])];
    const posted = total(was.get(line));
    const today = total(is.get(line));
    const difference = sub(today, posted);
    if (any === undefined || isZero(difference)) return [];
    const { component, earnedIn } = any;
    const window = year.resolve(earnedIn);
    const component_ = findComponent(plan, component);
    return [
      {
        component,
        title: component_?.title ?? component.split('/').at(-1) ?? component,
        earnedIn: { key: earnedIn, label: window === undefined ? earnedIn : year.label(window) },
        corrects: period,
        posted: quantity(posted, plan.currency),
        today: quantity(today, plan.currency),
        amount: quantity(difference, plan.currency),
        evaluator,
        causes: causesOf(
          component_?.stages.payout ?? component,
          period,
          amended ? evaluator : undefined,
          any,
        ),
        because: amended
          ? 'the version of the plan in force then was published anew'
          : 'its rows came late or changed',
      },
    ];
  });
  return lines.sort((a, b) =>
    firstDifference(byText(a.component, b.component), byText(a.earnedIn.key, b.earnedIn.key)),
  );
}

function causesOf(
  value: string,
  { key }: NamedPeriod,
  amended: string | undefined,
  { causes }: DraftPosting,
): readonly string[] {
  const team = causes.filter((cause) => cause.startsWith('team/'));
  return [
    ...team,
    value,
    `${CORRECTS}${key}`,
    ...(amended === undefined ? [] : [`evaluator/${amended}`]),
  ].sort();
}

function total(postings: readonly DraftPosting[] = []): Rational {
  return sum(postings.map(({ amount }) => exactOf(amount)));
}
