import { add, type Rational, sign, sum } from '@ontarget/evaluator/numbers';
import type { PayeeMove, PayeeMoves } from './payees.ts';

/** What moves by among the payees of some roles. */
export interface MoveGroup {
  /** Titles of the roles; several where small groups were merged. */
  readonly roles: readonly string[];
  /** How many are paid more, and how many less. */
  readonly more: number;
  readonly less: number;
  /** How many are in the roles, with those who are paid the same. */
  readonly payees: number;
  /** By how much together. */
  readonly move: Rational;
}

/** What two plans pay on the same data without anybody's name, nor an amount of fewer people than asked for. */
export interface MoveSummary {
  readonly periods: readonly string[];
  /** How many are compared, and how many of them are paid more, less and the same. */
  readonly payees: number;
  readonly more: number;
  readonly less: number;
  readonly same: number;
  /** How many are held or in error by either plan in some period, which is no part of any amount then. */
  readonly unpaid: number;
  /** Absent where it would tell the pay, or the move, of too few. */
  readonly total?: { readonly before: Rational; readonly after: Rational; readonly move: Rational };
  /** What those who are paid more gain and those who are paid less lose; absent where either would tell of too few. */
  readonly gained?: Rational;
  readonly lost?: Rational;
  /** By role, where somebody is paid otherwise, the largest group first; empty where even all together are too few. */
  readonly groups: readonly MoveGroup[];
  /** Titles of the roles in which nobody is paid otherwise. */
  readonly still: readonly string[];
  /**
   * Where another comparison is told beside this one: whether for its sake only numbers of people are told here, or only the total.
   */
  readonly beside?: 'numbers' | 'total';
}

/**
 * Adds moves up for many readers. An amount is that of at least `smallest` people who are paid otherwise: those who are paid the
 * same hide nobody, since the difference of two totals is the move of the others alone.
 *
 * @param smallest the fewest people that an amount may be about; 1 for who may see everybody's pay
 */
export function summaryOf(
  { periods, moves, unpaid }: PayeeMoves,
  titles: ReadonlyMap<string, string>,
  smallest: number,
): MoveSummary {
  const gaining = moves.filter(({ move }) => sign(move) > 0);
  const losing = moves.filter(({ move }) => sign(move) < 0);
  const [more, less] = [gaining.length, losing.length];
  const enough = (count: number) => count === 0 || count >= smallest;
  const isShown = moves.length >= smallest && enough(more + less);
  const byRole = Map.groupBy(moves, ({ role }) => titles.get(role) ?? role);
  const groups = isShown && more + less > 0 ? groupsOf(byRole, smallest) : [];
  // What all gain less what groups gain that only gain is what is gained in the others: they need to have enough, too.
  const isSplit = isShown && [{ more, less }, ...groups].every((of) => enough(of.more) && enough(of.less));
  return {
    periods,
    payees: moves.length,
    more,
    less,
    same: moves.length - more - less,
    unpaid: unpaid.length,
    ...(isShown ? { total: totalOf(moves) } : {}),
    ...(isSplit ? { gained: moved(gaining), lost: moved(losing) } : {}),
    groups,
    still: [...byRole]
      .filter(([, of]) => !of.some(isMove))
      .map(([role]) => role)
      .sort(),
  };
}

function totalOf(moves: readonly PayeeMove[]): NonNullable<MoveSummary['total']> {
  const before = sum(moves.map((one) => one.before));
  const move = moved(moves);
  return { before, after: add(before, move), move };
}

/** The smallest are merged until each has enough who move; the last one left over joins the one before it. */
function groupsOf(byRole: ReadonlyMap<string, readonly PayeeMove[]>, smallest: number): MoveGroup[] {
  const count = (of: readonly PayeeMove[]) => of.filter(isMove).length;
  const sized = [...byRole]
    .filter(([, of]) => count(of) > 0)
    .map(([role, of]) => ({ roles: [role], of }))
    .sort((a, b) => count(a.of) - count(b.of) || (a.roles[0] ?? '').localeCompare(b.roles[0] ?? '', 'en'));
  const groups: typeof sized = [];
  for (const group of sized) {
    const last = groups.at(-1);
    if (last === undefined || count(last.of) >= smallest) groups.push(group);
    else
      groups[groups.length - 1] = { roles: [...last.roles, ...group.roles], of: [...last.of, ...group.of] };
  }
  const [last, second] = [groups.at(-1), groups.at(-2)];
  if (last !== undefined && second !== undefined && count(last.of) < smallest)
    groups.splice(-2, 2, { roles: [...second.roles, ...last.roles], of: [...second.of, ...last.of] });
  return groups.reverse().map(({ roles, of }) => ({
    roles,
    payees: of.length,
    more: of.filter(({ move }) => sign(move) > 0).length,
    less: of.filter(({ move }) => sign(move) < 0).length,
    move: moved(of),
  }));
}

function isMove({ move }: PayeeMove): boolean {
  return sign(move) !== 0;
}

function moved(moves: readonly PayeeMove[]): Rational {
  return sum(moves.map(({ move }) => move));
}
