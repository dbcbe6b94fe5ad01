import { periodsOfYear, WHOLE_YEAR, type Window } from '@ontarget/evaluator/engine';
import type { Plan, ValueId } from '@ontarget/evaluator/format';
import { add, compare, div, mul, neg, ONE, type Rational, sign, ZERO } from '@ontarget/evaluator/numbers';
import { Bounds } from './bounds.ts';
import { Dependence } from './depends.ts';
import { type Direction, Directions } from './direction.ts';
import { evaluateNode, exactly } from './evaluate.ts';
import { casesOf, findFall, type Pair, placesAlong } from './falls.ts';
import { axisOf } from './grid.ts';
import { type Highest, highest } from './highest.ts';
import type { Input, Point } from './input.ts';
import { isWholeAlong, type Jump, jumpsAlong } from './jumps.ts';
import type { Node } from './node.ts';
import { NotDecided } from './not-decided.ts';
import { inOrder, isPossible } from './ordered.ts';
import { Reading } from './reading.ts';
import { less } from './restrict.ts';
import { StandardPayee } from './standard.ts';
import { type AtTarget, atTarget, cutsOf, type Part } from './targets.ts';

/** Whether pay follows a result the way it should. */
export type Follows =
  | { readonly verdict: 'yes'; readonly direction: Direction }
  /** Two cases, the better result second, that the engine pays `pays` for. */
  | {
      readonly verdict: 'no';
      readonly pair: Pair;
      readonly pays: readonly [Rational, Rational];
      readonly input: Input;
    }
  | { readonly verdict: 'not decided'; readonly reason: string };

/**
 * What a component, or a role's total, pays a payee at standard terms, as an exact function of the results it depends on.
 * A component is looked at over its first period that it is in force in (over the year where it runs year to date, a quarter or
 * half-year where it runs over these), a total over the year: what its payment periods come to together. Money is exact,
 * before it is rounded.
 */
export class PayFunction {
  readonly plan: Plan;
  readonly role: string;
  /** Undefined: the role's total. */
  readonly component: string | undefined;
  readonly windows: readonly Window[];
  readonly node: Node;
  readonly bounds: Bounds;
  /** Results that are worked out from others which pay depends on too; they are taken as if they could differ freely. */
  readonly related: readonly Input[];
  readonly isRounded: boolean;
  private readonly payee: StandardPayee;
  private readonly value: ValueId;
  private readonly reading: Reading;
  private readonly directions: Directions;
  private targets: AtTarget | undefined;

  /** Throws `NotDecided` where pay is no such function. */
  constructor(plan: Plan, role: string, component?: string) {
    this.plan = plan;
    this.role = role;
    this.component = component;
    this.payee = new StandardPayee(plan, role);
    if (plan.amended !== undefined) throw new NotDecided('the plan amends another one in mid-year');
    const definition = plan.roles[role];
    const one = component === undefined ? undefined : definition?.components[component];
    const value = component === undefined ? definition?.total : one?.stages.payout;
    if (definition === undefined || value === undefined) throw new NotDecided('the plan has no such pay');
    this.value = value;
    this.windows = this.windowsOf();
    const { reading, node, related } = read(this.payee, value, this.windows);
    this.reading = reading;
    this.node = node;
    this.related = related;
    this.isRounded = reading.isRounded;
    this.bounds = new Bounds(reading.inputs.all, reading.builder);
    this.directions = new Directions(this.bounds);
  }

  private windowsOf(): readonly Window[] {
    const { plan, role, component, payee } = this;
    const { firstPaid } = payee.year;
    if (component === undefined) return periodsOfYear(plan.paid).filter(({ from }) => from >= firstPaid);
    const one = plan.roles[role]?.components[component];
    if (one === undefined) return [];
    if (one.toDate && one.within === undefined && firstPaid === 0) return [WHOLE_YEAR];
    const probe = new Reading(payee, new Dependence(plan));
    // Where it runs over each quarter or half-year to date, one of these as it stands at its end.
    const grain = firstPaid === 0 ? (one.within ?? one.measured) : one.measured;
    const first = periodsOfYear(grain).find(
      (window) => window.from >= firstPaid && probe.isInForce(one, window),
    );
    return first === undefined ? [] : [first];
  }

  /** The results that pay depends on. */
  get inputs(): readonly Input[] {
    return this.reading.inputs.all.filter(({ index }) => this.node.inputs.has(index));
  }

  /** The windows in words, such as `FY27-Q1`. */
  get period(): string {
    const [first, last] = [this.windows[0], this.windows.at(-1)];
    if (first === undefined || last === undefined) return '';
    return this.payee.year.label({ from: first.from, to: last.to });
  }

  /** Every result at its target. */
  get target(): AtTarget {
    this.targets ??= atTarget(this.reading, this.bounds, this.node, this.parts(), this.plan, this.role);
    return this.targets;
  }

  private parts(): readonly Part[] {
    const { plan, role, component, windows } = this;
    const components = plan.roles[role]?.components ?? {};
    if (component !== undefined) {
      const one = components[component];
      return one === undefined ? [] : windows.map((window) => ({ component: one, window }));
    }
    return Object.values(components).flatMap((one) =>
      windows.flatMap((paid) =>
        periodsOfYear(one.measured)
          .filter(({ to }) => paid.from <= to && to <= paid.to)
          .map((window) => ({ component: one, window })),
      ),
    );
  }

  /** What a case pays, exactly, before money is rounded. */
  at(point: Point): Rational {
    return evaluateNode(this.node, point);
  }

  /** What the engine pays in a case, rounded as the plan says; undefined where it is held. */
  paid(point: Point): Rational | undefined {
    const { all } = this.reading.inputs;
    // What is added and taken back again is no matter, but the engine asks for it.
    const others = all
      .filter(({ index }) => !point.has(index))
      .map((one) => [one.index, anyOf(one)] as const);
    return this.payee.pays(this.value, this.windows, all, new Map([...point, ...others]));
  }

  /** What is paid where every result is at its target. */
  atTarget(): Rational {
    return this.at(this.target.point);
  }

  /** What is paid where every result that has a quota or a goal is at an attainment of it, and others at target. */
  atAttainment(attainment: Rational): Rational {
    const { point, attained } = this.target;
    return this.at(
      new Map(
        [...point].map(([input, value]) => [
          input,
          attained.has(input) && typeof value !== 'string' ? mul(value, attainment) : value,
        ]),
      ),
    );
  }

  /** The target pay of the component or of all, over the same windows; undefined where the plan states none. */
  targetPay(): Rational | undefined {
    let total: Rational | undefined;
    for (const { component, window } of this.parts()) {
      const id = component.stages['target pay'];
      if (id === undefined) continue;
      const answer = this.payee.constant(id, window);
      if (!answer.ok) return undefined;
      total = add(total ?? ZERO, exactly(answer.value));
    }
    return total;
  }

  /** Whether pay never falls as a result gets better; or as it rises (`way` 1), or falls (−1). */
  follows(input: Input, way: 1 | -1 = input.betterWhen === 'lower' ? -1 : 1): Follows {
    if (input.domain.kind === 'words') return { verdict: 'not decided', reason: 'grades have no order' };
    const direction = this.directions.of(this.node, input.index);
    const good = way === 1 ? 'rises' : 'falls';
    if (direction === good || direction === 'level') return { verdict: 'yes', direction };
    const pair = this.fallOf(input, way);
    if (pair === undefined) return { verdict: 'not decided', reason: this.whyNot() };
    const better: Pair = way === 1 ? pair : { low: pair.high, high: pair.low };
    const pays = [this.paid(better.low), this.paid(better.high)] as const;
    if (pays[0] === undefined || pays[1] === undefined || compare(pays[1], pays[0]) >= 0) {
      return { verdict: 'not decided', reason: 'it falls by less than what money is rounded to' };
    }
    return { verdict: 'no', pair: better, pays: [pays[0], pays[1]], input };
  }

  /** Why this is beyond the class, where it is. */
  whyNot(): string {
    const regions = this.bounds.regions(this.node);
    return regions instanceof NotDecided ? regions.message : 'no case was found that shows it';
  }

  private fallOf(input: Input, way: 1 | -1): Pair | undefined {
    const axis = axisOf(input, cutsOf(this.node, input, this.bounds));
    const places = placesAlong(axis, input.unit);
    const others = this.inputs
      .filter(({ index }) => index !== input.index)
      .map((other) => axisOf(other, cutsOf(this.node, other, this.bounds)));
    const unitOf = (index: number): string => this.bounds.inputs[index]?.unit ?? 'number';
    const { point } = this.target;
    const cases = [point, ...casesOf(others, input.index, unitOf)];
    return findFall(this.node, input, way, places, cases, (one) => isPossible(one, this.inputs));
  }

  /** Where pay jumps as one result rises, in rising order. Throws `NotDecided`. */
  jumps(input: Input): readonly Jump[] {
    if (input.domain.kind === 'words') return [];
    const found = jumpsAlong(this.node, input, this.bounds, this.target.point);
    return found.toSorted((a, b) => compare(a.place, b.place));
  }

  /** Whether the jumps along a result are those with any other results, and not only with them at target. */
  isWhole(input: Input): boolean {
    return input.domain.kind === 'words' || isWholeAlong(this.node, input, this.bounds);
  }

  /** The jumps along every result, by result. Throws `NotDecided`. */
  jumpsOfAll(): readonly Jump[] {
    return this.inputs.flatMap((input) => this.jumps(input));
  }

  /** The most that can be paid. */
  most(): Highest {
    return this.possible(highest(this.node, this.bounds, this.target.point), 1);
  }

  /** The least that can be paid, the other way round: `value` is less than nothing by what it says. */
  leastNegated(): Highest {
    const { builder } = this.bounds;
    return this.possible(
      highest(less(builder, builder.constant(ZERO), this.node), this.bounds, this.target.point),
      -1,
    );
  }

  /** An extreme with a case that can come about, where one pays the same; what is only found in others is not decided. */
  private possible(found: Highest, side: 1 | -1): Highest {
    if (isPossible(found.where, this.inputs)) return found;
    const where = inOrder(found.where, this.inputs);
    // Further along the same line, which has no end.
    if (found.kind === 'without end') return { ...found, where };
    const reached = side === 1 ? this.at(where) : neg(this.at(where));
    if (found.kind === 'between') return { ...found, reached, where };
    // Where the most is only come closer to, so is it in the case beside.
    if (compare(reached, this.reachedBy(found, side)) === 0) return { ...found, where };
    return { kind: 'between', reached, where, bound: found.value };
  }

  private reachedBy({ where }: Highest, side: 1 | -1): Rational {
    return side === 1 ? this.at(where) : neg(this.at(where));
  }

  /** The most over what is paid at target; undefined where either is not known, or nothing is paid at target. */
  leverage(): Rational | undefined {
    const most = this.most();
    const target = this.atTarget();
    return most.kind === 'most' && sign(target) > 0 ? div(most.value, target) : undefined;
  }
}

/** Some result: the least that there is, or the first word. */
function anyOf({ domain }: Input): Rational | string {
  return domain.kind === 'words' ? (domain.words[0] ?? '') : (domain.low ?? domain.high ?? ZERO);
}

/** Results that are worked out from others which count too are seen through, where that is straight. */
function read(
  payee: StandardPayee,
  value: ValueId,
  windows: readonly Window[],
): { reading: Reading; node: Node; related: readonly Input[] } {
  const depends = new Dependence(payee.plan);
  const attempt = (expanded: ReadonlySet<ValueId>) => {
    const reading = new Reading(payee, depends, expanded);
    const node = reading.builder.sum(
      windows.map((window) => ({ of: reading.value(value, window), by: ONE })),
    );
    const inputs = reading.inputs.all.filter(({ index }) => node.inputs.has(index));
    const ids = new Set(inputs.map((input) => input.value));
    const related = inputs.filter((input) => [...depends.reads(input.value)].some((id) => ids.has(id)));
    return { reading, node, related };
  };
  const first = attempt(new Set());
  if (first.related.length === 0) return first;
  try {
    return attempt(new Set(first.related.map((input) => input.value)));
  } catch (problem) {
    if (problem instanceof NotDecided) return first;
    throw problem;
  }
}
