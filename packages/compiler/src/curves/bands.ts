import { add, mul, type Rational, sub, ZERO } from '@ontarget/evaluator/numbers';
import type { Curve } from '@ontarget/language/ast';
import type { Compilation } from '../compilation.ts';
import { bandsOf, type Piece } from './pieces.ts';
import { type CurveRows, rowsOf } from './rows.ts';

interface Bands {
  rows: CurveRows;
  pieces: Piece[];
}

/** `steps`: each band pays its own percent, whatever lies inside it. */
export function stepPieces(c: Compilation, curve: Curve): Bands {
  return bands(c, curve, (rate) => ({ start: rate, slope: ZERO }));
}

/** `retroactive`: all of it at the rate reached, so a band begins at its rate times its bound. */
export function retroactivePieces(c: Compilation, curve: Curve): Bands {
  return bands(c, curve, (rate, from) => ({ start: mul(rate, from), slope: rate }));
}

/** `marginal`: each slice at its own rate, so a band begins at what the slices below it pay. */
export function marginalPieces(c: Compilation, curve: Curve): Bands {
  let [reached, paid, slope] = [ZERO, ZERO, ZERO];
  return bands(c, curve, (rate, from) => {
    paid = add(paid, mul(slope, sub(from, reached)));
    [reached, slope] = [from, rate];
    return { start: paid, slope: rate };
  });
}

function bands(
  c: Compilation,
  curve: Curve,
  line: (rate: Rational, from: Rational) => Pick<Piece, 'start' | 'slope'>,
): Bands {
  const rows = rowsOf(c, curve, ['BelowRow', 'FromRow', 'AboveRow']);
  // The first band reaches down without end and counts from 0, so its line goes through what 0 pays.
  const pieces = bandsOf(c, curve, rows).map((band) => ({
    row: band.row,
    ...(band.from === undefined ? {} : { from: band.from }),
    ...line(band.rate, band.from ?? ZERO),
  }));
  return { rows, pieces };
}
