import { isZero, mul, type Rational, rational } from '../../numbers/index.ts';
import type { Num, Test } from '../arithmetic/node.ts';
import { curveOf } from './curves.ts';
import { type Held, held, isExact, MOST_PAID } from './held.ts';
import { Instructions, type Register } from './instruction.ts';
import { productOf, quotientOf } from './products.ts';
import { roundedOf } from './roundings.ts';
import type { PaidAs } from './routine.ts';
import { extremeOf, pickOf, sumOf } from './sums.ts';
import { comparedOf } from './tests.ts';

/** What is known of columns before any row of them is read. */
export interface ColumnsKnown {
  /** What one of the whole numbers of an input's column is worth. */
  scale(input: number): Rational;
  /** How large they are at most. */
  most(input: number): number;
  /** How what another function pays stands in its column; undefined where it has none, and is worked out here. */
  paid(output: number): PaidAs | undefined;
}

/** A number, or nothing: what never has a value. */
type Emitted = Held | undefined;

/** Writes formulas out as instructions over doubles with a bound of the error beside each number that has one. */
export class Emitter {
  readonly to = new Instructions();
  private readonly columns: ColumnsKnown;
  private readonly numbers = new Map<Num, Emitted>();
  private readonly tests = new Map<Test, Register>();

  constructor(columns: ColumnsKnown) {
    this.columns = columns;
  }

  number(node: Num): Emitted {
    if (this.numbers.has(node)) return this.numbers.get(node);
    const emitted = this.written(node);
    this.numbers.set(node, emitted);
    return emitted;
  }

  /** 1 where it holds, 0 where it does not, NaN where that is not decided. */
  test(node: Test): Register {
    const known = this.tests.get(node);
    if (known !== undefined) return known;
    const register = this.decided(node);
    this.tests.set(node, register);
    return register;
  }

  private written(node: Num): Emitted {
    const { to } = this;
    switch (node.op) {
      case 'constant':
        return constantOf(node.value, to);
      case 'input':
        return this.input(node.input);
      case 'paid':
        return this.paid(node);
      case 'fails':
        return undefined;
      case 'curve': {
        const at = this.number(node.at);
        return at && curveOf(node.pieces, node.read, at, to);
      }
      case 'round': {
        const of = this.number(node.of);
        return of && roundedOf(of, node.unit, node.mode, to);
      }
      case 'choose':
        return this.either(this.test(node.when), this.number(node.chosen), this.number(node.otherwise));
      case 'div':
        return this.quotient(node);
      default: {
        const [a, b] = [this.number(node.a), this.number(node.b)];
        if (a === undefined || b === undefined) return undefined;
        if (node.op === 'mul') return productOf(a, b, to);
        return node.op === 'min' || node.op === 'max'
          ? extremeOf(node.op === 'min' ? 'least' : 'greatest', a, b, to)
          : sumOf(node.op, a, b, to);
      }
    }
  }

  private quotient({ a: top, b: bottom, whenZero }: Extract<Num, { op: 'div' }>): Emitted {
    const { to } = this;
    const [a, b, instead] = [this.number(top), this.number(bottom), this.number(whenZero)];
    if (a === undefined || b === undefined) return undefined;
    const result = quotientOf(a, b, to);
    if (instead === undefined) return result;
    const isZeroHere = comparedOf('equal', b, constantOf(rational(0), to), to);
    // What stands for a quotient by zero still needs the dividend.
    const when = to.push({ op: 'all', of: [to.push({ op: 'given', a: a.register }), isZeroHere] });
    return this.either(when, instead, result);
  }

  private either(when: Register, then: Emitted, otherwise: Emitted): Emitted {
    const { to } = this;
    if (then !== undefined && otherwise !== undefined) return pickOf(when, then, otherwise, to);
    const only = then ?? otherwise;
    if (only === undefined) return undefined;
    const nothing = to.literal(Number.NaN);
    const [a, b] = then === undefined ? [nothing, only.register] : [only.register, nothing];
    return { ...only, register: to.push({ op: 'pick', when, a, b }) };
  }

  private input(input: number): Held {
    const register = this.to.push({ op: 'load', input });
    const factor = this.columns.scale(input);
    return held({ register, factor, whole: true, most: this.columns.most(input), least: 1, relative: 0 });
  }

  private paid({ output, of }: Extract<Num, { op: 'paid' }>): Emitted {
    const column = this.columns.paid(output);
    if (column === undefined) return this.bounded(this.number(of));
    const register = this.to.push({ op: 'paid', output, column: 'values' });
    if (column.whole) return held({ register, ...column, relative: 0 });
    const absolute = this.to.push({ op: 'paid', output, column: 'errors' });
    return held({ register, ...column, relative: 0, absolute });
  }

  /** A payout that is worked out here: no larger than what a column would hold, or not decided. */
  private bounded(one: Emitted): Emitted {
    if (one === undefined || !one.whole || !isExact(one) || one.most <= MOST_PAID) return one;
    const { to } = this;
    const size = to.push({ op: 'abs', a: one.register });
    const when = to.push({ op: 'compare', relation: 'at most', a: size, b: to.literal(MOST_PAID) });
    const register = to.push({ op: 'pick', when, a: one.register, b: to.literal(Number.NaN) });
    return { ...one, register, most: MOST_PAID };
  }

  private decided(node: Test): Register {
    const { to } = this;
    switch (node.op) {
      case 'known':
        return to.literal(node.holds ? 1 : 0);
      case 'given':
        return to.push({ op: 'given', a: to.push({ op: 'load', input: node.input }) });
      case 'not':
        return to.push({ op: 'not', a: this.test(node.of) });
      case 'compare': {
        const [left, right] = [this.number(node.left), this.number(node.right)];
        if (left === undefined || right === undefined) return to.literal(Number.NaN);
        return comparedOf(node.relation, left, right, to);
      }
      default:
        return to.push({ op: node.op, of: node.of.map((one) => this.test(one)) });
    }
  }
}

/** A constant as ±1 times a factor: what it is multiplied by costs nothing. */
function constantOf(value: Rational, to: Instructions): Held {
  if (isZero(value)) {
    return held({
      register: to.literal(0),
      factor: rational(1),
      whole: true,
      most: 1,
      least: 1,
      relative: 0,
    });
  }
  const isNegative = value.n < 0n;
  const factor = isNegative ? mul(value, rational(-1)) : value;
  return held({
    register: to.literal(isNegative ? -1 : 1),
    factor,
    whole: true,
    most: 1,
    least: 1,
    relative: 0,
  });
}
