import type { Expression } from '@ontarget/evaluator/format';
import { ZERO } from '@ontarget/evaluator/numbers';
import { clauseOf } from '@ontarget/language';
import { constant, difference, greatest, readValue } from '../build/expressions.ts';
import { refuse } from '../problems.ts';
import { clawbackOf, ownPay } from './clawback.ts';
import type { Measured } from './subject.ts';
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
  if (measurement.toDate === undefined) addStage(work, stage, currency, pay);
  else {
    const rule = fallingRule(work);
    addStage(work, 'to date', currency, pay);
    addStage(work, stage, currency, newlyEarned(work, rule, `${work.id}/${ownPay(work.component)}`), {
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
 * With F pay to date: `take it back` is F less the F before; `forget it` the same, never below zero; `deduct it from
 * later pay` is F less all that was earned before, never below zero.
 */
function newlyEarned(work: ComponentWork, rule: Falling, before: string): Expression {
  const { c, measurement } = work;
  const nothing = constant(ZERO, c.header.currency);
  const toDate = stageValue(work, 'to date');
  if (rule === FALLING.deduct) {
    const sofar: Expression = {
      op: 'over',
      each: measurement.grain,
      periods: 'before the window',
      of: readValue(before),
    };
    return greatest([nothing, difference(toDate, sofar)]);
  }
  const rise = difference(toDate, { op: 'previous', of: toDate, whenFirst: nothing });
  return rule === FALLING.takeBack ? rise : greatest([nothing, rise]);
}

function fallingRule(work: ComponentWork): Falling {
  const { c, component, id } = work;
  const written = clauseOf(component, 'FallingClause')?.rule;
  const rule =
    Object.values(FALLING).find((words) => words === `if pay to date falls, ${written}`) ??
    c.choices.settle({
      code: 'choice-falling',
      params: { component: component.name },
      node: component.timing,
      owner: id,
      readings: [FALLING.takeBack, FALLING.deduct, FALLING.forget],
    });
  if (rule === FALLING.deduct) refuseOwed(work);
  return rule;
}

/** A shortfall that is owed after exit would have to be kept as a balance, which components do not have. */
function refuseOwed({ c, component }: ComponentWork): void {
  if (c.header.openShortfalls !== 'owed') return;
  refuse('not-compiled', component, {
    what: component.name,
    why: 'the header has open shortfalls owed, and no balance carries a shortfall past exit or year end; write "open shortfalls forgiven", or "take it back"',
  });
}
