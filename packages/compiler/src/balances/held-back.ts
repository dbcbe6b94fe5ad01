import type { Balance, Condition, Expression, NodeId } from '@ontarget/evaluator/format';
import { ZERO } from '@ontarget/evaluator/numbers';
import type { HeldBackFates } from '@ontarget/language';
import type { AstNode } from 'langium';
import { anyOf } from '../build/conditions.ts';
import { branch, constant, difference, readValue, select, sum } from '../build/expressions.ts';
import { addValue, type Compilation } from '../compilation.ts';

/** Pay of one kind that is kept from its payment and released with later ones. */
export interface HeldBackWork {
  readonly c: Compilation;
  /** `role/R/C/instalments`. */
  readonly id: NodeId;
  /** What an examples table and the table `opening` call it, such as `instalments of Deals`. */
  readonly name: string;
  /** How its values are called, such as `Deals, instalments`. */
  readonly title: string;
  readonly node: AstNode;
}

/** What goes out of a payment and what comes back by itself; both read a payment period. */
export interface HeldBackMoves {
  readonly out: Expression;
  /**
   * What is released while the payee is in the role and the year goes on, given what was held back before, and what of the
   * table `opening` falls due.
   */
  readonly released: (before: Expression, openingDue: Expression) => Expression;
  /** Undefined where nothing can be open then. */
  readonly fates: HeldBackFates;
}

const EXIT: Condition = { op: 'ends', what: 'assignment' };
const AFTER_EXIT: Condition = { op: 'ends', what: 'assignment before' };
const YEAR_END: Condition = { op: 'ends', what: 'year' };

/**
 * Adds a balance of held-back pay: with B what is still held back, B = B before + out − released − forfeited. At exit and
 * at year end `paid` releases all of it, `forfeited` loses what is not released by itself then, and after the last day.
 */
export function addHeldBack(work: HeldBackWork, { out, released, fates }: HeldBackMoves): Balance {
  const { c, id, title } = work;
  const nothing = constant(ZERO, c.header.currency);
  const closing = `${id}/open`;
  const gone = add(work, 'held-back', `${title} held back`, out);
  const broughtIn = add(work, 'before', `${title} held back before`, {
    op: 'carried',
    balance: closing,
    opening: { op: 'opening', balance: work.name },
    per: 'assignment',
  });
  const open = sum([readValue(broughtIn), readValue(gone)]);
  const paidOut = [...(fates.exit === 'paid' ? [EXIT] : []), ...(fates.yearEnd === 'paid' ? [YEAR_END] : [])];
  const back = add(
    work,
    'released',
    `${title} released`,
    select(
      [
        ...(paidOut.length === 0 ? [] : [branch(anyOf(paidOut), open)]),
        ...(fates.exit === 'forfeited' ? [branch(AFTER_EXIT, nothing)] : []),
      ],
      released(readValue(broughtIn), { op: 'opening', balance: work.name, due: 'in the window' }),
    ),
  );
  const left = difference(open, readValue(back));
  const lost = [
    ...(fates.exit === 'forfeited' ? [EXIT] : []),
    ...(fates.yearEnd === 'forfeited' ? [YEAR_END] : []),
  ];
  const forgiven =
    lost.length === 0
      ? undefined
      : add(work, 'forfeited', `${title} forfeited`, select([branch(anyOf(lost), left)], nothing));
  add(
    work,
    'open',
    `${title} still held back`,
    forgiven === undefined ? left : difference(left, readValue(forgiven)),
  );
  return {
    title: work.name.charAt(0).toUpperCase() + work.name.slice(1),
    kind: 'held back',
    out: gone,
    back,
    broughtIn,
    closing,
    ...(forgiven === undefined ? {} : { forgiven }),
  };
}

/** The operand for the payment some periods earlier; nothing before the year, or before the assignment. */
export function earlier(c: Compilation, of: Expression, periods: number): Expression {
  const whenFirst = constant(ZERO, c.header.currency);
  return periods === 0 ? of : { op: 'previous', of: earlier(c, of, periods - 1), whenFirst };
}

/** What is paid once balances have kept from it and released what they do. */
export function afterHeldBack(pay: Expression, balances: readonly Balance[]): Expression {
  if (balances.length === 0) return pay;
  const released = balances.flatMap(({ back }) => (back === undefined ? [] : [readValue(back)]));
  const kept = balances.flatMap(({ out }) => (out === undefined ? [] : [readValue(out)]));
  return difference(sum([pay, ...released]), sum(kept));
}

function add({ c, id, node }: HeldBackWork, suffix: string, title: string, formula: Expression): string {
  const value = { title, stage: 'balance', unit: c.header.currency, subject: 'payee', formula } as const;
  return addValue(c, `${id}/${suffix}`, value, node);
}
