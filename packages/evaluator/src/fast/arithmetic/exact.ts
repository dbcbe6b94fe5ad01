import { payOn, pieceAt } from '../../engine/evaluate/pieces.ts';
import { add, div, isZero, max, min, mul, type Rational, roundTo, sub } from '../../numbers/index.ts';
import { NotFast } from '../refused.ts';
import { compareAs } from './compare.ts';
import type { Num, Test } from './node.ts';

/** No value, with the places that it is missing for; sorted, each once. */
export interface Fails {
  readonly sites: readonly number[];
}

export type Exact = Rational | Fails;

export function fails(exact: Exact | boolean): exact is Fails {
  return typeof exact === 'object' && 'sites' in exact;
}

/** The exact quantity given for an input of one payee; undefined where it is not given. */
export type Given = (input: number) => Rational | undefined;

/** What another function is known to have paid this payee; undefined where that is to be worked out. */
export type PaidBefore = (output: number) => Exact | undefined;

/**
 * Works out formulas of one payee in exact rationals, as the reference engine does: all operands of a sum have to have a
 * value, a choice looks at nothing but what it chooses, and one part that decides is enough for `all` and `any`.
 */
export class ExactRow {
  private readonly given: Given;
  private readonly before: PaidBefore;
  private readonly known = new Map<Num, Exact>();

  constructor(given: Given, before: PaidBefore = () => undefined) {
    this.given = given;
    this.before = before;
  }

  number(node: Num): Exact {
    if (node.op === 'constant') return node.value;
    const known = this.known.get(node);
    if (known !== undefined) return known;
    const value = this.worked(node);
    this.known.set(node, value);
    return value;
  }

  test(node: Test): boolean | Fails {
    switch (node.op) {
      case 'known':
        return node.holds;
      case 'given':
        return this.given(node.input) !== undefined;
      case 'not': {
        const inner = this.test(node.of);
        return fails(inner) ? inner : !inner;
      }
      case 'compare': {
        const [left, right] = [this.number(node.left), this.number(node.right)];
        return joined(left, right) ?? compareAs(node.relation, left as Rational, right as Rational);
      }
      default:
        return this.decided(node.of, node.op === 'any');
    }
  }

  private decided(parts: readonly Test[], decisive: boolean): boolean | Fails {
    const open: Fails[] = [];
    for (const part of parts) {
      const holds = this.test(part);
      if (holds === decisive) return decisive;
      if (fails(holds)) open.push(holds);
    }
    return open.length === 0 ? !decisive : union(open);
  }

  private worked(node: Exclude<Num, { op: 'constant' }>): Exact {
    switch (node.op) {
      case 'input':
        return this.given(node.input) ?? { sites: [node.site] };
      case 'paid':
        return this.before(node.output) ?? this.number(node.of);
      case 'fails':
        return { sites: [node.site] };
      case 'div':
        return this.divided(node);
      case 'choose': {
        const when = this.test(node.when);
        return fails(when) ? when : this.number(when ? node.chosen : node.otherwise);
      }
      case 'curve': {
        const at = this.number(node.at);
        if (fails(at)) return at;
        const piece = pieceAt(node.pieces, at);
        if (piece === undefined) throw new TypeError('a curve without a first piece');
        return node.read === 'rate' ? piece.written.value : payOn(piece, at);
      }
      case 'round': {
        const of = this.number(node.of);
        return fails(of) ? of : roundTo(of, node.unit, node.mode);
      }
      default: {
        const [a, b] = [this.number(node.a), this.number(node.b)];
        return joined(a, b) ?? checked(STEPS[node.op](a as Rational, b as Rational));
      }
    }
  }

  private divided({ a: top, b: bottom, whenZero }: Extract<Num, { op: 'div' }>): Exact {
    const [a, b] = [this.number(top), this.number(bottom)];
    const open = joined(a, b);
    if (open !== undefined) return open;
    return isZero(b as Rational) ? this.number(whenZero) : checked(div(a as Rational, b as Rational));
  }
}

const STEPS = { add, sub, mul, min, max } as const;

/** The reference engine calls a number with more digits an error; nobody is paid by one. */
const GREATEST = 1n << 8_000n;

function checked(value: Rational): Rational {
  if (value.n <= GREATEST && value.n >= -GREATEST && value.d <= GREATEST) return value;
  throw new NotFast('a number has more digits than any amount of pay');
}

function joined(a: Exact, b: Exact): Fails | undefined {
  if (fails(a)) return fails(b) ? union([a, b]) : a;
  return fails(b) ? b : undefined;
}

function union(all: readonly Fails[]): Fails {
  const [only] = all;
  if (all.length === 1 && only !== undefined) return only;
  return { sites: [...new Set(all.flatMap(({ sites }) => sites))].sort((x, y) => x - y) };
}
