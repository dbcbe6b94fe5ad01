import { isZero, type Rational } from '../../numbers/index.ts';
import type { Num } from '../arithmetic/node.ts';
import { commonFactor } from '../guarded/held.ts';

/** What every amount of a formula is a multiple of, such as a cent of what adds up cents; undefined where nothing is known. */
export function gridOf(root: Num): Rational | undefined {
  const grid = new Grids().of(root);
  return grid === 'zero' ? undefined : grid;
}

/** `zero` is a multiple of anything. */
type Grid = Rational | 'zero' | undefined;

class Grids {
  private readonly known = new Map<Num, Grid>();

  of(node: Num): Grid {
    if (this.known.has(node)) return this.known.get(node);
    const grid = this.found(node);
    this.known.set(node, grid);
    return grid;
  }

  private found(node: Num): Grid {
    switch (node.op) {
      case 'round':
        return node.unit;
      case 'constant':
        return isZero(node.value) ? 'zero' : node.value;
      case 'fails':
        return 'zero';
      case 'paid':
        return this.of(node.of);
      case 'add':
      case 'sub':
      case 'min':
      case 'max':
        return this.both(node.a, node.b);
      case 'choose':
        return this.both(node.chosen, node.otherwise);
      default:
        return undefined;
    }
  }

  private both(one: Num, other: Num): Grid {
    const [a, b] = [this.of(one), this.of(other)];
    if (a === undefined || b === undefined) return undefined;
    if (a === 'zero') return b;
    return b === 'zero' ? a : commonFactor(a, b);
  }
}
