import type { Pool } from '../generated/ast.ts';
import { subjectOfMeasure } from '../resolve/members.ts';
import { unitName } from '../types/unit.ts';
import { unitOf, unitOfMeasure } from '../types/unit-of.ts';
import type { Check } from './context.ts';
import { currencyIn } from './values.ts';

/** Somebody who was there for half of the year has half a share, or all of one; target pay says it itself. */
export const poolsMustSayWhatPartOfAPeriodGets: Check<Pool> = (pool, say) => {
  if (pool.days !== undefined || pool.by.targetPay || pool.by.component !== undefined) return;
  // What it is shared by has to be known first: by days is for what has no days in it.
  if (pool.by.points !== undefined && pool.by.points.ref === undefined) return;
  say('choice-pool-days', { node: pool, property: 'day' }, { pool: pool.name });
};

/** Target pay and what was earned have their days in them already. */
export const daysOfPoolsMustCount: Check<Pool> = (pool, say) => {
  if (pool.days === undefined || !(pool.by.targetPay || pool.by.component !== undefined)) return;
  const why = pool.by.targetPay
    ? 'target pay is by days or in full as the header says'
    : 'what somebody has earned is of the days they were there';
  const place = { node: pool, property: 'days' } as const;
  say('clause-misplaced', place, { clause: pool.days, owner: pool.name, why });
};

/** What is shared out is money. */
export const fundsMustBeMoney: Check<Pool> = (pool, say, plan) => {
  const unit = unitOf(pool.fund, {
    currency: currencyIn(plan),
    report: ({ node, operator, left, right }) =>
      say(
        'units-do-not-combine',
        { node },
        {
          problem: `${unitName(left)} ${operator} ${right === undefined ? '' : unitName(right)} is no amount`,
        },
      ),
  });
  if (unit.kind === 'money' || unit.kind === 'unknown') return;
  const what = `The fund of ${pool.name}`;
  say(
    'unit-unexpected',
    { node: pool, property: 'fund' },
    { what, expected: 'money', found: unitName(unit) },
  );
};

/** Shares are counted by a number that each payee has. */
export const pointsMustBeOfEachPayee: Check<Pool> = (pool, say, plan) => {
  const measure = pool.by.points?.ref;
  if (measure === undefined) return;
  const { kind } = unitOfMeasure(measure, { currency: currencyIn(plan) });
  const subject = subjectOfMeasure(measure);
  const what = `What ${pool.name} is shared by`;
  const place = { node: pool, property: 'by' } as const;
  if (subject !== 'payee') {
    const found = subject === 'company' ? 'one number of the company' : 'one number of a team';
    say('unit-unexpected', place, { what, expected: 'a number of each payee', found });
  } else if (['grade', 'date', 'text', 'flag', 'payee', 'currency'].includes(kind)) {
    say('unit-unexpected', place, { what, expected: 'a number', found: kind });
  }
};
