import { periodsOfYear, type Window } from '@ontarget/evaluator/engine';
import type { Plan } from '@ontarget/evaluator/format';
import { type CanonicalValue, canonicalJson } from '@ontarget/evaluator/format';
import { compare, neg, ONE, type Rational, sign, ZERO } from '@ontarget/evaluator/numbers';
import { Bounds } from './bounds.ts';
import { Builder } from './build.ts';
import { Dependence } from './depends.ts';
import { evaluateNode } from './evaluate.ts';
import { beyond, type Highest, highest } from './highest.ts';
import type { Input, Point } from './input.ts';
import { Inputs } from './inputs.ts';
import type { Node } from './node.ts';
import { NotDecided } from './not-decided.ts';
import { PayFunction } from './pay-function.ts';
import { Reading } from './reading.ts';
import { less } from './restrict.ts';
import { StandardPayee } from './standard.ts';

/** Results with which two plans pay differently, and what the engine pays by each. */
export interface DifferenceCase {
  readonly results: readonly { readonly input: Input; readonly value: Rational | string }[];
  readonly before: Rational;
  readonly after: Rational;
}

/** What a role is paid by one plan less what it is paid by another, over all results that there can be. */
export type PaysOtherwise =
  /** For every result both pay the same. */
  | { readonly kind: 'the same' }
  | {
      readonly kind: 'otherwise';
      /** The most that somebody gains, and loses; `exact` where no results gain (or lose) more, `endless` where there is no most. */
      readonly gain?: Extreme;
      readonly loss?: Extreme;
    };

export interface Extreme {
  /** More than zero. */
  readonly amount: Rational;
  readonly kind: 'exact' | 'endless' | 'at least';
  readonly where: DifferenceCase;
}

/**
 * What a role's total over the year comes to by two plans for the same results, for somebody at the standard terms of each:
 * one formula, so that whether they differ is decided and not sampled. Money is exact, before it is rounded.
 */
export class PayDifference {
  /** Results that the two plans count otherwise: for the same deals they may differ, which this does not ask. */
  readonly countedOtherwise: readonly Input[];
  private readonly sides: { readonly before: Side; readonly after: Side };
  private readonly difference: Node;
  private readonly bounds: Bounds;
  private readonly inputs: Inputs;
  private readonly start: Point;

  /**
   * Throws `NotDecided` where either total is no such function, or they are not about the same periods.
   *
   * @param only one of the payment periods, where not the whole year is asked about
   */
  constructor(before: Plan, after: Plan, role: string, only?: Window) {
    const all = windowsOf(after);
    const windows = only === undefined ? all : [only];
    if (JSON.stringify(windowsOf(before)) !== JSON.stringify(all) || !isSameYear(before, after))
      throw new NotDecided('they are paid for other periods');
    const builder = new Builder();
    const payee = new StandardPayee(after, role);
    this.inputs = new Inputs(together(before, after), payee.year);
    const side = (plan: Plan, nameOf: (curve: string) => string): Side => {
      if (plan.amended !== undefined) throw new NotDecided('one of them amends another plan in mid-year');
      const total = plan.roles[role]?.total;
      if (total === undefined) throw new NotDecided('one of them has no such role');
      const own = new StandardPayee(plan, role);
      const beside = { builder, inputs: this.inputs, nameOf };
      const reading = new Reading(own, new Dependence(plan), new Set(), beside);
      const node = builder.sum(windows.map((window) => ({ of: reading.value(total, window), by: ONE })));
      return { payee: own, node, total, windows };
    };
    const isSame = (curve: string) => alike(before.curves[curve], after.curves[curve]);
    this.sides = {
      before: side(before, (curve) => (isSame(curve) ? curve : `${curve} before`)),
      after: side(after, (curve) => curve),
    };
    this.difference = less(builder, this.sides.after.node, this.sides.before.node);
    this.bounds = new Bounds(this.inputs.all, builder);
    this.start = startOf(this.inputs.all, [after, before], role);
    this.countedOtherwise = this.inputs.all.filter(
      ({ value, index }) =>
        this.sides.before.node.inputs.has(index) &&
        this.sides.after.node.inputs.has(index) &&
        !alike(countedBy(before, value), countedBy(after, value)),
    );
  }

  /** Throws `NotDecided` where neither is shown: that they are the same, nor a case in which they are not. */
  decide(): PaysOtherwise {
    const { builder } = this.bounds;
    const gain = highest(this.difference, this.bounds, this.start);
    const loss = highest(less(builder, builder.constant(ZERO), this.difference), this.bounds, this.start);
    const [gains, loses] = [this.extreme(gain, 1), this.extreme(loss, -1)];
    if (gains === 'none' && loses === 'none') return { kind: 'the same' };
    const found = {
      ...(typeof gains === 'object' ? { gain: gains } : {}),
      ...(typeof loses === 'object' ? { loss: loses } : {}),
    };
    if (Object.keys(found).length === 0)
      throw new NotDecided('no case was found in which they differ, and none is ruled out');
    return { kind: 'otherwise', ...found };
  }

  /** `unknown`: no case was found, and none is ruled out. */
  private extreme(found: Highest, way: 1 | -1): Extreme | 'none' | 'unknown' {
    switch (found.kind) {
      case 'most':
        if (sign(found.value) <= 0) return 'none';
        return { amount: found.value, kind: 'exact', where: this.case(found.where) };
      case 'without end': {
        const at = (point: Point) => evaluateNode(this.difference, point);
        // Where it begins to rise nothing is gained yet: a case further along shows something.
        const isShown = sign(at(found.where)) === way;
        const further = isShown ? undefined : beyond({ at }, found.input, found.where, ZERO, way);
        const where = further ?? found.where;
        const amount = at(where);
        return { amount: way === 1 ? amount : neg(amount), kind: 'endless', where: this.case(where) };
      }
      case 'between': {
        if (found.bound !== undefined && sign(found.bound) <= 0) return 'none';
        if (compare(found.reached, ZERO) <= 0) return 'unknown';
        return { amount: found.reached, kind: 'at least', where: this.case(found.where) };
      }
    }
  }

  private case(point: Point): DifferenceCase {
    const { before, after } = this.sides;
    const used = this.inputs.all.filter(({ index }) => this.difference.inputs.has(index));
    return {
      results: used.flatMap((input) => {
        const value = point.get(input.index);
        return value === undefined ? [] : [{ input, value }];
      }),
      before: this.paid(before, point),
      after: this.paid(after, point),
    };
  }

  /** What the engine pays; exact where it holds the payee for a reason that is not part of the formula. */
  private paid({ payee, total, windows, node }: Side, point: Point): Rational {
    const own = this.inputs.all.filter(({ index }) => node.inputs.has(index));
    return payee.pays(total, windows, own, point) ?? evaluateNode(node, point);
  }
}

interface Side {
  readonly payee: StandardPayee;
  readonly node: Node;
  readonly total: string;
  readonly windows: readonly Window[];
}

/** The payment periods of a plan's year. */
export function windowsOf(plan: Plan): readonly Window[] {
  const { firstPaid } = new StandardPayee(plan, '').year;
  return periodsOfYear(plan.paid).filter(({ from }) => from >= firstPaid);
}

function isSameYear({ year: a, currency: x }: Plan, { year: b, currency: y }: Plan): boolean {
  return x === y && alike(a, b);
}

/** The results of both plans: what is measured by the earlier one alone is a result too. */
function together(before: Plan, after: Plan): Plan {
  return {
    ...after,
    values: { ...before.values, ...after.values },
    measures: { ...before.measures, ...after.measures },
    goals: { ...before.goals, ...after.goals },
  };
}

/** What decides what a result comes to: its formula, and the rows that it counts. */
function countedBy(plan: Plan, value: string): unknown {
  const credits = JSON.stringify(plan.values[value]?.formula ?? null).match(/"credits\/[^"]+"/g) ?? [];
  return [plan.values[value]?.formula, credits.map((id) => plan.tables[JSON.parse(id) as string])];
}

function alike(a: unknown, b: unknown): boolean {
  if (a === undefined || b === undefined) return a === b;
  return canonicalJson(bare(a)) === canonicalJson(bare(b));
}

function bare(part: unknown): CanonicalValue {
  return JSON.parse(JSON.stringify(part)) as CanonicalValue;
}

/** Every result at its target, where either plan gives it one. */
function startOf(inputs: readonly Input[], plans: readonly Plan[], role: string): Point {
  const known = new Map<string, Rational | string>();
  for (const plan of plans) {
    try {
      const pay = new PayFunction(plan, role);
      for (const { index, value, window } of pay.inputs) {
        const at = pay.target.point.get(index);
        const key = `${value} ${window}`;
        if (at !== undefined && !known.has(key)) known.set(key, at);
      }
    } catch (problem) {
      if (!(problem instanceof NotDecided)) throw problem;
    }
  }
  return new Map(
    inputs.map(({ index, value, window, domain }) => {
      const at = known.get(`${value} ${window}`);
      if (at !== undefined) return [index, at] as const;
      return [index, domain.kind === 'words' ? (domain.words[0] ?? '') : (domain.low ?? ZERO)] as const;
    }),
  );
}
