import { parseDate } from '@ontarget/evaluator/numbers';
import type { ActiveDates, Bonus } from '../generated/ast.ts';
import { measuredBy, measuresOf } from '../resolve/measured.ts';
import { unitName } from '../types/unit.ts';
import { unitOfMeasure } from '../types/unit-of.ts';
import type { Check } from './context.ts';
import { settingsOf } from './settings.ts';
import { currencyIn } from './values.ts';

/** A fixed amount for somebody who joins half way is half of it, or all of it. */
export const fixedBonusesMustSayWhatPartOfAPeriodGets: Check<Bonus> = (bonus, say) => {
  const said = bonus.clauses.some(({ $type }) => $type === 'ProrationClause');
  if (bonus.subject !== undefined || said) return;
  say(
    'choice-proration',
    { node: bonus, property: 'amount' },
    { component: bonus.name, amount: bonus.amount },
  );
};

/** "$50 for each" of a measure in money would pay $50 for each dollar. */
export const amountsForEachMustCountThings: Check<Bonus> = (bonus, say, plan) => {
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
