import { compare, le, type Rational } from '@ontarget/evaluator/numbers';
import type { Box } from './extent.ts';
import type { Input, Point } from './input.ts';
import { NotDecided } from './not-decided.ts';
import { isPoint, rising, type Span, spansOf } from './span.ts';

/** One input of a grid, cut into stretches of numbers or into words. */
export type Axis =
  | {
      readonly input: number;
      readonly kind: 'numbers';
      readonly cuts: readonly Rational[];
      readonly spans: readonly Span[];
    }
  | { readonly input: number; readonly kind: 'words'; readonly words: readonly string[] };

/** Something for every box that the axes cut, the last axis running fastest. */
export interface Grid<T> {
  readonly axes: readonly Axis[];
  readonly cells: readonly T[];
}

/** More boxes than this are not worked out one by one. */
export const MOST_CELLS = 4000;

export function axisOf(
  { index, domain }: Pick<Input, 'index' | 'domain'>,
  cuts: readonly Rational[] = [],
): Axis {
  if (domain.kind === 'words') return { input: index, kind: 'words', words: domain.words };
  return { input: index, kind: 'numbers', cuts: rising(cuts), spans: spansOf(cuts, domain.low, domain.high) };
}

export function sizeOf(axis: Axis): number {
  return axis.kind === 'words' ? axis.words.length : axis.spans.length;
}

export function only<T>(value: T): Grid<T> {
  return { axes: [], cells: [value] };
}

/** The boxes of axes, in order. */
export class Boxes {
  readonly axes: readonly Axis[];
  readonly count: number;
  private readonly strides: readonly number[];

  constructor(axes: readonly Axis[]) {
    this.axes = axes;
    let count = 1;
    const strides: number[] = [];
    for (const axis of axes.toReversed()) {
      strides.unshift(count);
      count *= sizeOf(axis);
    }
    this.strides = strides;
    this.count = count;
    if (count > MOST_CELLS) throw new NotDecided('too many results and breakpoints meet in it');
  }

  /** Something for each box. */
  all<T>(of: (cell: number) => T): readonly T[] {
    return Array.from({ length: this.count }, (_, cell) => of(cell));
  }

  /** Which part of each axis a box is. */
  parts(cell: number): readonly number[] {
    return this.axes.map((axis, at) => Math.floor(cell / (this.strides[at] ?? 1)) % sizeOf(axis));
  }

  cellOf(parts: readonly number[]): number {
    return parts.reduce((cell, part, at) => cell + part * (this.strides[at] ?? 1), 0);
  }

  /** The stretches of a box; of words nothing. */
  box(cell: number): Box {
    const box = new Map<number, Span>();
    this.parts(cell).forEach((part, at) => {
      const axis = this.axes[at];
      const span = axis?.kind === 'numbers' ? axis.spans[part] : undefined;
      if (axis !== undefined && span !== undefined) box.set(axis.input, span);
    });
    return box;
  }

  /** The words of a box. */
  words(cell: number): ReadonlyMap<number, string> {
    const words = new Map<number, string>();
    this.parts(cell).forEach((part, at) => {
      const axis = this.axes[at];
      const word = axis?.kind === 'words' ? axis.words[part] : undefined;
      if (axis !== undefined && word !== undefined) words.set(axis.input, word);
    });
    return words;
  }

  /** The box that a point lies in. */
  cellAt(point: Point): number {
    return this.cellOf(
      this.axes.map((axis) => {
        const value = point.get(axis.input);
        if (axis.kind === 'words') return Math.max(0, axis.words.indexOf(String(value)));
        return axis.spans.findIndex(
          (span) => value !== undefined && typeof value !== 'string' && holds(span, value),
        );
      }),
    );
  }
}

/** Whether a number belongs to a stretch. */
export function holds(span: Span, value: Rational): boolean {
  if (isPoint(span)) return span.low !== undefined && compare(span.low, value) === 0;
  return (
    (span.low === undefined || compare(span.low, value) < 0) &&
    (span.high === undefined || compare(value, span.high) < 0)
  );
}

/** The same axes with all cuts of each, in the order of their inputs. */
export function commonAxes(
  grids: readonly Pick<Grid<unknown>, 'axes'>[],
  inputs: readonly Input[],
): readonly Axis[] {
  const byInput = Map.groupBy(
    grids.flatMap(({ axes }) => axes),
    ({ input }) => input,
  );
  return [...byInput]
    .sort(([a], [b]) => a - b)
    .map(([index, axes]) => {
      const input = inputs[index];
      if (input === undefined) throw new TypeError(`there is no input ${index}`);
      return axisOf(
        input,
        axes.flatMap((axis) => (axis.kind === 'numbers' ? axis.cuts : [])),
      );
    });
}

/** For each box of finer axes, the cell of a grid that it lies in. */
export function within<T>(grid: Grid<T>, boxes: Boxes): (cell: number) => T {
  const own = new Boxes(grid.axes);
  const maps = grid.axes.map((axis) => {
    const place = boxes.axes.findIndex(({ input }) => input === axis.input);
    const finer = boxes.axes[place];
    if (finer === undefined) throw new TypeError('an axis is missing');
    return {
      place,
      to:
        finer.kind === 'numbers' && axis.kind === 'numbers' ? finer.spans.map(coarse(axis.spans)) : undefined,
    };
  });
  return (cell) => {
    const parts = boxes.parts(cell);
    const mine = maps.map(({ place, to }) => {
      const part = parts[place] ?? 0;
      return to === undefined ? part : (to[part] ?? 0);
    });
    return grid.cells[own.cellOf(mine)] as T;
  };
}

function coarse(spans: readonly Span[]): (span: Span) => number {
  return (span) => spans.findIndex((wide) => contains(wide, span));
}

function contains(wide: Span, span: Span): boolean {
  if (isPoint(span)) return span.low !== undefined && holds(wide, span.low);
  if (isPoint(wide)) return false;
  const low = wide.low === undefined || (span.low !== undefined && le(wide.low, span.low));
  return low && (wide.high === undefined || (span.high !== undefined && le(span.high, wide.high)));
}
