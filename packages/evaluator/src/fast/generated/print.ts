import type { Rounding } from '../../format/types/index.ts';
import { MOST_PAID } from '../guarded/held.ts';
import type { Instruction, Register } from '../guarded/instruction.ts';
import type { Routine } from '../guarded/routine.ts';
import { resultsOf, usesOf } from '../guarded/uses.ts';
import { extremeText, lineText, pickText } from './branchless.ts';
import { isTruth, type Names, type Sure, sureOf } from './truths.ts';

/**
 * A routine as the text of a function over rows `from` to `to`. The text is made of indexes and numbers alone, printed
 * here: no name or text of a plan ever stands in it.
 */
export function printed(routine: Routine): string {
  const { instructions, results, traced } = routine;
  const printer = new Printer(routine);
  const columns = new Set(instructions.flatMap((one, at) => (printer.uses.has(at) ? columnOf(one) : [])));
  const stores = results.map(({ register, error }, index) => {
    const value = printer.number(register);
    return error === undefined
      ? { sound: `Math.abs(${value}) <= ${MOST_PAID}`, store: `v${index}[i] = ${value};` }
      : {
          sound: `${value} === ${value}`,
          store: `v${index}[i] = ${value}; e${index}[i] = ${printer.number(error)};`,
        };
  });
  // A traced number is stored as soon as it is there: those that wait for the end of the row do not fit into a processor's registers.
  const traces = Map.groupBy(traced.entries(), ([, { register }]) => register);
  const storesAfter = (at: Register) =>
    (traces.get(at) ?? []).map(([index]) => `t${index}[i] = ${printer.number(at)};`);
  return [
    '"use strict";',
    ...columns,
    ...results.flatMap(({ error }, index) => [
      `const v${index} = values[${index}];`,
      ...(error === undefined ? [] : [`const e${index} = errors[${index}];`]),
    ]),
    ...traced.map((_, index) => `const t${index} = traces[${index}];`),
    'let n = 0;',
    'for (let i = from; i < to; i += 1) {',
    ...instructions.flatMap((_, at) => [...printer.steps(at), ...storesAfter(at)]),
    ...(stores.length === 0
      ? []
      : [
          `if (${stores.map(({ sound }) => sound).join(' && ')}) { ${stores.map(({ store }) => store).join(' ')} } else {`,
          ...stores.map(({ sound, store }, index) => `if (${sound}) { ${store} } else v${index}[i] = NaN;`),
          'odd[n++] = i; }',
        ]),
    '}',
    'return n;',
  ].join('\n');
}

class Printer implements Names {
  readonly uses: ReadonlyMap<Register, number>;
  private readonly instructions: readonly Instruction[];
  /** Truths that are read as numbers too. */
  private readonly asNumbers: ReadonlySet<Register>;

  constructor(routine: Routine) {
    this.uses = usesOf(routine);
    this.instructions = routine.instructions;
    this.asNumbers = new Set(resultsOf(routine).filter((at) => isTruth(routine.instructions[at])));
  }

  /** The text of an instruction, if anything reads it. */
  *steps(at: Register): Generator<string> {
    const one = this.instructions[at];
    if (one === undefined || !this.uses.has(at) || one.op === 'literal') return;
    if (!isTruth(one)) {
      const quick = one.op === 'pick' ? this.withoutBranches(one) : undefined;
      const text = this.expression(one);
      if (quick === undefined) yield `const r${at} = ${text};`;
      else yield `const u${at} = ${quick}, r${at} = u${at} === u${at} ? u${at} : ${text};`;
      return;
    }
    const { holds, fails } = sureOf(one, this);
    if (this.hasName(at)) yield `const h${at} = ${holds}, f${at} = ${fails};`;
    if (this.asNumbers.has(at)) yield `const r${at} = ${holds} ? 1 : ${fails} ? 0 : NaN;`;
  }

  number(at: Register): string {
    const one = this.instructions[at];
    return one?.op === 'literal' ? this.literal(one.value) : `r${at}`;
  }

  truth(at: Register): Sure {
    const one = this.instructions[at];
    if (one?.op === 'literal') return { holds: String(one.value === 1), fails: String(one.value === 0) };
    if (!isTruth(one)) return { holds: `r${at} === 1`, fails: `r${at} === 0` };
    const sure = sureOf(one, this);
    return this.hasName(at) ? { ...sure, holds: `h${at}`, fails: `f${at}` } : sure;
  }

  literal(value: number): string {
    if (Number.isNaN(value)) return 'NaN';
    return value < 0 || Object.is(value, -0) ? `(${value})` : String(value);
  }

  /** What is read more than once is worked out once. */
  private hasName(at: Register): boolean {
    return (this.uses.get(at) ?? 0) > 1;
  }

  private expression(one: Instruction): string {
    const r = (at: Register) => this.number(at);
    switch (one.op) {
      case 'load':
        return `c${one.input}[i]`;
      case 'paid':
        return `${paidColumn(one)}[i]`;
      case 'add':
        return `${r(one.a)} + ${r(one.b)}`;
      case 'sub':
        return `${r(one.a)} - ${r(one.b)}`;
      case 'mul':
        return `${r(one.a)} * ${r(one.b)}`;
      case 'least':
      case 'greatest':
        return extremeText(one.op, r(one.a), r(one.b));
      case 'abs':
        return `Math.abs(${r(one.a)})`;
      case 'div':
        return one.gap === undefined
          ? `${r(one.b)} !== 0 ? ${r(one.a)} / ${r(one.b)} : NaN`
          : `Math.abs(${r(one.b)}) > ${r(one.gap)} * 1.000001 ? ${r(one.a)} / ${r(one.b)} : NaN`;
      case 'pick':
        return this.picked(one);
      case 'line':
        return lineText(one, r(one.x), this);
      case 'whole':
        return whole(r(one.a), r(one.gap), one.mode);
      case 'ratio':
        return `ratio_${one.mode.replace(' ', '_')}(${r(one.a)} * ${one.top}, ${one.bottom}, ${1 / one.bottom})`;
      default:
        throw new TypeError(`${one.op} is no number`);
    }
  }

  private picked({ when, a, b }: Pick): string {
    const { holds, fails, isAlways } = this.truth(when);
    const [first, second] = [this.number(a), this.number(b)];
    if (a === b) {
      // Only whether it is decided matters, as for a jump of a curve.
      if (isAlways) return first;
      return `${fails === 'false' ? holds : `(${holds} || ${fails})`} ? ${first} : NaN`;
    }
    if (isAlways) return `${holds} ? ${first} : ${second}`;
    const zero = this.zeroOf(when, b);
    if (zero !== undefined)
      return `${zero.divisor} === 0 ? (${zero.top} === ${zero.top} ? ${first} : NaN) : ${second}`;
    return `${holds} ? ${first} : ${fails} ? ${second} : NaN`;
  }

  /** What a quotient divides where `when` says that it is replaced for a divisor of zero: then it is not decided where that is not. */
  private zeroOf(when: Register, quotient: Register): { divisor: string; top: string } | undefined {
    const [test, result] = [this.instructions[when], this.instructions[quotient]];
    if (test?.op !== 'all' || test.of.length !== 2) return undefined;
    if (result?.op !== 'div' || result.gap !== undefined) return undefined;
    const [given, isZero] = test.of.map((at) => this.instructions[at]);
    if (given?.op !== 'given' || given.a !== result.a) return undefined;
    if (isZero?.op !== 'compare' || isZero.relation !== 'equal' || isZero.gap !== undefined) return undefined;
    if (isZero.a !== result.b || this.number(isZero.b) !== '0') return undefined;
    return { divisor: this.number(result.b), top: this.number(result.a) };
  }

  /** A number of a comparison of what has no error, which falls out one way as often as the other; undefined for other choices. */
  private withoutBranches({ when, a, b }: Pick): string | undefined {
    const test = this.instructions[when];
    if (test?.op !== 'compare' || test.gap !== undefined || test.relation === 'equal' || a === b)
      return undefined;
    if ([a, b].some((at) => this.number(at) === 'NaN')) return undefined;
    const { holds, fails } = this.truth(when);
    return pickText({ holds, fails }, this.number(a), this.number(b), [
      this.number(test.a),
      this.number(test.b),
    ]);
  }
}

type Pick = Extract<Instruction, { op: 'pick' }>;

function columnOf(one: Instruction): readonly string[] {
  if (one.op === 'load') return [`const c${one.input} = inputs[${one.input}];`];
  if (one.op !== 'paid') return [];
  return [`const ${paidColumn(one)} = ${one.column === 'values' ? 'paid' : 'paidErrors'}[${one.output}];`];
}

function paidColumn({ output, column }: Extract<Instruction, { op: 'paid' }>): string {
  return `${column === 'values' ? 'p' : 'q'}${output}`;
}

function whole(a: string, gap: string, mode: Rounding['mode']): string {
  if (mode === 'half up' || mode === 'half even') {
    const near = `Math.floor(${a} + 0.5)`;
    return `0.5 - Math.abs(${a} - ${near}) > ${gap} ? ${near} : NaN`;
  }
  const near = `Math.floor(${a})`;
  const [below, above] = mode === 'down' ? ['0', '1'] : ['1', '0'];
  const beside = `${a} > 0 ? ${near} + ${below} : ${near} + ${above}`;
  return `${a} - ${near} > ${gap} && ${near} + 1 - ${a} > ${gap} ? (${beside}) : ${a} === ${near} && ${gap} === 0 ? ${near} : NaN`;
}
