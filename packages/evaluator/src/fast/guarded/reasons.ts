import { rational } from '../../numbers/index.ts';
import type { Num, Test } from '../arithmetic/node.ts';
import { type ColumnsKnown, Emitter } from './emit.ts';
import type { Register } from './instruction.ts';
import type { Routine } from './routine.ts';

/**
 * Why a number has no value, as truths: for each site, whether it is among the reasons. A site below 0 stands for the reasons of
 * another function: −1 for those of the first.
 */
type Sites = ReadonlyMap<number, Register>;

const NONE: Sites = new Map();

/**
 * A routine that tells of each row whether the formula has no value in it, with a traced column for each site, named by its
 * number. Undefined where the formula always has a value.
 */
export function reasonsOf(root: Num, columns: ColumnsKnown): Routine | undefined {
  const writer = new ReasonWriter(columns);
  const sites = writer.number(root);
  if (sites.size === 0) return undefined;
  const { to } = writer.emitter;
  const result = writer.any([...sites.values()]);
  const one = { factor: rational(1), whole: true, most: 1, least: 1 };
  return {
    instructions: to.all,
    results: [{ register: result, error: undefined, paid: one }],
    traced: [...sites].map(([site, register]) => ({ name: String(site), register, factor: one.factor })),
  };
}

class ReasonWriter {
  readonly emitter: Emitter;
  private readonly columns: ColumnsKnown;
  private readonly numbers = new Map<Num, Sites>();
  private readonly tests = new Map<Test, Sites>();

  constructor(columns: ColumnsKnown) {
    this.columns = columns;
    this.emitter = new Emitter(columns);
  }

  number(node: Num): Sites {
    const known = this.numbers.get(node);
    if (known !== undefined) return known;
    const sites = this.ofNumber(node);
    this.numbers.set(node, sites);
    return sites;
  }

  test(node: Test): Sites {
    const known = this.tests.get(node);
    if (known !== undefined) return known;
    const sites = this.ofTest(node);
    this.tests.set(node, sites);
    return sites;
  }

  any(of: readonly Register[]): Register {
    return this.joined('any', of);
  }

  private all(of: readonly Register[]): Register {
    return this.joined('all', of);
  }

  private not(a: Register): Register {
    const value = this.literalOf(a);
    return value === undefined ? this.emitter.to.push({ op: 'not', a }) : this.emitter.to.literal(1 - value);
  }

  private ofNumber(node: Num): Sites {
    const { to } = this.emitter;
    switch (node.op) {
      case 'constant':
        return NONE;
      case 'fails':
        return new Map([[node.site, to.literal(1)]]);
      case 'input': {
        const given = to.push({ op: 'given', a: to.push({ op: 'load', input: node.input }) });
        return new Map([[node.site, this.not(given)]]);
      }
      case 'paid': {
        if (this.columns.paid(node.output) === undefined) return this.number(node.of);
        const a = to.push({ op: 'paid', output: node.output, column: 'values' });
        return new Map([[-1 - node.output, this.not(to.push({ op: 'given', a }))]]);
      }
      case 'round':
        return this.number(node.of);
      case 'curve':
        return this.number(node.at);
      case 'choose':
        return this.chosen(
          this.test(node.when),
          node.when,
          this.number(node.chosen),
          this.number(node.otherwise),
        );
      case 'div': {
        const operands = this.union([this.number(node.a), this.number(node.b)]);
        const instead = this.number(node.whenZero);
        if (instead.size === 0) return operands;
        const isZero: Test = {
          op: 'compare',
          relation: 'equal',
          left: node.b,
          right: { op: 'constant', value: rational(0) },
        };
        return this.chosen(operands, isZero, instead, NONE);
      }
      default:
        return this.union([this.number(node.a), this.number(node.b)]);
    }
  }

  private ofTest(node: Test): Sites {
    switch (node.op) {
      case 'known':
      case 'given':
        return NONE;
      case 'not':
        return this.test(node.of);
      case 'compare':
        return this.union([this.number(node.left), this.number(node.right)]);
      default:
        return this.decided(node.of, node.op === 'any');
    }
  }

  /** One part that decides leaves no reasons, whatever the others have. */
  private decided(parts: readonly Test[], decisive: boolean): Sites {
    const sites = this.union(parts.map((one) => this.test(one)));
    if (sites.size === 0) return NONE;
    const deciding = parts.map((part) => {
      const holds = this.emitter.test(part);
      return this.all([this.none(this.test(part)), decisive ? holds : this.not(holds)]);
    });
    const open = this.not(this.any(deciding));
    return mapped(sites, (register) => this.all([open, register]));
  }

  /** The reasons of a condition, and where it has none those of what it chooses. */
  private chosen(first: Sites, when: Test, then: Sites, otherwise: Sites): Sites {
    if (then.size === 0 && otherwise.size === 0) return first;
    const [holds, sound] = [this.emitter.test(when), this.none(first)];
    return this.union([
      first,
      mapped(then, (register) => this.all([sound, holds, register])),
      mapped(otherwise, (register) => this.all([sound, this.not(holds), register])),
    ]);
  }

  private none(sites: Sites): Register {
    return this.not(this.any([...sites.values()]));
  }

  private union(all: readonly Sites[]): Sites {
    const ids = new Set(all.flatMap((one) => [...one.keys()]));
    return new Map([...ids].map((id) => [id, this.any(all.flatMap((one) => one.get(id) ?? []))] as const));
  }

  private joined(op: 'all' | 'any', of: readonly Register[]): Register {
    const { to } = this.emitter;
    const decisive = op === 'any' ? 1 : 0;
    const open = [...new Set(of)].filter((one) => this.literalOf(one) !== 1 - decisive);
    const decided = open.find((one) => this.literalOf(one) === decisive);
    if (decided !== undefined) return decided;
    const [only] = open;
    if (only === undefined) return to.literal(1 - decisive);
    return open.length === 1 ? only : to.push({ op, of: open });
  }

  private literalOf(register: Register): number | undefined {
    const one = this.emitter.to.all[register];
    return one?.op === 'literal' ? one.value : undefined;
  }
}

function mapped(sites: Sites, to: (register: Register) => Register): Sites {
  return new Map([...sites].map(([site, register]) => [site, to(register)]));
}
