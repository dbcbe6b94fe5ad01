import {
  abs,
  div,
  eq,
  isZero,
  le,
  mul,
  ONE,
  type Rational,
  rational,
  sign,
  sub,
  ZERO,
} from '@ontarget/evaluator/numbers';
import { type MoveSummary, summaryOf } from './move-groups.ts';
import type { PayeeMove, PayeeMoves } from './payees.ts';

/** What one payee is paid in two comparisons. */
interface Both {
  readonly first: PayeeMove | undefined;
  readonly second: PayeeMove | undefined;
}

/**
 * Sums a comparison up for readers who see the amounts of another one beside it, of the same plan and data as they are now: what two
 * plans pay, and what a plan pays on two data. Each may be told by itself and not beside the other: where a change of the plan moves
 * five, and a change of the data the same five by as much and a sixth, the difference of the two totals is the sixth's move.
 *
 * A multiple of one comparison that takes what moves in another away for all but a few would tell of these; so would two totals of
 * which the one is without somebody's period that was held. Then the second is told by numbers of people alone. Else its total is
 * told, and not told apart any further, which could be set against the groups of the first.
 *
 * @param first what is told in full, as `summaryOf` sums it up
 */
export function summaryBeside(
  first: PayeeMoves,
  second: PayeeMoves,
  titles: ReadonlyMap<string, string>,
  smallest: number,
): MoveSummary {
  const [shown, alone] = [summaryOf(first, titles, smallest), summaryOf(second, titles, smallest)];
  if (smallest <= 1 || shown.total === undefined || alone.total === undefined) return alone;
  const payees = bothOf(first, second);
  const { total: _, gained: __, lost: ___, ...numbers } = alone;
  const hidden: MoveSummary = { ...numbers, groups: [], beside: 'numbers' };
  if (!payees.every(isSameNow)) return hidden;
  if (shown.more + shown.less === 0 || alone.more + alone.less === 0) return alone;
  const groupOf = new Map(shown.groups.flatMap(({ roles }, index) => roles.map((role) => [role, index])));
  const cells = Map.groupBy(payees, ({ first: one, second: other }) => {
    const role = one?.role ?? other?.role ?? '';
    const group = groupOf.get(titles.get(role) ?? role);
    // Nobody of these moves in the first, so that nothing of it takes away what moves in the second.
    if (group === undefined) return 'still';
    return shown.gained === undefined ? String(group) : `${group} ${sign(moveOf(one))}`;
  });
  const left = [...cells.values()].map((of) => leftIn(of, smallest)).reduce(sums(smallest), new Set([0]));
  return [...left].some((of) => of > 0 && of < smallest)
    ? hidden
    : { ...numbers, total: alone.total, groups: [], beside: 'total' };
}

function bothOf(first: PayeeMoves, second: PayeeMoves): Both[] {
  const found = new Map<string, Both>();
  for (const one of first.moves) found.set(one.payee, { first: one, second: undefined });
  for (const one of second.moves) found.set(one.payee, { first: found.get(one.payee)?.first, second: one });
  return [...found.values()];
}

/** Whether both comparisons pay somebody the same by the plan and the data of now, over the periods that each has. */
function isSameNow({ first, second }: Both): boolean {
  if (first !== undefined && second !== undefined) return eq(first.after, second.after);
  const only = first ?? second;
  return only === undefined || (isZero(only.before) && isZero(only.after));
}

/**
 * How many of some people may still move in the second comparison, when a multiple of the first is taken away: none of it, or one
 * that takes as good as all of the move of two or more. A multiple that fits one person alone nobody else can know.
 *
 * Only what leaves fewer than `smallest` counts, so that it fits one of the first `smallest` people, whoever they are.
 */
function leftIn(people: readonly Both[], smallest: number): ReadonlySet<number> {
  const moving = people
    .map(({ first, second }) => ({ x: moveOf(first), y: moveOf(second) }))
    .filter(isMoving);
  const left = new Set([Math.min(smallest, moving.filter(({ y }) => !isZero(y)).length)]);
  const inBoth = moving.filter(({ x, y }) => !isZero(x) && !isZero(y));
  for (const { x, y } of inBoth.slice(0, smallest)) {
    const multiple = div(y, x);
    const gone = moving.filter((one) => isAsGoodAs(one.y, mul(multiple, one.x))).length;
    if (gone >= 2) left.add(Math.min(smallest, moving.length - gone));
  }
  return left;
}

/** Rounding to cents keeps two moves from being exact multiples of each other; what is left then tells nothing. */
function isAsGoodAs(move: Rational, other: Rational): boolean {
  const difference = abs(sub(move, other));
  return le(difference, ONE) || le(difference, mul(abs(move), rational(1, 100)));
}

function isMoving({ x, y }: { readonly x: Rational; readonly y: Rational }): boolean {
  return !isZero(x) || !isZero(y);
}

function moveOf(one: PayeeMove | undefined): Rational {
  return one?.move ?? ZERO;
}

/** All sums of one number of each; what is enough is not counted on. */
function sums(smallest: number) {
  return (all: ReadonlySet<number>, more: ReadonlySet<number>): ReadonlySet<number> =>
    new Set([...all].flatMap((one) => [...more].map((other) => Math.min(smallest, one + other))));
}
