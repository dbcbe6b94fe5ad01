import type { MatrixCurve, Rounding } from '@ontarget/evaluator/format';
import {
  add,
  compare,
  div,
  eq,
  formatRational,
  isWhole,
  isZero,
  mul,
  ONE,
  type Rational,
  roundTo,
  sign,
  ZERO,
} from '@ontarget/evaluator/numbers';
import { evaluateNode } from './evaluate.ts';
import { type CurveStretch, holdsFor, inputsOfTest, type Node, type Term, type Test } from './node.ts';

/** Leaves out what only the builder says. */
type Bare = Node extends infer One ? (One extends Node ? Omit<One, 'id' | 'inputs'> : never) : never;

/**
 * Builds nodes: what does not depend on an input is worked out at once, sums are made one, and alike formulas are the
 * same node, so that what is added and taken away again is gone.
 */
export class Builder {
  private readonly known = new Map<string, Node>();

  constant(value: Rational): Node {
    return this.node({ op: 'constant', value }, `c${formatRational(value)}`, []);
  }

  input(index: number): Node {
    return this.node({ op: 'input', input: index }, `i${index}`, [], [index]);
  }

  /** plus + Σ by · of. */
  sum(terms: readonly Term[], plus: Rational = ZERO): Node {
    const by = new Map<Node, Rational>();
    let constant = plus;
    const put = (of: Node, factor: Rational): void => {
      if (of.op === 'constant') constant = add(constant, mul(factor, of.value));
      else if (of.op === 'sum') {
        constant = add(constant, mul(factor, of.plus));
        for (const term of of.terms) put(term.of, mul(factor, term.by));
      } else by.set(of, add(by.get(of) ?? ZERO, factor));
    };
    for (const term of terms) put(term.of, term.by);
    const left = [...by].filter(([, factor]) => !isZero(factor)).sort(([a], [b]) => a.id - b.id);
    const [only] = left;
    if (only === undefined) return this.constant(constant);
    if (left.length === 1 && isZero(constant) && eq(only[1], ONE)) return only[0];
    const all = left.map(([of, factor]) => ({ of, by: factor }));
    const key = `s${formatRational(constant)} ${all.map(({ of, by: f }) => `${of.id}*${formatRational(f)}`).join(' ')}`;
    return this.node(
      { op: 'sum', terms: all, plus: constant },
      key,
      left.map(([of]) => of),
    );
  }

  product(of: readonly Node[]): Node {
    let factor = ONE;
    const factors: Node[] = [];
    const put = (node: Node): void => {
      if (node.op === 'constant') factor = mul(factor, node.value);
      else if (node.op === 'product') node.of.forEach(put);
      else if (node.op === 'sum' && node.terms.length === 1 && isZero(node.plus) && node.terms[0]) {
        factor = mul(factor, node.terms[0].by);
        put(node.terms[0].of);
      } else factors.push(node);
    };
    of.forEach(put);
    const [only] = factors;
    if (only === undefined || isZero(factor)) return this.constant(factors.length === 0 ? factor : ZERO);
    const sorted = factors.sort((a, b) => a.id - b.id);
    const whole =
      sorted.length === 1
        ? only
        : this.node({ op: 'product', of: sorted }, `p${sorted.map(({ id }) => id).join(' ')}`, sorted);
    return this.sum([{ of: whole, by: factor }]);
  }

  bound(op: 'least' | 'greatest', of: readonly Node[]): Node {
    const all = new Set(of.flatMap((node) => (node.op === op ? node.of : [node])));
    const constants = [...all].flatMap((node) => (node.op === 'constant' ? [node.value] : []));
    const rest = [...all].filter(({ op: kind }) => kind !== 'constant');
    const pick = op === 'least' ? -1 : 1;
    const [first, ...others] = constants;
    const bound = first && others.reduce((a, b) => (compare(b, a) === pick ? b : a), first);
    const operands = [...rest, ...(bound === undefined ? [] : [this.constant(bound)])].sort(
      (a, b) => a.id - b.id,
    );
    const [only] = operands;
    if (only !== undefined && operands.length === 1) return only;
    const rounded = rest.length === 1 ? rest[0] : undefined;
    // What is cut off at a multiple of the unit may as well be cut off before it is rounded.
    if (rounded?.op === 'round' && bound !== undefined && isWhole(div(bound, rounded.unit))) {
      return this.round(this.bound(op, [rounded.of, this.constant(bound)]), rounded.mode, rounded.unit);
    }
    return this.node({ op, of: operands }, `${op} ${operands.map(({ id }) => id).join(' ')}`, operands);
  }

  curve(name: string, pieces: readonly CurveStretch[], at: Node): Node {
    return this.node({ op: 'curve', pieces, at }, `f${name} ${at.id}`, [at]);
  }

  matrix(name: string, matrix: MatrixCurve, down: Node, across: Node): Node {
    return this.node({ op: 'matrix', matrix, down, across }, `m${name} ${down.id} ${across.id}`, [
      down,
      across,
    ]);
  }

  grade(name: string, levels: ReadonlyMap<string, Rational>, input: number): Node {
    return this.node({ op: 'grade', levels, input }, `g${name} ${input}`, [], [input]);
  }

  select(when: Test, then: Node, otherwise: Node): Node {
    if (when.op === 'known') return when.holds ? then : otherwise;
    if (then === otherwise) return then;
    const inputs = [...inputsOfTest(when)];
    return this.node(
      { op: 'select', when, then, otherwise },
      `?${testKey(when)} ${then.id} ${otherwise.id}`,
      [then, otherwise],
      inputs,
    );
  }

  round(of: Node, mode: Rounding['mode'], unit: Rational): Node {
    if (of.op === 'constant') return this.constant(roundTo(of.value, unit, mode));
    return this.node({ op: 'round', of, mode, unit }, `r${mode} ${formatRational(unit)} ${of.id}`, [of]);
  }

  /** A test, decided where nothing in it depends on an input. */
  test(test: Test): Test {
    if (test.op === 'sign' && test.of.op === 'constant') {
      return { op: 'known', holds: holdsFor(test.relation, sign(test.of.value)) };
    }
    if (test.op === 'not') return test.of.op === 'known' ? { op: 'known', holds: !test.of.holds } : test;
    if (test.op !== 'all' && test.op !== 'any') return test;
    const decisive = test.op === 'any';
    if (test.of.some((one) => one.op === 'known' && one.holds === decisive))
      return { op: 'known', holds: decisive };
    const open = test.of.filter(({ op }) => op !== 'known');
    const [only] = open;
    if (only === undefined) return { op: 'known', holds: !decisive };
    return open.length === 1 ? only : { op: test.op, of: open };
  }

  private node(bare: Bare, key: string, parts: readonly Node[], own: readonly number[] = []): Node {
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const inputs = new Set([...own, ...parts.flatMap((part) => [...part.inputs])]);
    const made = { ...bare, id: this.known.size, inputs } as Node;
    const worked = inputs.size === 0 && made.op !== 'constant' ? evaluateNode(made, new Map()) : undefined;
    const node = worked === undefined ? made : this.constant(worked);
    this.known.set(key, node);
    return node;
  }
}

function testKey(test: Test): string {
  switch (test.op) {
    case 'known':
      return String(test.holds);
    case 'sign':
      return `(${test.of.id} ${test.relation})`;
    case 'word':
      return `(${test.input} is ${test.among.map((word) => JSON.stringify(word)).join(' ')})`;
    case 'not':
      return `(not ${testKey(test.of)})`;
    default:
      return `(${test.op} ${test.of.map(testKey).join(' ')})`;
  }
}
