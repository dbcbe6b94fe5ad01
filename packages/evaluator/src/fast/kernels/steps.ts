import type { Instruction } from '../guarded/instruction.ts';
import { RATIOS } from '../guarded/ratio.ts';
import type { Work } from '../runner.ts';
import { compareStep, joinStep } from './decisions.ts';

/** One instruction over a block of rows. */
export type Step = (work: Work, from: number, rows: number) => void;

export function kernelOf(one: Instruction, at: number, registers: readonly Float64Array[]): Step {
  const r = (register: number): Float64Array => registers[register] as Float64Array;
  const to = r(at);
  switch (one.op) {
    case 'literal':
      return () => {};
    case 'load':
      return ({ inputs }, from, rows) => copy(inputs[one.input] as Float64Array, from, rows, to);
    case 'paid':
      return ({ paid, paidErrors }, from, rows) => {
        const column = one.column === 'values' ? paid[one.output] : paidErrors[one.output];
        copy(column as Float64Array, from, rows, to);
      };
    case 'add':
    case 'sub':
    case 'mul':
    case 'least':
    case 'greatest':
      return arithmetic(one.op, r(one.a), r(one.b), to);
    case 'div':
      return divided(r(one.a), r(one.b), one.gap === undefined ? undefined : r(one.gap), to);
    case 'abs':
      return eachRow(to, (i, a) => Math.abs(a[i] as number), r(one.a));
    case 'not':
      return eachRow(to, (i, a) => 1 - (a[i] as number), r(one.a));
    case 'given':
      return eachRow(to, (i, a) => (Number.isNaN(a[i]) ? 0 : 1), r(one.a));
    case 'pick':
      return picked(r(one.when), r(one.a), r(one.b), to);
    case 'compare':
      return compareStep(one, r(one.a), r(one.b), one.gap === undefined ? undefined : r(one.gap), to);
    case 'all':
    case 'any':
      return joinStep(one.op, one.of.map(r), to);
    case 'line':
      return line(one, r(one.x), to);
    case 'clear':
      return clear(one.bounds, r(one.x), r(one.gap), to);
    case 'whole':
      return whole(one.mode, r(one.a), r(one.gap), to);
    case 'ratio': {
      const round = RATIOS[one.mode];
      const inverse = 1 / one.bottom;
      return eachRow(to, (i, a) => round((a[i] as number) * one.top, one.bottom, inverse), r(one.a));
    }
  }
}

function copy(column: Float64Array, from: number, rows: number, to: Float64Array): void {
  for (let i = 0; i < rows; i += 1) to[i] = column[from + i] as number;
}

function eachRow(to: Float64Array, work: (i: number, a: Float64Array) => number, a: Float64Array): Step {
  return (_work, _from, rows) => {
    for (let i = 0; i < rows; i += 1) to[i] = work(i, a);
  };
}

/** Each operator with a loop of its own, so that each loop is fast. */
function arithmetic(
  op: 'add' | 'sub' | 'mul' | 'least' | 'greatest',
  a: Float64Array,
  b: Float64Array,
  to: Float64Array,
): Step {
  switch (op) {
    case 'add':
      return (_work, _from, rows) => {
        for (let i = 0; i < rows; i += 1) to[i] = (a[i] as number) + (b[i] as number);
      };
    case 'sub':
      return (_work, _from, rows) => {
        for (let i = 0; i < rows; i += 1) to[i] = (a[i] as number) - (b[i] as number);
      };
    case 'mul':
      return (_work, _from, rows) => {
        for (let i = 0; i < rows; i += 1) to[i] = (a[i] as number) * (b[i] as number);
      };
    case 'least':
      return (_work, _from, rows) => {
        for (let i = 0; i < rows; i += 1) to[i] = Math.min(a[i] as number, b[i] as number);
      };
    case 'greatest':
      return (_work, _from, rows) => {
        for (let i = 0; i < rows; i += 1) to[i] = Math.max(a[i] as number, b[i] as number);
      };
  }
}

function divided(a: Float64Array, b: Float64Array, gap: Float64Array | undefined, to: Float64Array): Step {
  return (_work, _from, rows) => {
    for (let i = 0; i < rows; i += 1) {
      const by = b[i] as number;
      const isSure = gap === undefined ? by !== 0 : Math.abs(by) > (gap[i] as number) * 1.000001;
      to[i] = isSure ? (a[i] as number) / by : Number.NaN;
    }
  };
}

function picked(when: Float64Array, a: Float64Array, b: Float64Array, to: Float64Array): Step {
  return (_work, _from, rows) => {
    for (let i = 0; i < rows; i += 1) {
      const holds = when[i];
      to[i] = holds === 1 ? (a[i] as number) : holds === 0 ? (b[i] as number) : Number.NaN;
    }
  };
}

function line(
  { bounds, starts, slopes }: Extract<Instruction, { op: 'line' }>,
  x: Float64Array,
  to: Float64Array,
): Step {
  return (_work, _from, rows) => {
    for (let i = 0; i < rows; i += 1) {
      const at = x[i] as number;
      let piece = 0;
      for (const bound of bounds) {
        if (bound.includes ? at < bound.at : at <= bound.at) break;
        piece += 1;
      }
      to[i] = (starts[piece] as number) + at * (slopes[piece] as number);
    }
  };
}

function clear(bounds: readonly number[], x: Float64Array, gap: Float64Array, to: Float64Array): Step {
  return (_work, _from, rows) => {
    for (let i = 0; i < rows; i += 1) {
      let isClear = true;
      for (const bound of bounds) isClear &&= Math.abs((x[i] as number) - bound) > (gap[i] as number);
      to[i] = isClear ? 1 : Number.NaN;
    }
  };
}

function whole(
  mode: Extract<Instruction, { op: 'whole' }>['mode'],
  a: Float64Array,
  gap: Float64Array,
  to: Float64Array,
): Step {
  const isHalf = mode === 'half up' || mode === 'half even';
  return (_work, _from, rows) => {
    for (let i = 0; i < rows; i += 1) {
      const [value, by] = [a[i] as number, gap[i] as number];
      const near = Math.floor(isHalf ? value + 0.5 : value);
      if (isHalf) to[i] = 0.5 - Math.abs(value - near) > by ? near : Number.NaN;
      else if (value === near && by === 0) to[i] = near;
      else if (!(value - near > by && near + 1 - value > by)) to[i] = Number.NaN;
      else to[i] = value > 0 === (mode === 'up') ? near + 1 : near;
    }
  };
}
