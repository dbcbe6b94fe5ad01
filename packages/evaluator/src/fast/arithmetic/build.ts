import type { Piece } from '../../engine/evaluate/pieces.ts';
import type { Relation, Rounding } from '../../format/types/index.ts';
import { add, div, isZero, max, min, mul, type Rational, roundTo, sub, ZERO } from '../../numbers/index.ts';
import { compareAs } from './compare.ts';
import type { Num, Test } from './node.ts';

const STEPS = { add, sub, mul, min, max } as const;

type Constant = Extract<Num, { op: 'constant' }>;

/**
 * Puts numbers together from others. What depends on no payee is worked out here, exactly; the same number, however often it
 * is asked for, is one object; and the months of one quantity become a multiple of it.
 */
export class Arithmetic {
  private readonly ids = new Map<object, number>();
  private readonly known = new Map<string, Num | Test>();

  constant(value: Rational): Num {
    return this.keep({ op: 'constant', value });
  }

  input(input: number, site: number): Num {
    return this.keep({ op: 'input', input, site });
  }

  fails(site: number): Num {
    return this.keep({ op: 'fails', site });
  }

  given(input: number): Test {
    return this.keep({ op: 'given', input });
  }

  paid(output: number, of: Num): Num {
    return this.keep({ op: 'paid', output, of });
  }

  curve(at: Num, pieces: readonly Piece[], read: 'pay' | 'rate'): Num {
    return this.keep({ op: 'curve', at, pieces, read });
  }

  binary(op: keyof typeof STEPS, left: Num, right: Num): Num {
    if (left.op === 'constant' && right.op === 'constant') {
      return this.constant(STEPS[op](left.value, right.value));
    }
    const [a, b] = op === 'mul' && left.op === 'constant' ? [right, left] : [left, right];
    if (op === 'mul' && b.op === 'constant') return this.times(a, b);
    if (op === 'add' || op === 'sub') {
      if (b.op === 'constant' && isZero(b.value)) return a;
      if (op === 'add' && a.op === 'constant' && isZero(a.value)) return b;
      const [one, other] = [termOf(a), termOf(b)];
      // The same quantity has the same reasons where it has no value, so nothing is lost.
      if (one.of === other.of) {
        return this.times(one.of, { op: 'constant', value: STEPS[op](one.times, other.times) });
      }
    }
    return this.keep({ op, a, b });
  }

  /** The sum of numbers; zero where there are none. */
  sum(parts: readonly Num[]): Num {
    const [first, ...rest] = parts;
    return first === undefined
      ? this.constant(ZERO)
      : rest.reduce((sum, one) => this.binary('add', sum, one), first);
  }

  quotient(a: Num, b: Num, whenZero: () => Num): Num {
    if (b.op === 'constant' && !isZero(b.value)) {
      return this.times(a, { op: 'constant', value: div(ONE, b.value) });
    }
    if (b.op === 'constant' && a.op === 'constant') return whenZero();
    return this.keep({ op: 'div', a, b, whenZero: whenZero() });
  }

  rounded(of: Num, unit: Rational, mode: Rounding['mode']): Num {
    if (of.op === 'constant') return this.constant(roundTo(of.value, unit, mode));
    return this.keep({ op: 'round', of, unit, mode });
  }

  /** Lazy, as the plan is: what is not chosen is not even lowered where that is known beforehand. */
  choose(when: Test, then: () => Num, otherwise: () => Num): Num {
    if (when.op === 'known') return when.holds ? then() : otherwise();
    return this.keep({ op: 'choose', when, chosen: then(), otherwise: otherwise() });
  }

  compared(relation: Relation, left: Num, right: Num): Test {
    if (left.op === 'constant' && right.op === 'constant') {
      return this.truth(compareAs(relation, left.value, right.value));
    }
    return this.keep({ op: 'compare', relation, left, right });
  }

  /** `all` or `any` of the parts: one that decides is enough. */
  combined(op: 'all' | 'any', parts: readonly Test[]): Test {
    const decisive = op === 'any';
    if (parts.some((one) => one.op === 'known' && one.holds === decisive)) return this.truth(decisive);
    const open = parts.filter((one) => one.op !== 'known');
    const [only] = open;
    if (only === undefined) return this.truth(!decisive);
    return open.length === 1 ? only : this.keep({ op, of: open });
  }

  negated(of: Test): Test {
    return of.op === 'known' ? this.truth(!of.holds) : this.keep({ op: 'not', of });
  }

  truth(holds: boolean): Test {
    return this.keep({ op: 'known', holds });
  }

  /** A number times a constant. A product with zero has no value where the number has none, so it is left as it is. */
  private times(of: Num, by: Constant): Num {
    if (of.op === 'constant') return this.constant(mul(of.value, by.value));
    const term = termOf(of);
    const value = mul(term.times, by.value);
    if (value.n === 1n && value.d === 1n) return term.of;
    return this.keep({ op: 'mul', a: term.of, b: this.constant(value) });
  }

  private keep<T extends Num | Test>(node: T): T {
    const key = Object.entries(node)
      .map(([name, part]) => `${name} ${this.text(part)}`)
      .join('|');
    const known = this.known.get(key);
    if (known !== undefined) return known as T;
    this.known.set(key, node);
    return node;
  }

  /** A text that differs for any two different parts; nodes and pieces go by their identity. */
  private text(part: unknown): string {
    if (typeof part !== 'object' || part === null) return String(part);
    if ('n' in part && 'd' in part) return `${part.n}/${part.d}`;
    if (Array.isArray(part) && part.every((one) => typeof one === 'object' && 'op' in one)) {
      return part.map((one) => this.text(one)).join(',');
    }
    const known = this.ids.get(part);
    if (known !== undefined) return `#${known}`;
    this.ids.set(part, this.ids.size);
    return `#${this.ids.size - 1}`;
  }
}

const ONE: Rational = { n: 1n, d: 1n };

/** A number as a multiple of another one. */
function termOf(of: Num): { readonly of: Num; readonly times: Rational } {
  return of.op === 'mul' && of.b.op === 'constant' ? { of: of.a, times: of.b.value } : { of, times: ONE };
}
