import type { Rounding } from '../../format/types/index.ts';
import { MOST_PAID } from '../guarded/held.ts';
import type { Bound, Instruction, Register } from '../guarded/instruction.ts';
import type { Routine } from '../guarded/routine.ts';
import { resultsOf, usesOf } from '../guarded/uses.ts';
import { isTruth, type Names, type Sure, sureOf } from './truths.ts';

/**
 * A routine as the text of a function over rows `from` to `to`. The text is made of indexes and numbers alone, printed
 * here: no name or text of a plan ever stands in it.
 */
export function printed(routine: Routine): string {
  const { instructions, results, traced } = routine;
  const printer = new Printer(routine);
  const steps = [...printer.steps()];
  const columns = new Set(instructions.flatMap((one, at) => (printer.uses.has(at) ? columnOf(one) : [])));
  const stores = results.map(({ register, error }, index) => {
    const value = printer.number(register);
    return error === undefined
      ? { sound: `${value} <= ${MOST_PAID} && ${value} >= -${MOST_PAID}`, store: `v${index}[i] = ${value};` }
      : {
          sound: `${value} === ${value}`,
          store: `v${index}[i] = ${value}; e${index}[i] = ${printer.number(error)};`,
        };
  });
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
    ...steps,
    ...traced.map(({ register }, index) => `t${index}[i] = ${printer.number(register)};`),
    `if (${stores.map(({ sound }) => sound).join(' && ')}) { ${stores.map(({ store }) => store).join(' ')} } else {`,
    ...stores.map(({ sound, store }, index) => `if (${sound}) { ${store} } else v${index}[i] = NaN;`),
    'odd[n++] = i; }',
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

  *steps(): Generator<string> {
    for (const [at, one] of this.instructions.entries()) {
      if (!this.uses.has(at) || one.op === 'literal') continue;
      if (!isTruth(one)) {
        yield `const r${at} = ${this.expression(one)};`;
        continue;
      }
      const { holds, fails } = sureOf(one, this);
      if (this.hasName(at)) yield `const h${at} = ${holds}, f${at} = ${fails};`;
      if (this.asNumbers.has(at)) yield `const r${at} = ${holds} ? 1 : ${fails} ? 0 : NaN;`;
    }
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
        return `Math.min(${r(one.a)}, ${r(one.b)})`;
      case 'greatest':
        return `Math.max(${r(one.a)}, ${r(one.b)})`;
      case 'abs':
        return `Math.abs(${r(one.a)})`;
      case 'div':
        return one.gap === undefined
          ? `${r(one.b)} !== 0 ? ${r(one.a)} / ${r(one.b)} : NaN`
          : `Math.abs(${r(one.b)}) > ${r(one.gap)} * 1.000001 ? ${r(one.a)} / ${r(one.b)} : NaN`;
      case 'pick': {
        const { holds, fails, isAlways } = this.truth(one.when);
        if (one.a === one.b) {
          // Only whether it is decided matters, as for a jump of a curve.
          if (isAlways) return r(one.a);
          return `${fails === 'false' ? holds : `(${holds} || ${fails})`} ? ${r(one.a)} : NaN`;
        }
        if (isAlways) return `${holds} ? ${r(one.a)} : ${r(one.b)}`;
        return `${holds} ? ${r(one.a)} : ${fails} ? ${r(one.b)} : NaN`;
      }
      case 'line':
        return this.line(one);
      case 'whole':
        return whole(r(one.a), r(one.gap), one.mode);
      case 'ratio':
        return `ratio_${one.mode.replace(' ', '_')}(${r(one.a)} * ${one.top}, ${one.bottom})`;
      default:
        throw new TypeError(`${one.op} is no number`);
    }
  }

  private line({ x: register, bounds, starts, slopes }: Extract<Instruction, { op: 'line' }>): string {
    const x = this.number(register);
    const piece = (at: number): string => {
      const [start, slope] = [starts[at] ?? 0, slopes[at] ?? 0];
      // A flat piece of something that is not decided is not decided either.
      if (slope === 0) return start === 0 ? `${x} * 0` : `${this.literal(start)} + ${x} * 0`;
      const times = slope === 1 ? x : `${x} * ${this.literal(slope)}`;
      return start === 0 ? times : `${this.literal(start)} + ${times}`;
    };
    const from = (at: number): string => {
      const bound: Bound | undefined = bounds[at];
      if (bound === undefined) return piece(at);
      return `${x} ${bound.includes ? '<' : '<='} ${this.literal(bound.at)} ? ${piece(at)} : ${from(at + 1)}`;
    };
    return from(0);
  }
}

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
