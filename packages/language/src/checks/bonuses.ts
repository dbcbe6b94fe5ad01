import { parseDate } from '@ontarget/evaluator/numbers';
import type { ActiveDates, Bonus, Curve } from '../generated/ast.ts';
import { measuredBy, measuresOf } from '../resolve/measured.ts';
import { unitName } from '../types/unit.ts';
import { unitOfMeasure } from '../types/unit-of.ts';
import type { Check } from './context.ts';
import { knownRows } from './curve-rows.ts';
import { componentsOfPlan } from './plan-components.ts';
import type { PlanView } from './plan-view.ts';
import { settingsOf } from './settings.ts';
import { unitInWords } from './unit-words.ts';
import { constantValue, currencyIn, isMoney } from './values.ts';

/** A fixed amount for somebody who joins half way is half of it, or all of it. */
export const fixedBonusesMustSayWhatPartOfAPeriodGets: Check<Bonus> = (bonus, say) => {
  const said = bonus.clauses.some(({ $type }) => $type === 'ProrationClause');
  if (said || bonus.perDeal) return;
  if (bonus.curve !== undefined) {
    const amount = `amount of ${bonus.curve.$refText}`;
    say('choice-proration', { node: bonus, property: 'curve' }, { component: bonus.name, amount });
  } else if (bonus.subject === undefined && bonus.amount !== undefined) {
    const { name: component, amount } = bonus;
    say('choice-proration', { node: bonus, property: 'amount' }, { component, amount });
  }
};

/** What steps pay where several were reached: all of their amounts, or only that of the last. */
export const milestonesMustSayWhetherTheyAddUp: Check<Curve> = (curve, say, plan) => {
  if (curve.kind !== 'steps' || curve.together !== undefined || curve.rows.length === 0) return;
  const bonus = componentsOfPlan(plan).find((one) => one.$type === 'Bonus' && one.curve?.ref === curve);
  if (bonus === undefined) return;
  say('choice-milestones', { node: curve, property: 'kind' }, { curve: curve.name, component: bonus.name });
};

/** A bonus pays the amounts that stand in its curve; rates are of an amount, which is a commission. */
export const bonusCurvesMustGiveAmounts: Check<Bonus> = (bonus, say, plan) => {
  const curve = bonus.curve?.ref;
  if (curve === undefined) return;
  const why = whyNoAmount(bonus, curve, plan);
  if (why === undefined) return;
  const place = { node: bonus, property: 'curve' } as const;
  say('curve-does-not-fit', place, { component: bonus.name, curve: curve.name, why });
};

function whyNoAmount({ subject, perDeal }: Bonus, curve: Curve, plan: PlanView): string | undefined {
  if (curve.matrix !== undefined) return 'a matrix is read at two results, and a bonus has one';
  const measured = measuredBy(subject);
  const measures = measured === undefined ? [] : measuresOf(measured);
  const graded = measures.some(({ body }) => body?.$type === 'GradedMeasure');
  if (graded !== (curve.kind === 'by grade')) {
    return graded ? 'what it is paid on is graded, and it has no grades' : 'what it is paid on has no grades';
  }
  if (curve.kind !== 'steps' && curve.kind !== 'linear' && curve.kind !== 'by grade')
    return `a bonus pays an amount, and what is ${curve.kind} pays a rate: a commission is paid by it`;
  const [first] = knownRows(curve, plan) ?? [];
  const value = first?.pays ?? (curve.rows[0] && constantValue(curve.rows[0].value, plan));
  if (value !== undefined && !isMoney(value.unit))
    return `a bonus pays an amount of money, and its rows are in ${unitInWords(value.unit)}`;
  if (perDeal && first?.bound.unit.kind === 'percent')
    return 'its bounds are percents, and one deal has an amount and no attainment';
  return undefined;
}

/** "$50 for each" of a measure in money would pay $50 for each dollar. */
export const amountsForEachMustCountThings: Check<Bonus> = (bonus, say, plan) => {
  if (bonus.amount === undefined) return;
  const measured = measuredBy(bonus.subject);
  for (const measure of measured === undefined ? [] : measuresOf(measured)) {
    const unit = unitOfMeasure(measure, { currency: currencyIn(plan) });
    if (unit.kind === 'count' || unit.kind === 'number' || unit.kind === 'unknown') continue;
    say(
      'unit-unexpected',
      { node: bonus, property: 'subject' },
      {
        what: `What ${bonus.name} pays ${bonus.amount} for each of`,
        expected: 'a count',
        found: unitName(unit),
      },
    );
    return;
  }
};

export const bonusDatesMustLieInTheYear: Check<ActiveDates> = (dates, say, plan) => {
  const [first, last] = [parseDate(dates.first), parseDate(dates.last)];
  if (!first.ok || !last.ok) return;
  const names = { component: dates.$container.name, first: dates.first, last: dates.last };
  const place = { node: dates } as const;
  if (last.value < first.value) {
    say('dates-outside-year', place, { ...names, problem: 'it ends before it begins' });
    return;
  }
  const year = plan.header && settingsOf(plan.header, 'YearSetting')[0];
  if (year === undefined) return;
  const [begins, ends] = [parseDate(year.first), parseDate(year.last)];
  if (!begins.ok || !ends.ok || (begins.value <= first.value && last.value <= ends.value)) return;
  say('dates-outside-year', place, { ...names, problem: `the plan's year is ${year.first} to ${year.last}` });
};
