import { neg, ONE, ZERO } from '@ontarget/evaluator/numbers';
import type { Builder } from './build.ts';
import type { Point } from './input.ts';
import type { Node, Test } from './node.ts';

/** A formula with some of its inputs held at what a case says. */
export function restrict(node: Node, point: Point, builder: Builder, known = new Map<Node, Node>()): Node {
  if (![...node.inputs].some((input) => point.has(input))) return node;
  const before = known.get(node);
  if (before !== undefined) return before;
  const after = rebuilt(node, point, builder, known);
  known.set(node, after);
  return after;
}

function rebuilt(node: Node, point: Point, builder: Builder, known: Map<Node, Node>): Node {
  const of = (one: Node): Node => restrict(one, point, builder, known);
  switch (node.op) {
    case 'constant':
      return node;
    case 'input': {
      const value = point.get(node.input);
      return value === undefined || typeof value === 'string' ? node : builder.constant(value);
    }
    case 'sum':
      return builder.sum(
        node.terms.map((term) => ({ of: of(term.of), by: term.by })),
        node.plus,
      );
    case 'product':
      return builder.product(node.of.map(of));
    case 'least':
    case 'greatest':
      return builder.bound(node.op, node.of.map(of));
    case 'curve':
      return builder.curve(String(node.id), node.pieces, of(node.at));
    case 'matrix':
      return builder.matrix(String(node.id), node.matrix, of(node.down), of(node.across));
    case 'grade': {
      const word = point.get(node.input);
      return word === undefined ? node : builder.constant(node.levels.get(String(word)) ?? ZERO);
    }
    case 'select':
      return builder.select(
        restrictTest(node.when, point, builder, known),
        of(node.then),
        of(node.otherwise),
      );
    case 'round':
      return builder.round(of(node.of), node.mode, node.unit);
  }
}

function restrictTest(test: Test, point: Point, builder: Builder, known: Map<Node, Node>): Test {
  switch (test.op) {
    case 'known':
      return test;
    case 'sign':
      return builder.test({ ...test, of: restrict(test.of, point, builder, known) });
    case 'word': {
      const word = point.get(test.input);
      return word === undefined ? test : { op: 'known', holds: test.among.includes(String(word)) };
    }
    case 'not':
      return builder.test({ op: 'not', of: restrictTest(test.of, point, builder, known) });
    default:
      return builder.test({
        op: test.op,
        of: test.of.map((one) => restrictTest(one, point, builder, known)),
      });
  }
}

/** One formula less another. */
export function less(builder: Builder, a: Node, b: Node): Node {
  return builder.sum([
    { of: a, by: ONE },
    { of: b, by: neg(ONE) },
  ]);
}
