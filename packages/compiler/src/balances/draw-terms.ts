import type { Expression, NodeId } from '@ontarget/evaluator/format';
import { ZERO } from '@ontarget/evaluator/numbers';
import { type Draw, openDrawsOf } from '@ontarget/language';
import type { RecoverableDraw } from '@ontarget/language/ast';
import { constant } from '../build/expressions.ts';
import type { Compilation } from '../compilation.ts';
import { fraction, moneyAmount } from '../literals.ts';
import { refuse } from '../problems.ts';
import { byTenure } from './tenure.ts';

/** A draw under way. */
export interface DrawWork<D extends Draw = Draw> {
  readonly c: Compilation;
  readonly draw: D;
  /** `role/R/recoverable-draw`: a hyphen, which no name of a component has. */
  readonly id: NodeId;
}

/** What the draw of a payment period is: the months' amounts, by days employed or in full. */
export function drawAmount({ c, draw, id }: DrawWork): Expression {
  const { currency } = c.header;
  const amounts = draw.amounts.map((text) => constant(moneyAmount(draw, text, currency), currency));
  const what = `The draw of ${draw.$container.name}`;
  const [only, second] = amounts;
  if (draw.months === undefined && (only === undefined || second !== undefined)) {
    const problem = `there are ${amounts.length} amounts, and no months of tenure that they are for`;
    return refuse('tenure-months-wrong', draw, { what, problem });
  }
  const nothing = constant(ZERO, currency);
  const of = draw.months === undefined ? (only ?? nothing) : byTenure(what, draw.months, amounts, nothing);
  return { op: 'accrue', of, proration: isProrated({ c, draw, id }) ? 'by days' : 'in full' };
}

function isProrated({ c, draw, id }: DrawWork): boolean {
  if (draw.proration !== undefined) return draw.proration === 'prorated';
  const reading = c.choices.settle({
    code: 'choice-draw-proration',
    params: paramsOf(draw),
    node: draw,
    owner: id,
    readings: ['prorated', 'in full'],
  });
  return reading === 'prorated';
}

/** How what is owed is repaid. */
export interface Repayment {
  /** The part of earnings above the draw, as a formula. */
  readonly share: Expression;
  /** The most that is repaid in a payment period. */
  readonly most?: Expression;
  /** Whether nothing is repaid while there is a draw. */
  readonly afterDraw: boolean;
}

const ALL_AT_ONCE = 'top-ups are owed back: 100% of earnings above the draw, from the month after';
const HALF = 'top-ups are owed back: 50% of earnings above the draw, from the month after';
const AFTER_DRAW =
  'top-ups are owed back: 100% of earnings above the draw, from the month after the last draw';

export function repaymentOf({ c, draw, id }: DrawWork<RecoverableDraw>): Repayment {
  const { currency } = c.header;
  const said = draw.clauses.find((clause) => clause.$type === 'DrawRepayment');
  if (said !== undefined) {
    const { most } = said;
    return {
      share: constant(fraction(said, said.percent), 'percent'),
      afterDraw: said.afterDraw,
      ...(most === undefined
        ? {}
        : { most: eachMonth(constant(moneyAmount(said, most, currency), currency)) }),
    };
  }
  const reading = c.choices.settle({
    code: 'choice-draw-repayment',
    params: paramsOf(draw),
    node: draw,
    owner: id,
    readings: [ALL_AT_ONCE, HALF, AFTER_DRAW],
  });
  const share = constant(fraction(draw, reading === HALF ? '50%' : '100%'), 'percent');
  return { share, afterDraw: reading === AFTER_DRAW };
}

/** An amount a month over a payment period, however long the payee is there. */
function eachMonth(of: Expression): Expression {
  return { op: 'over', each: 'month', periods: 'in the window', of };
}

/** What becomes of what is owed, at exit and when the year ends. */
export function fatesOf({ c, draw, id }: DrawWork<RecoverableDraw>): { exit: string; yearEnd: string } {
  const said = openDrawsOf(draw, c.header.open);
  const open = { params: paramsOf(draw), node: draw, owner: id };
  const [forgiven, owed] = ['at exit: forgiven', 'at exit: owed'] as const;
  const [ended, carried] = ['at year end: forgiven', 'at year end: carried over'] as const;
  return {
    exit:
      said.exit ??
      c.choices
        .settle({ code: 'choice-draw-exit', ...open, readings: [forgiven, owed] })
        .replace('at exit: ', ''),
    yearEnd:
      said.yearEnd ??
      c.choices
        .settle({ code: 'choice-draw-year-end', ...open, readings: [ended, carried] })
        .replace('at year end: ', ''),
  };
}

function paramsOf(draw: Draw): { role: string; amount: string } {
  return { role: draw.$container.name, amount: draw.amounts[0] ?? '' };
}
