import type { Piece } from '../../engine/evaluate/pieces.ts';
import { abs, div, isZero, mul, ONE, type Rational, sub, ZERO } from '../../numbers/index.ts';
import type { Num, Test } from '../arithmetic/node.ts';
import { commonFactor } from '../guarded/held.ts';

/**
 * A formula as the text of a function of one row over big whole numbers: what it comes to, in units, or undefined where it has
 * no value. A number is n / d · factor, where the factor is the same for everybody and is carried beside; nothing is reduced
 * on the way, since a formula divides once or twice. The text is made of indexes and numbers alone.
 */
export function exactText(root: Num, unit: Rational, scaleOf: (input: number) => Rational): string {
  const printer = new ExactPrinter(scaleOf);
  const { n, d, factor } = printer.number(root);
  const units = div(factor, unit);
  const result = `[${times(n, units.n)}, ${d === undefined ? `${units.d}n` : times(d, units.d)}]`;
  return [...printer.lines, `return ${n} === undefined ? undefined : ${result};`].join('\n');
}

/** What an exact function comes to: a numerator and a denominator above 0; undefined where there is no value. */
export type ExactFunction = (
  inputs: readonly ArrayLike<number | bigint>[],
  row: number,
) => readonly [bigint, bigint] | undefined;

/** Makes the function, for inputs of such scales. */
export function exactFunction(root: Num, unit: Rational, scales: readonly Rational[]): ExactFunction {
  const text = exactText(root, unit, (input) => scales[input] as Rational);
  const make = new Function('round', `"use strict"; return function exact(inputs, i) {\n${text}\n};`);
  return make(roundings) as ExactFunction;
}

interface Written {
  /** Names of variables; undefined at run time where there is no value. */
  readonly n: string;
  /** Absent where it is 1. */
  readonly d?: string;
  /** Never zero. */
  readonly factor: Rational;
}

class ExactPrinter {
  readonly lines: string[] = [];
  private readonly scaleOf: (input: number) => Rational;
  private readonly numbers = new Map<Num, Written>();
  private readonly tests = new Map<Test, string>();
  private readonly variables = new Map<string, string>();
  private count = 0;

  constructor(scaleOf: (input: number) => Rational) {
    this.scaleOf = scaleOf;
  }

  number(node: Num): Written {
    const known = this.numbers.get(node);
    if (known !== undefined) return known;
    const written = this.written(node);
    this.numbers.set(node, written);
    return written;
  }

  /** A variable that is true, false, or undefined. */
  private test(node: Test): string {
    const known = this.tests.get(node);
    if (known !== undefined) return known;
    const name = this.let('t', this.decided(node));
    this.tests.set(node, name);
    return name;
  }

  private written(node: Num): Written {
    switch (node.op) {
      case 'constant':
        return { n: `${signOf(node.value)}n`, factor: isZero(node.value) ? ONE : abs(node.value) };
      case 'input': {
        const cell = `inputs[${node.input}][i]`;
        return {
          n: this.let('n', `${cell} === ${cell} ? BigInt(${cell}) : undefined`),
          factor: this.scaleOf(node.input),
        };
      }
      case 'paid':
        return this.number(node.of);
      case 'fails':
        return { n: this.let('n', 'undefined'), factor: ONE };
      case 'round':
        return this.rounded(node);
      case 'curve':
        return this.curve(node);
      case 'choose': {
        const when = this.test(node.when);
        const [a, b] = this.aligned(this.number(node.chosen), this.number(node.otherwise));
        return this.either(`${when} === true`, `${when} === false`, a, b);
      }
      case 'div':
        return this.quotient(node);
      case 'mul': {
        const [a, b] = [this.number(node.a), this.number(node.b)];
        const n = this.let('n', this.product(a, b));
        return {
          n,
          ...this.denominator([a.d, b.d], `${a.n} !== undefined && ${b.n} !== undefined`),
          factor: mul(a.factor, b.factor),
        };
      }
      default: {
        const [a, b] = this.aligned(this.number(node.a), this.number(node.b));
        if (node.op === 'min' || node.op === 'max') {
          const isFirst = `${this.crossed(a, b)} ${node.op === 'min' ? '<=' : '>='} ${this.crossed(b, a)}`;
          const first = this.let('t', this.both(a, b, isFirst));
          return this.either(`${first} === true`, `${first} === false`, a, b);
        }
        const sign = node.op === 'add' ? '+' : '-';
        const isSame = a.d === b.d;
        const sum = isSame ? `${a.n} ${sign} ${b.n}` : `${this.crossed(a, b)} ${sign} ${this.crossed(b, a)}`;
        const n = this.let('n', this.both(a, b, sum));
        const parts = isSame ? [a.d] : [a.d, b.d];
        return { n, ...this.denominator(parts, `${n} !== undefined`), factor: a.factor };
      }
    }
  }

  private quotient({ a: top, b: bottom, whenZero }: Extract<Num, { op: 'div' }>): Written {
    const [a, b] = [this.number(top), this.number(bottom)];
    const size = this.let('n', `${b.n} === undefined ? undefined : ${b.n} < 0n ? ${negated(b.n)} : ${b.n}`);
    const sound = `${a.n} !== undefined && ${b.n} !== undefined && ${b.n} !== 0n`;
    const signed = `${b.n} < 0n ? ${negated(a.n)} : ${a.n}`;
    const n = this.let('n', `${sound} ? ${b.d === undefined ? signed : `(${signed}) * ${b.d}`} : undefined`);
    const d = this.let('d', `${sound} ? ${a.d === undefined ? size : `${size} * ${a.d}`} : undefined`);
    const result: Written = { n, d, factor: div(a.factor, b.factor) };
    if (whenZero.op === 'fails') return result;
    const [instead, other] = this.aligned(this.number(whenZero), result);
    return this.either(`${a.n} !== undefined && ${b.n} === 0n`, sound, instead, other);
  }

  private rounded({ of, unit, mode }: Extract<Num, { op: 'round' }>): Written {
    const { n, d, factor } = this.number(of);
    const units = div(factor, unit);
    const bottom = d === undefined ? `${units.d}n` : times(d, units.d);
    const round = `round[${JSON.stringify(mode)}](${times(n, units.n)}, ${bottom})`;
    return { n: this.let('n', `${n} === undefined ? undefined : ${round}`), factor: unit };
  }

  private curve({ at, pieces, read }: Extract<Num, { op: 'curve' }>): Written {
    const x = this.number(at);
    const lines = pieces.map((piece) => lineOf(piece, read, x.factor));
    const numbers = lines.flatMap((line) => [line.start, line.slope]).filter((one) => !isZero(one));
    const factor = numbers.length === 0 ? ONE : numbers.map(abs).reduce(commonFactor);
    const pays = ({ start, slope }: Line): string => {
      const [a, b] = [div(start, factor).n, div(slope, factor).n];
      return plus(x.d === undefined ? `${a}n` : times(x.d, a), times(x.n, b));
    };
    const from = (index: number): string => {
      const [piece, line] = [pieces[index], lines[index] as Line];
      if (piece?.from === undefined || index === 0) return pays(line);
      const bound = div(piece.from, x.factor);
      const least = x.d === undefined ? `${bound.n}n` : times(x.d, bound.n);
      const reached = `${times(x.n, bound.d)} ${piece.includes ? '>=' : '>'} ${least}`;
      return `${reached} ? ${pays(line)} : ${from(index - 1)}`;
    };
    const n = this.let('n', `${x.n} === undefined ? undefined : ${from(pieces.length - 1)}`);
    return { n, ...(x.d === undefined ? {} : { d: x.d }), factor };
  }

  private decided(node: Test): string {
    switch (node.op) {
      case 'known':
        return String(node.holds);
      case 'given': {
        const cell = `inputs[${node.input}][i]`;
        return `${cell} === ${cell}`;
      }
      case 'not': {
        const of = this.test(node.of);
        return `${of} === undefined ? undefined : !${of}`;
      }
      case 'compare': {
        const [a, b] = this.aligned(this.number(node.left), this.number(node.right));
        return this.both(a, b, `${this.crossed(a, b)} ${SIGNS[node.relation]} ${this.crossed(b, a)}`);
      }
      default: {
        const decisive = node.op === 'any';
        const of = node.of.map((one) => this.test(one));
        const some = (what: string) => of.map((one) => `${one} === ${what}`).join(' || ');
        return `${some(String(decisive))} ? ${decisive} : ${some('undefined')} ? undefined : ${!decisive}`;
      }
    }
  }

  /** Two numbers with one factor. */
  private aligned(a: Written, b: Written): readonly [Written, Written] {
    const factor = commonFactor(a.factor, b.factor);
    return [this.withFactor(a, factor), this.withFactor(b, factor)];
  }

  private withFactor(one: Written, factor: Rational): Written {
    const { n: by } = div(one.factor, factor);
    if (by === 1n) return one;
    const literal = literalOf(one.n);
    if (literal !== undefined) return { ...one, factor, n: `${literal * by}n` };
    return { ...one, factor, n: this.let('n', `${one.n} === undefined ? undefined : ${times(one.n, by)}`) };
  }

  private either(first: string, second: string, a: Written, b: Written): Written {
    const n = this.let('n', `${first} ? ${a.n} : ${second} ? ${b.n} : undefined`);
    if (a.d === b.d) return { n, ...(a.d === undefined ? {} : { d: a.d }), factor: a.factor };
    return {
      n,
      d: this.let('d', `${first} ? ${a.d ?? '1n'} : ${second} ? ${b.d ?? '1n'} : undefined`),
      factor: a.factor,
    };
  }

  private both(a: Written, b: Written, what: string): string {
    const open = [a.n, b.n].filter((one) => literalOf(one) === undefined);
    const missing = open.map((one) => `${one} === undefined`).join(' || ');
    return missing === '' ? what : `${missing} ? undefined : ${what}`;
  }

  private product(a: Written, b: Written): string {
    const [x, y] = [literalOf(a.n), literalOf(b.n)];
    // A product with nothing still needs the other number.
    if (y === 1n) return a.n;
    if (x === 1n) return b.n;
    return this.both(a, b, `${a.n} * ${b.n}`);
  }

  private crossed(one: Written, other: Written): string {
    return other.d === undefined ? one.n : `${one.n} * ${other.d}`;
  }

  private denominator(parts: readonly (string | undefined)[], sound: string): { readonly d?: string } {
    const some = parts.filter((one) => one !== undefined);
    if (some.length === 0) return {};
    return {
      d:
        some.length === 1 ? (some[0] as string) : this.let('d', `${sound} ? ${some.join(' * ')} : undefined`),
    };
  }

  private let(kind: string, value: string): string {
    // What has a name, or is a number, needs none.
    if (/^-?[a-z]*\d+n?$/.test(value)) return value;
    // The same number by another name, such as one quota of many components, is one variable: sums keep one denominator.
    const known = this.variables.get(value);
    if (known !== undefined) return known;
    this.count += 1;
    this.lines.push(`const ${kind}${this.count} = ${value};`);
    this.variables.set(value, `${kind}${this.count}`);
    return `${kind}${this.count}`;
  }
}

/** The whole number that a text is; undefined for a variable. */
function literalOf(text: string): bigint | undefined {
  return /^-?\d+n$/.test(text) ? BigInt(text.slice(0, -1)) : undefined;
}

function negated(text: string): string {
  const literal = literalOf(text);
  return literal === undefined ? `-${text}` : `${-literal}n`;
}

/** A variable times a whole number. */
function times(name: string, by: bigint): string {
  if (by === 0n) return '0n';
  return by === 1n ? name : `${name} * ${by}n`;
}

function plus(a: string, b: string): string {
  if (a === '0n') return b;
  return b === '0n' ? a : `${a} + ${b}`;
}

interface Line {
  readonly start: Rational;
  readonly slope: Rational;
}

function lineOf({ start, slope, from = ZERO, written }: Piece, read: 'pay' | 'rate', factor: Rational): Line {
  if (read === 'rate') return { start: written.value, slope: ZERO };
  return { start: sub(start, mul(slope, from)), slope: mul(slope, factor) };
}

const SIGNS = { 'at least': '>=', above: '>', 'at most': '<=', below: '<', equal: '===' } as const;

function signOf({ n }: Rational): number {
  return n < 0n ? -1 : n === 0n ? 0 : 1;
}

/** n / d rounded to a whole number, d above 0; away from zero, to the even one, and so on, as `roundTo` does. */
const roundings: Readonly<Record<string, (n: bigint, d: bigint) => bigint>> = {
  'half up': (n, d) => (n < 0n ? -((2n * -n + d) / (2n * d)) : (2n * n + d) / (2n * d)),
  'half even': (n, d) => {
    const low = below(n, d);
    const twice = 2n * (n - low * d);
    return twice > d || (twice === d && low % 2n !== 0n) ? low + 1n : low;
  },
  down: (n, d) => n / d,
  up: (n, d) => (n % d === 0n ? n / d : n < 0n ? n / d - 1n : n / d + 1n),
};

function below(n: bigint, d: bigint): bigint {
  const cut = n / d;
  return n < 0n && cut * d !== n ? cut - 1n : cut;
}
