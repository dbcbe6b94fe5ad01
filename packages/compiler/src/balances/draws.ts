import type { Balance, Condition, Expression } from '@ontarget/evaluator/format';
import { ZERO } from '@ontarget/evaluator/numbers';
import { type Draw, drawsOf } from '@ontarget/language';
import type { RecoverableDraw, Role } from '@ontarget/language/ast';
import { anyOf, compare } from '../build/conditions.ts';
import {
  branch,
  constant,
  difference,
  greatest,
  least,
  product,
  readValue,
  select,
  sum,
} from '../build/expressions.ts';
import { addValue, type Compilation } from '../compilation.ts';
import { ids } from '../names.ts';
import { refuse } from '../problems.ts';
import { type DrawWork, drawAmount, fatesOf, repaymentOf } from './draw-terms.ts';

/** What a role's draws make of its total. */
export interface DrawnPay {
  readonly pay: Expression;
  readonly balances: Readonly<Record<string, Balance>>;
}

/**
 * Tops the total of a role up to its draws. With E the total, D the draw of the payment period and B what is owed:
 * drawn = max(0, D − E) where there is a draw; repaid = min(B before, r × max(0, E − D)); paid = E + drawn − repaid;
 * B = B before + drawn − repaid − forgiven. A draw that is not owed back comes first, and counts as earnings for one
 * that is.
 */
export function addDraws(c: Compilation, role: Role, total: Expression): DrawnPay {
  const draws = drawsOf(role);
  for (const kind of ['RecoverableDraw', 'NonRecoverableDraw'] as const) {
    const second = draws.filter(({ $type }) => $type === kind)[1];
    if (second !== undefined)
      refuse('said-twice', second, { owner: role.name, what: 'this kind of draw', first: 'above' });
  }
  const balances: Record<string, Balance> = {};
  let pay = total;
  const guarantee = draws.find(({ $type }) => $type === 'NonRecoverableDraw');
  if (guarantee !== undefined) {
    const work = workOf(c, role, guarantee, 'non-recoverable-draw');
    const out = addDrawn(work, pay);
    balances['non-recoverable draw'] = {
      title: 'Non-recoverable draw',
      kind: 'guarantee',
      draw: `${work.id}/amount`,
      out,
    };
    pay = sum([pay, readValue(out)]);
  }
  const draw = draws.find((one): one is RecoverableDraw => one.$type === 'RecoverableDraw');
  if (draw !== undefined) {
    const balance = addRecoverable(workOf(c, role, draw, 'recoverable-draw'), pay);
    balances['recoverable draw'] = balance;
    pay = difference(sum([pay, readValue(balance.out)]), readValue(balance.back));
  }
  return { pay, balances };
}

function workOf<D extends Draw>(c: Compilation, role: Role, draw: D, name: string): DrawWork<D> {
  const id = `${ids.role(role.name)}/${name}`;
  c.places.put(id, draw);
  return { c, draw, id };
}

/** Adds the draw of the period and what it tops up. */
function addDrawn(work: DrawWork, earned: Expression): string {
  const isOwed = work.draw.$type === 'RecoverableDraw';
  add(work, 'amount', isOwed ? 'Draw' : 'Non-recoverable draw', drawAmount(work));
  const amount = readValue(`${work.id}/amount`);
  const topUp = greatest([nothing(work), difference(amount, earned)]);
  const title = isOwed ? 'Topped up to the draw' : 'Topped up, never owed back';
  return add(work, 'drawn', title, select([branch(inForce(work), topUp)], nothing(work)));
}

function addRecoverable(
  work: DrawWork<RecoverableDraw>,
  earned: Expression,
): Balance & { readonly out: string; readonly back: string } {
  const { c, id } = work;
  const { currency } = c.header;
  const out = addDrawn(work, earned);
  const closing = `${id}/balance`;
  const broughtIn = add(work, 'brought-in', 'Owed before', {
    op: 'carried',
    balance: closing,
    opening: { op: 'opening', balance: 'recoverable draw' },
  });
  const fates = fatesOf(work);
  const back = add(work, 'repaid', 'Repaid of what is owed', repaid(work, earned, fates.exit));
  const open = difference(sum([readValue(broughtIn), readValue(out)]), readValue(back));
  const ends = [
    ...(fates.exit === 'forgiven' ? [EXIT] : []),
    ...(fates.yearEnd === 'forgiven' ? [YEAR_END] : []),
  ];
  const forgiven =
    ends.length === 0
      ? undefined
      : add(
          work,
          'forgiven',
          'Forgiven of what is owed',
          select([branch(anyOf(ends), open)], constant(ZERO, currency)),
        );
  add(work, 'balance', 'Still owed', forgiven === undefined ? open : difference(open, readValue(forgiven)));
  return {
    title: 'Recoverable draw',
    kind: 'draw',
    draw: `${id}/amount`,
    out,
    back,
    broughtIn,
    closing,
    ...(forgiven === undefined ? {} : { forgiven }),
  };
}

const EXIT: Condition = { op: 'ends', what: 'assignment' };
const YEAR_END: Condition = { op: 'ends', what: 'year' };

/** Owed at exit, all that the last payments hold goes to what is owed. */
function repaid(work: DrawWork<RecoverableDraw>, earned: Expression, exit: string): Expression {
  const { share, most, afterDraw } = repaymentOf(work);
  const before = readValue(`${work.id}/brought-in`);
  const above = greatest([nothing(work), difference(earned, readValue(`${work.id}/amount`))]);
  const part = least([
    product([share, readValue(add(work, 'above', 'Earned above the draw', above))]),
    before,
    ...(most === undefined ? [] : [most]),
  ]);
  const cases = [
    ...(exit === 'owed' ? [branch(EXIT, least([before, greatest([nothing(work), earned])]))] : []),
    ...(afterDraw ? [branch(inForce(work), nothing(work))] : []),
  ];
  return select(cases, part);
}

function inForce(work: DrawWork): Condition {
  return compare(readValue(`${work.id}/amount`), 'above', nothing(work));
}

function nothing({ c }: DrawWork): Expression {
  return constant(ZERO, c.header.currency);
}

function add({ c, draw, id }: DrawWork, suffix: string, title: string, formula: Expression): string {
  const value = { title, stage: 'balance', unit: c.header.currency, subject: 'payee', formula } as const;
  return addValue(c, `${id}/${suffix}`, value, draw);
}
