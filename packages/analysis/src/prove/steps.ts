import type { Rational } from '@ontarget/evaluator/numbers';
import type { Box } from './extent.ts';
import { Boxes } from './grid.ts';
import { type Polynomial, substitute } from './polynomial.ts';
import type { Regions } from './regions.ts';
import { isPoint } from './span.ts';

/** What pay comes to at a breakpoint of one input, and just below and above it, for one box of the other inputs. */
export interface Step {
  readonly at: Polynomial;
  readonly place: Rational;
  /** The limits from both sides; none beyond the ends of what the input can be. */
  readonly below: Polynomial | undefined;
  readonly above: Polynomial | undefined;
  /** The other inputs. */
  readonly box: Box;
  readonly words: ReadonlyMap<number, string>;
  readonly cell: number;
}

/** Every breakpoint of an input, for every box of the others. */
export function steps({ axes, cells }: Regions, input: number): readonly Step[] {
  const place = axes.findIndex((axis) => axis.input === input);
  const axis = axes[place];
  if (axis?.kind !== 'numbers') return [];
  const boxes = new Boxes(axes);
  const found: Step[] = [];
  for (let cell = 0; cell < boxes.count; cell += 1) {
    const parts = boxes.parts(cell);
    const part = parts[place] ?? 0;
    const span = axis.spans[part];
    if (span?.low === undefined || !isPoint(span)) continue;
    const at = span.low;
    const beside = (by: number): Polynomial | undefined => {
      if (axis.spans[part + by] === undefined) return undefined;
      const p = cells[boxes.cellOf(parts.map((one, index) => (index === place ? part + by : one)))];
      return p && substitute(p, input, at);
    };
    const others = new Map(boxes.box(cell));
    others.delete(input);
    found.push({
      at: substitute(cells[cell] ?? new Map(), input, at),
      place: at,
      below: beside(-1),
      above: beside(1),
      box: others,
      words: boxes.words(cell),
      cell,
    });
  }
  return found;
}
