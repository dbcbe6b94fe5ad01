import { type Input, NotDecided, PayFunction, type Point, sizeOfJump } from '@ontarget/analysis/prove';
import type { Plan } from '@ontarget/evaluator/format';
import {
  abs,
  add,
  compare,
  formatRational,
  mul,
  type Rational,
  rational,
  sub,
} from '@ontarget/evaluator/numbers';
import { moved, placesOf } from './grid.ts';

/** How many questions were decided, and how many were not, by question. */
export type Tally = Map<string, number>;

/** What a plan says wrongly of itself, by brute force: the reference engine pays every case. Empty where nothing. */
export function brokenVerdicts(
  plan: Plan,
  role: string,
  component: string | undefined,
  tally: Tally,
): string[] {
  const count = (what: string): void => void tally.set(what, (tally.get(what) ?? 0) + 1);
  let pay: PayFunction;
  try {
    pay = new PayFunction(plan, role, component);
  } catch (problem) {
    if (!(problem instanceof NotDecided)) throw problem;
    count('no function');
    return [];
  }
  const broken: string[] = [];
  const slack = slackOf(plan, pay);
  const most = pay.most();
  count(`most: ${most.kind}`);
  const told = (point: Point): string =>
    pay.inputs.map(({ name, index }) => `${name} ${shown(point.get(index))}`).join(', ');
  const check = (point: Point): Rational | undefined => {
    const paid = pay.paid(point);
    if (paid === undefined) return undefined;
    if (compare(abs(sub(paid, pay.at(point))), slack) > 0) {
      broken.push(
        `the engine pays ${shown(paid)} for ${told(point)}, and the function says ${shown(pay.at(point))}`,
      );
    }
    if (most.kind === 'most' && compare(paid, add(most.value, slack)) > 0) {
      broken.push(`at most ${shown(most.value)} is said, and ${shown(paid)} is paid for ${told(point)}`);
    }
    if (most.kind === 'between' && most.bound !== undefined && compare(paid, add(most.bound, slack)) > 0) {
      broken.push(`the bound ${shown(most.bound)} is said, and ${shown(paid)} is paid for ${told(point)}`);
    }
    return paid;
  };
  const reached = check(most.where);
  if (
    most.kind === 'most' &&
    most.isReached &&
    reached !== undefined &&
    compare(add(reached, slack), most.value) < 0
  ) {
    broken.push(`${shown(most.value)} is said to be paid for ${told(most.where)}, and ${shown(reached)} is`);
  }
  for (const input of pay.inputs.slice(0, 2)) {
    const along = alongOne(plan, pay, input, check);
    broken.push(...along.map((one) => `${input.name}: ${one}`));
    count(`follows: ${pay.follows(input).verdict}`);
  }
  return broken.map((one) => `${role} ${component ?? 'total'}: ${one}`);
}

function alongOne(
  plan: Plan,
  pay: PayFunction,
  input: Input,
  check: (point: Point) => Rational | undefined,
): string[] {
  const broken: string[] = [];
  const slack = mul(slackOf(plan, pay), rational(2));
  const places = placesOf(plan, pay, input);
  const paid = places.map((place) => check(moved(pay.target.point, input, place)));
  const follows = pay.follows(input);
  if (follows.verdict === 'yes') {
    const way = input.betterWhen === 'lower' ? -1 : 1;
    for (let i = 1; i < places.length; i += 1) {
      const [a, b] = [paid[i - 1], paid[i]];
      if (a === undefined || b === undefined) continue;
      const by = way === 1 ? sub(a, b) : sub(b, a);
      if (compare(by, slack) > 0)
        broken.push(`never falls is said, and ${shown(places[i])} pays ${shown(b)} after ${shown(a)}`);
    }
  }
  if (follows.verdict === 'no') {
    const [low, high] = [pay.paid(follows.pair.low), pay.paid(follows.pair.high)];
    if (low === undefined || high === undefined || compare(high, low) >= 0) {
      broken.push(`a fall is said that the engine does not pay: ${shown(low)} then ${shown(high)}`);
    }
  }
  let jumps: ReturnType<PayFunction['jumps']>;
  try {
    jumps = pay.jumps(input);
  } catch (problem) {
    if (problem instanceof NotDecided) return broken;
    throw problem;
  }
  for (const jump of jumps) {
    const near = rational(1, 10_000_000);
    const [below, above] = [sub(jump.place, near), add(jump.place, near)].map((place) => {
      const isInside =
        input.domain.kind === 'numbers' &&
        (input.domain.low === undefined || compare(place, input.domain.low) >= 0);
      return pay.paid(moved(jump.others, input, isInside ? place : jump.place));
    });
    const at = pay.paid(moved(jump.others, input, jump.place));
    const size = abs(sizeOfJump(jump));
    const [b, o, a] = [below, at, above];
    if (b === undefined || o === undefined || a === undefined) continue;
    const seen = [sub(o, b), sub(a, o), sub(a, b)].map(abs).reduce((x, y) => (compare(x, y) > 0 ? x : y));
    if (compare(abs(sub(seen, size)), add(slack, rational(1))) > 0) {
      broken.push(
        `a jump of ${shown(size)} is said at ${shown(jump.place)}, and the engine pays ${shown(b)}, ${shown(o)}, ${shown(a)}`,
      );
    }
  }
  // Wherever no jump is said, pay moves a little where the result does.
  for (const place of places) {
    if (jumps.some((jump) => compare(abs(sub(jump.place, place)), rational(1, 1000)) < 0)) continue;
    if (!canCome(pay, moved(pay.target.point, input, place))) continue;
    const near = rational(1, 10_000_000);
    const [a, b] = [
      check(moved(pay.target.point, input, place)),
      check(moved(pay.target.point, input, add(place, near))),
    ];
    if (a === undefined || b === undefined) continue;
    if (compare(abs(sub(a, b)), add(slack, rational(1, 10))) > 0) {
      broken.push(`no jump is said at ${shown(place)}, and the engine pays ${shown(a)} then ${shown(b)}`);
    }
  }
  return broken;
}

/** Whether results to date can be as a case has them: rows that add up come to no more in a part of a stretch than in all of it. */
function canCome({ inputs }: PayFunction, point: Point): boolean {
  return inputs.every((whole) =>
    inputs.every((part) => {
      const [begins, ends = ''] = whole.window.split('/');
      const [first, last = ''] = part.window.split('/');
      if (!part.addsUp || part.value !== whole.value || first !== begins || last >= ends) return true;
      const [less, more] = [point.get(part.index), point.get(whole.index)];
      return typeof less !== 'object' || typeof more !== 'object' || compare(less, more) <= 0;
    }),
  );
}

/** What rounding can move pay by: once for each amount that is rounded. */
function slackOf(plan: Plan, pay: PayFunction): Rational {
  const parsed = plan.rounding.unit.split('/').map(Number);
  const unit = rational(parsed[0] ?? 1, parsed[1] ?? 1);
  const times =
    pay.component === undefined ? 12 * Object.keys(plan.roles[pay.role]?.components ?? {}).length : 1;
  return mul(unit, rational(times + 1));
}

function shown(value: Rational | string | undefined): string {
  return value === undefined ? 'nothing' : typeof value === 'string' ? value : formatRational(value);
}
