import { add, type Rational, sign, sub, ZERO } from '@ontarget/evaluator/numbers';
import { type Spread, spreadOf } from '../../simulate/percentiles.ts';
import type { BeforeAndAfter, CostsByBoth, RoleCosts } from './both.ts';

/** What a year costs over all draws, and at target. */
export interface CostSpread extends Spread {
  readonly target: Rational;
}

/** What the people of some roles cost by both plans. */
export interface CostGroup {
  /** Titles of the roles; several where small groups were merged. */
  readonly roles: readonly string[];
  /** How many have one of the roles, and how many of them are paid otherwise in some drawn year. */
  readonly payees: number;
  readonly moving: number;
  readonly before: CostSpread;
  readonly after: CostSpread;
  /** What each drawn year costs more by the later plan, over all draws: not the difference of the percentiles. */
  readonly difference: CostSpread;
}

/** What the same drawn years cost by two plans, without anybody's name, and no amount of fewer people than asked for. */
export interface CostSummary {
  readonly payees: number;
  readonly moving: number;
  /** In how many drawn years the later plan costs more, less and the same. */
  readonly years: { readonly more: number; readonly less: number; readonly same: number };
  /** Absent where it would tell of too few. */
  readonly total?: CostGroup;
  /** What each drawn year costs by both, for a chart; absent with the total. */
  readonly draws?: readonly BeforeAndAfter[];
  /** The roles, those that differ most first; empty where even all together are too few. */
  readonly groups: readonly CostGroup[];
}

/**
 * What both plans cost, for many readers. Whoever knows the roster could work out one person's pay from an amount of few, so a
 * group has at least `smallest` people, and as many who are paid otherwise, or none: else the difference would be that of a few.
 *
 * @param titles the title of each role by its name
 * @param smallest the fewest people that an amount may be about; 1 for who may see everybody's pay
 */
export function costSummary(
  { roles }: CostsByBoth,
  titles: ReadonlyMap<string, string>,
  smallest: number,
): CostSummary {
  const named = roles.map((one): Group => ({ ...one, titles: [titles.get(one.role) ?? one.role] }));
  const all = named.reduce(joined, NOBODY);
  const differences = all.draws.map(differenceOf).map(sign);
  const isShown = isEnough(all, smallest);
  const count = (of: number) => differences.filter((one) => one === of).length;
  return {
    payees: all.people.size,
    moving: all.moving.size,
    years: { more: count(1), less: count(-1), same: count(0) },
    ...(isShown ? { total: groupOf(all), draws: all.draws } : {}),
    groups: isShown ? merged(named, smallest).map(groupOf).sort(byDifference) : [],
  };
}

type Group = Omit<RoleCosts, 'role'> & { readonly titles: readonly string[] };

const NOTHING: BeforeAndAfter = { before: ZERO, after: ZERO };
const NOBODY: Group = { titles: [], people: new Set(), moving: new Set(), target: NOTHING, draws: [] };

function isEnough({ people, moving }: Group, smallest: number): boolean {
  return people.size >= smallest && (moving.size === 0 || moving.size >= smallest);
}

/** The smallest are merged until each has enough; what is left over joins the one before it. */
function merged(roles: readonly Group[], smallest: number): Group[] {
  const sized = [...roles].sort(
    (a, b) =>
      a.moving.size - b.moving.size ||
      a.people.size - b.people.size ||
      ((a.titles[0] ?? '') < (b.titles[0] ?? '') ? -1 : 1),
  );
  const groups: Group[] = [];
  for (const role of sized) {
    const last = groups.at(-1);
    if (last === undefined || isEnough(last, smallest)) groups.push(role);
    else groups[groups.length - 1] = joined(last, role);
  }
  while (groups.length > 1 && !isEnough(groups.at(-1) as Group, smallest)) {
    const [second, last] = groups.splice(-2) as [Group, Group];
    groups.push(joined(second, last));
  }
  return groups;
}

function joined(a: Group, b: Group): Group {
  const draws = Array.from({ length: Math.max(a.draws.length, b.draws.length) }, (_, draw) =>
    added(a.draws[draw] ?? NOTHING, b.draws[draw] ?? NOTHING),
  );
  return {
    titles: [...a.titles, ...b.titles],
    people: new Set([...a.people, ...b.people]),
    moving: new Set([...a.moving, ...b.moving]),
    target: added(a.target, b.target),
    draws,
  };
}

function added(a: BeforeAndAfter, b: BeforeAndAfter): BeforeAndAfter {
  return { before: add(a.before, b.before), after: add(a.after, b.after) };
}

function groupOf({ titles, people, moving, target, draws }: Group): CostGroup {
  return {
    roles: titles,
    payees: people.size,
    moving: moving.size,
    before: { target: target.before, ...spreadOf(draws.map(({ before }) => before)) },
    after: { target: target.after, ...spreadOf(draws.map(({ after }) => after)) },
    difference: { target: differenceOf(target), ...spreadOf(draws.map(differenceOf)) },
  };
}

function differenceOf({ before, after }: BeforeAndAfter): Rational {
  return sub(after, before);
}

function byDifference(a: CostGroup, b: CostGroup): number {
  const size = ({ difference: { mean } }: CostGroup) => (sign(mean) < 0 ? sub(ZERO, mean) : mean);
  return sign(sub(size(b), size(a))) || ((a.roles[0] ?? '') < (b.roles[0] ?? '') ? -1 : 1);
}
