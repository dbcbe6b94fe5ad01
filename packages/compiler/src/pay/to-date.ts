import type { Expression, Grain } from '@ontarget/evaluator/format';
import { formatDate, ZERO } from '@ontarget/evaluator/numbers';
import { clauseOf } from '@ontarget/language';
import { earnedBefore } from '../balances/brought-in.ts';
import { addShortfall } from '../balances/shortfalls.ts';
import { constant, difference, greatest, readValue } from '../build/expressions.ts';
import { addValue } from '../compilation.ts';
import { titleOf } from '../measures/measures.ts';
import { refuse } from '../problems.ts';
import { startsOfMonths } from './active.ts';
import { caughtUp } from './catch-up.ts';
import { clawbackOf, ownPay } from './clawback.ts';
import type { Measured } from './subject.ts';
import { MONTHS_IN } from './timing.ts';
import { addStage, type ComponentWork, stageValue } from './work.ts';

const FALLING = {
  takeBack: 'if pay to date falls, take it back',
  deduct: 'if pay to date falls, deduct it from later pay of this component',
  forget: 'if pay to date falls, forget it',
} as const;

type Falling = (typeof FALLING)[keyof typeof FALLING];

/**
 * Adds what is earned in a period. By itself that is its pay; year to date it is pay to date less what came before,
 * where "before" is this component's own earlier stage, never cash paid.
 */
export function addEarned(work: ComponentWork, pay: Expression, measured: Measured | undefined): void {
  const { c, measurement } = work;
  const { currency } = c.header;
  const stage = ownPay(work.component) === 'earned' ? 'earned' : 'before clawback';
  if (measurement.catchUp) addStage(work, stage, currency, caughtUp(work, pay));
  else if (measurement.toDate === undefined) addStage(work, stage, currency, pay);
  else {
    const rule = fallingRule(work);
    addStage(work, 'to date', currency, pay);
    addStage(work, stage, currency, newlyEarned(work, rule), {
      node: clauseOf(work.component, 'FallingClause'),
    });
  }
  const clawback = clawbackOf(work, measured, `${work.id}/${ownPay(work.component)}`);
  if (clawback === undefined) return;
  const { node, formula } = clawback;
  addStage(work, 'clawback', currency, formula, { node });
  const left = difference(stageValue(work, 'before clawback'), stageValue(work, 'clawback'));
  addStage(work, 'earned', currency, left);
}

/**
 * With F pay to date and R = F less the F before: `take it back` is R; `forget it` is R, never below zero; `deduct it from
 * later pay` is R, never below zero, less what is still open of earlier falls.
 */
function newlyEarned(work: ComponentWork, rule: Falling): Expression {
  const { c } = work;
  const nothing = constant(ZERO, c.header.currency);
  const toDate = stageValue(work, 'to date');
  // Where falls are forgotten, pay to date is what it was, whatever was earned.
  const { within } = work.measurement;
  if (within !== undefined) refuseStartWithin(work, within);
  const opening = rule === FALLING.forget || within !== undefined ? undefined : earnedBefore(c, work);
  const rise = difference(toDate, {
    op: 'previous',
    of: toDate,
    whenFirst: nothing,
    ...(within === undefined ? {} : { within }),
    ...(opening === undefined ? {} : { opening }),
  });
  if (rule !== FALLING.deduct) return rule === FALLING.takeBack ? rise : greatest([nothing, rise]);
  const { earned, shortfall } = addShortfall(work, readValue(addRise(work, rise)));
  work.shortfall = shortfall;
  return earned;
}

/** A quarter that the plan pays in part has results and pay from before, which nothing brings in for it. */
function refuseStartWithin({ c, component }: ComponentWork, within: Grain): void {
  const { paidFrom } = c.header;
  if (paidFrom === undefined) return;
  const first = startsOfMonths(c).map(formatDate).indexOf(paidFrom);
  if (first % MONTHS_IN[within] === 0) return;
  const why = `it runs over each ${within} to date, and ${paidFrom} lies inside one; nothing brings in what came before in it`;
  refuse('not-compiled', component.timing, { what: component.name, why });
}

/** Adds what pay to date changes by, which a deduction and what it leaves open both read. */
function addRise({ c, component, id }: ComponentWork, formula: Expression): string {
  const title = `${titleOf(component)}, change of pay to date`;
  const value = { title, stage: 'to date', unit: c.header.currency, subject: 'payee', formula } as const;
  return addValue(c, `${id}/rise`, value, component);
}

function fallingRule(work: ComponentWork): Falling {
  const { c, component, id } = work;
  const written = clauseOf(component, 'FallingClause')?.rule;
  const rule =
    Object.values(FALLING).find((words) => words === `if pay to date falls, ${written}`) ??
    c.choices.settle({
      code: 'choice-falling',
      params: { component: component.name, stretch: component.timing.runsOver ?? 'year' },
      node: component.timing,
      owner: id,
      readings: [FALLING.takeBack, FALLING.deduct, FALLING.forget],
    });
  return rule;
}
