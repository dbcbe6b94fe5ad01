import { type Rational, rational } from '@ontarget/evaluator/numbers';
import type { Dialect } from './dialect.ts';
import { NotInSql } from './refused.ts';
import type { Relation } from './relation.ts';

/**
 * An exact number in SQL: whole numbers n/d, d above zero. Both have bounds that follow from those of the inputs, so that
 * whether they fit the widest type is known before a row is read.
 */
export interface SqlNumber {
  readonly kind: 'number';
  readonly n: string;
  /** A constant, where it is one. */
  readonly d: bigint | string;
  /** The greatest size of n, and of d. */
  readonly most: bigint;
  readonly mostD: bigint;
  /** Known where it is the same for all rows. */
  readonly constant?: Rational | undefined;
  /** Whether it has no value, so that whoever reads it is held; never without it. Never NULL. */
  readonly bad?: string | undefined;
  /** Whether it is a blank cell; never without it. Never NULL. */
  readonly blank?: string | undefined;
}

export interface SqlText {
  readonly kind: 'text' | 'date';
  readonly sql: string;
  readonly bad?: string | undefined;
  readonly blank?: string | undefined;
}

/** Something that holds or does not. `sql` is never NULL; where `bad`, nobody knows. */
export interface SqlFlag {
  readonly kind: 'flag';
  readonly sql: string;
  readonly bad?: string | undefined;
  readonly blank?: string | undefined;
}

export type SqlValue = SqlNumber | SqlText | SqlFlag;

/** Either holds; undefined where neither ever does. */
export function either(...parts: readonly (string | undefined)[]): string | undefined {
  const open = [...new Set(parts.filter((one) => one !== undefined && one !== 'FALSE'))];
  if (open.includes('TRUE')) return 'TRUE';
  return open.length < 2 ? open[0] : `(${open.join(' OR ')})`;
}

/** A value that also has none where something holds; it is then no constant. */
export function unless<V extends SqlValue>(value: V, bad: string | undefined): V {
  if (bad === undefined) return value;
  const open = { ...value, bad: either(value.bad, bad) };
  return value.kind === 'number' ? { ...open, constant: undefined } : open;
}

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b));
const greater = (a: bigint, b: bigint): bigint => (a > b ? a : b);
const size = (a: bigint): bigint => (a < 0n ? -a : a);

/** Exact arithmetic on the rows of a relation. */
export class Arithmetic {
  readonly dialect: Dialect;

  constructor(dialect: Dialect) {
    this.dialect = dialect;
  }

  constant(value: Rational): SqlNumber {
    return {
      kind: 'number',
      n: this.dialect.int(value.n),
      d: value.d,
      most: size(value.n),
      mostD: value.d,
      constant: value,
    };
  }

  /** Whole numbers over a constant, that are not the same for all rows. */
  whole(n: string, d: bigint, most: bigint, bad?: string): SqlNumber {
    this.check(most);
    return { kind: 'number', n, d, most, mostD: d, bad };
  }

  /** Gives names to the parts that are read more than once. */
  bound(value: SqlNumber, relation: Relation): SqlNumber {
    if (value.constant !== undefined) return value;
    return {
      ...value,
      n: relation.bind(value.n),
      d: typeof value.d === 'bigint' ? value.d : relation.bind(value.d),
      bad: value.bad === undefined ? undefined : relation.bind(value.bad),
      blank: value.blank === undefined ? undefined : relation.bind(value.blank),
    };
  }

  add(a: SqlNumber, b: SqlNumber, sign: 1 | -1 = 1): SqlNumber {
    if (a.constant && b.constant) {
      const right = sign === 1 ? b.constant.n : -b.constant.n;
      return this.constant(
        rational(a.constant.n * b.constant.d + right * a.constant.d, a.constant.d * b.constant.d),
      );
    }
    if (sign === 1 && a.constant?.n === 0n) return b;
    if (b.constant?.n === 0n) return a;
    const op = sign === 1 ? '+' : '-';
    if (a.d === b.d) {
      const most = this.check(a.most + b.most);
      return {
        kind: 'number',
        n: `(${a.n} ${op} ${b.n})`,
        d: a.d,
        most,
        mostD: a.mostD,
        bad: either(a.bad, b.bad),
      };
    }
    const { left, right, d, mostD } = this.common(a, b);
    const most = this.check(left.most + right.most);
    return { kind: 'number', n: `(${left.n} ${op} ${right.n})`, d, most, mostD, bad: either(a.bad, b.bad) };
  }

  multiply(a: SqlNumber, b: SqlNumber): SqlNumber {
    if (a.constant && b.constant) {
      return this.constant(rational(a.constant.n * b.constant.n, a.constant.d * b.constant.d));
    }
    if (a.constant !== undefined) return this.times(b, a.constant);
    if (b.constant !== undefined) return this.times(a, b.constant);
    return {
      kind: 'number',
      n: `(${a.n} * ${b.n})`,
      d: this.productOf(a.d, b.d),
      most: this.check(a.most * b.most),
      mostD: this.check(a.mostD * b.mostD),
      bad: either(a.bad, b.bad),
    };
  }

  /** Times a constant, shortened by what it has in common with a constant denominator. */
  private times(a: SqlNumber, by: Rational): SqlNumber {
    if (by.n === 0n) return { ...this.whole(this.zero(a), 1n, 0n), bad: a.bad };
    let { n: top, d: bottom } = by;
    let d = a.d;
    if (typeof d === 'bigint') {
      const shared = gcd(top, d);
      top /= shared;
      d /= shared;
    }
    const most = this.check(a.most * size(top));
    const n = top === 1n ? a.n : `(${a.n} * ${this.dialect.int(top)})`;
    const mostD = this.check((typeof d === 'bigint' ? d : a.mostD) * bottom);
    return { kind: 'number', n, d: this.productOf(d, bottom), most, mostD, bad: a.bad };
  }

  private zero(a: SqlNumber): string {
    return `(${a.n} * ${this.dialect.int(0n)})`;
  }

  /** a ÷ b, whose names are given already; where b is zero the result is no number. */
  divide(a: SqlNumber, b: SqlNumber): SqlNumber {
    if (b.constant !== undefined)
      return this.multiply(a, this.constant(rational(b.constant.d, b.constant.n)));
    const top = this.scaledBy(a.n, b.d);
    const bottom = this.scaledBy(b.n, a.d);
    const negative = `${b.n} < ${this.dialect.int(0n)}`;
    const zero = `${b.n} = ${this.dialect.int(0n)}`;
    let [most, mostD] = [a.most * b.mostD, b.most * a.mostD];
    let [n, d] = [top, bottom];
    if (typeof a.d === 'bigint' && typeof b.d === 'bigint') {
      const shared = gcd(a.d, b.d);
      n = this.scaledBy(a.n, b.d / shared);
      d = this.scaledBy(b.n, a.d / shared);
      most = a.most * (b.d / shared);
      mostD = b.most * (a.d / shared);
    }
    return {
      kind: 'number',
      n: `(CASE WHEN ${negative} THEN -${n} ELSE ${n} END)`,
      // Zero has no quotient: the row then has no number, and whoever asks says what it has instead.
      d: `(CASE WHEN ${negative} THEN -${d} WHEN ${zero} THEN NULL ELSE ${d} END)`,
      most: this.check(most),
      mostD: this.check(mostD),
      bad: either(a.bad, b.bad),
    };
  }

  /** What compares a with b, as SQL: their names are given already. */
  compare(a: SqlNumber, b: SqlNumber, op: '<' | '<=' | '>' | '>=' | '='): string {
    if (a.d === b.d) return `(${a.n} ${op} ${b.n})`;
    const { left, right } = this.common(a, b);
    this.check(greater(left.most, right.most));
    return `(${left.n} ${op} ${right.n})`;
  }

  /** `a` where the condition holds, else `b`. */
  choose(condition: string, a: SqlNumber, b: SqlNumber): SqlNumber {
    const constants = typeof a.d === 'bigint' && typeof b.d === 'bigint';
    const { left, right, d, mostD } = constants
      ? this.common(a, b)
      : {
          left: a,
          right: b,
          d: `(CASE WHEN ${condition} THEN ${this.written(a.d)} ELSE ${this.written(b.d)} END)`,
          mostD: greater(a.mostD, b.mostD),
        };
    const bad =
      a.bad === undefined && b.bad === undefined
        ? undefined
        : a.bad === b.bad
          ? a.bad
          : `(CASE WHEN ${condition} THEN ${a.bad ?? 'FALSE'} ELSE ${b.bad ?? 'FALSE'} END)`;
    return {
      kind: 'number',
      n: `(CASE WHEN ${condition} THEN ${left.n} ELSE ${right.n} END)`,
      d,
      most: greater(left.most, right.most),
      mostD,
      bad,
    };
  }

  /** To a multiple of a unit; the names of `a` are given already. */
  round(
    a: SqlNumber,
    unit: Rational,
    mode: 'half up' | 'half even' | 'up' | 'down',
    relation: Relation,
  ): SqlNumber {
    const by = this.bound(this.times(a, rational(unit.d, unit.n)), relation);
    const zero = this.dialect.int(0n);
    const one = this.dialect.int(1n);
    const two = this.dialect.int(2n);
    const d = this.written(by.d);
    const amount = relation.bind(`(CASE WHEN ${by.n} < ${zero} THEN -${by.n} ELSE ${by.n} END)`);
    this.check(2n * greater(by.most, by.mostD));
    const lower = relation.bind(this.dialect.quotient(amount, d));
    const rest = relation.bind(`(${amount} - ${lower} * ${d})`);
    const up = {
      'half up': `(${rest} * ${two} >= ${d})`,
      'half even': `(${rest} * ${two} > ${d} OR (${rest} * ${two} = ${d} AND ${lower} % ${two} = ${one}))`,
      up: `(${rest} > ${zero})`,
      down: 'FALSE',
    }[mode];
    const rounded = `(CASE WHEN ${up} THEN ${lower} + ${one} ELSE ${lower} END)`;
    const whole = `(CASE WHEN ${by.n} < ${zero} THEN -${rounded} ELSE ${rounded} END)`;
    return this.times({ kind: 'number', n: whole, d: 1n, most: by.most + 1n, mostD: 1n, bad: a.bad }, unit);
  }

  /** The same over another constant denominator, which is a multiple of its own. */
  over(a: SqlNumber, d: bigint): SqlNumber {
    if (typeof a.d !== 'bigint')
      throw new NotInSql('quotient', 'what is added up over rows is divided by something else in each');
    const by = d / a.d;
    return { ...a, n: this.scaledBy(a.n, by), d, most: this.check(a.most * by), mostD: d };
  }

  written(d: bigint | string): string {
    return typeof d === 'bigint' ? this.dialect.int(d) : d;
  }

  private common(a: SqlNumber, b: SqlNumber) {
    if (typeof a.d === 'bigint' && typeof b.d === 'bigint') {
      const d = (a.d / gcd(a.d, b.d)) * b.d;
      return { left: this.over(a, d), right: this.over(b, d), d, mostD: d };
    }
    const scaled = (one: SqlNumber, by: SqlNumber): SqlNumber => ({
      ...one,
      n: this.scaledBy(one.n, by.d),
      most: this.check(one.most * by.mostD),
    });
    return {
      left: scaled(a, b),
      right: scaled(b, a),
      d: this.productOf(a.d, b.d),
      mostD: this.check(a.mostD * b.mostD),
    };
  }

  private productOf(a: bigint | string, b: bigint | string): bigint | string {
    if (typeof a === 'bigint' && typeof b === 'bigint') return a * b;
    if (a === 1n) return b;
    if (b === 1n) return a;
    return `(${this.written(a)} * ${this.written(b)})`;
  }

  private scaledBy(n: string, by: bigint | string): string {
    return by === 1n ? n : `(${n} * ${this.written(by)})`;
  }

  /** A bound that fits the widest type, else a refusal. */
  check(most: bigint): bigint {
    if (most <= this.dialect.greatest) return most;
    throw new NotInSql(
      'width',
      `a number may need ${most.toString().length} digits by the bounds of the inputs, and ${this.dialect.name} has exact numbers of ${this.dialect.greatest.toString().length - 1}`,
    );
  }
}
