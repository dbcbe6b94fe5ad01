import {
  add,
  compare,
  div,
  eq,
  formatRational,
  lined,
  lt,
  NotALine,
  ONE,
  plain,
  type Rational,
  type Reach,
  rational,
  sub,
  ZERO,
} from '../../numbers/index.ts';
import { isRational } from '../cells.ts';
import { type ExampleQuestion, outcomesOf } from './evaluate-with.ts';

/** What is solved for: the example as it stands where the unknown has a value, and what its answers must add up to. */
export interface Unknown {
  readonly question: (value: Rational) => ExampleQuestion;
  readonly target: Rational;
}

/** Values from one to another that all pay what is expected; a single one where both ends are the same. */
export interface Solutions {
  readonly from: Rational;
  readonly includesFrom: boolean;
  /** Undefined: without end. */
  readonly to: Rational | undefined;
  readonly includesTo: boolean;
}

export type Solved =
  | { readonly ok: true; readonly solutions: readonly Solutions[] }
  | { readonly ok: false; readonly why: 'not a line' | 'too many pieces' };

/** More places at which pay turns than any plan has. */
const MOST_PIECES = 2000;

/**
 * Every value of an unknown, from 0 on, at which an example pays exactly what it expects. Pay is made of straight
 * lines: each evaluation is exact and tells the line around its place and how far it reaches, so the lines are found
 * one after the other, and each is solved by itself. Lines are taken before roundings, and each single solution is
 * tried with them.
 */
export function solve(unknown: Unknown): Solved {
  try {
    return new Solving(unknown).solve();
  } catch (problem) {
    if (problem instanceof NotALine) return { ok: false, why: 'not a line' };
    throw problem;
  }
}

interface Open {
  readonly low: Rational;
  readonly high: Rational | undefined;
}

class Solving {
  private readonly unknown: Unknown;
  private readonly points = new Map<string, Rational>();
  private readonly whole: Open[] = [];
  private readonly open: Open[] = [{ low: ZERO, high: undefined }];

  constructor(unknown: Unknown) {
    this.unknown = unknown;
    this.note(ZERO);
  }

  solve(): Solved {
    for (let pieces = 0; ; pieces += 1) {
      const next = this.open.pop();
      if (next === undefined) break;
      if (pieces > MOST_PIECES) return { ok: false, why: 'too many pieces' };
      this.explore(next);
    }
    return { ok: true, solutions: this.joined() };
  }

  /** Finds the line around a place inside a stretch, solves it, and leaves what lies beside it to be explored. */
  private explore({ low, high }: Open): void {
    const at = high === undefined ? add(low, ONE) : div(add(low, high), rational(2));
    const reach: Reach = { at, below: undefined, above: undefined, isPoint: false };
    const pays = this.pays(lined(at, ONE, reach));
    if (reach.isPoint) {
      this.note(at);
      this.open.push({ low, high: at }, { low: at, high });
      return;
    }
    const begin = reach.below !== undefined && lt(low, reach.below) ? reach.below : low;
    const isInside = reach.above !== undefined && (high === undefined || lt(reach.above, high));
    const end = isInside ? reach.above : high;
    if (pays?.line !== undefined) {
      const root = add(at, div(sub(this.unknown.target, plain(pays)), pays.line.slope));
      if (lt(begin, root) && (end === undefined || lt(root, end))) this.note(root);
    } else if (this.isMet(at)) this.whole.push({ low: begin, high: end });
    if (lt(low, begin)) {
      this.note(begin);
      this.open.push({ low, high: begin });
    }
    if (isInside && end !== undefined) {
      this.note(end);
      this.open.push({ low: end, high });
    }
  }

  private note(point: Rational): void {
    this.points.set(formatRational(point), point);
  }

  /** What the example comes to; undefined where it has no value. */
  private pays(value: Rational): Rational | undefined {
    const outcomes = outcomesOf(this.unknown.question(value));
    const numbers = outcomes.flatMap((one) => (one.ok && isRational(one.value) ? [one.value] : []));
    return outcomes.length === 0 || numbers.length < outcomes.length ? undefined : numbers.reduce(add);
  }

  private isMet(value: Rational): boolean {
    const pays = this.pays(value);
    return pays !== undefined && eq(pays, this.unknown.target);
  }

  /** Single values and whole stretches in rising order, those that touch made one. */
  private joined(): Solutions[] {
    const single = [...this.points.values()].filter((point) => this.isMet(point));
    const all: Solutions[] = [
      ...single.map((point) => ({ from: point, includesFrom: true, to: point, includesTo: true })),
      ...this.whole.map(({ low, high }) => ({ from: low, includesFrom: false, to: high, includesTo: false })),
    ];
    all.sort((a, b) => compare(a.from, b.from) || Number(b.includesFrom) - Number(a.includesFrom));
    const joined: Solutions[] = [];
    for (const next of all) {
      const last = joined.at(-1);
      const touches =
        last?.to !== undefined && eq(last.to, next.from) && (last.includesTo || next.includesFrom);
      if (last === undefined || !touches) joined.push(next);
      else joined[joined.length - 1] = { ...last, to: next.to, includesTo: next.includesTo };
    }
    return joined;
  }
}
