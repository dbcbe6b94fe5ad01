import { add, div, eq, isZero, lt, mul, type Rational, sub, ZERO } from '@ontarget/evaluator/numbers';
import { componentsOf } from '@ontarget/language';
import type { Curve, Expression } from '@ontarget/language/ast';
import type { Compilation } from '../compilation.ts';
import { declared } from '../declared.ts';
import { constantOf } from '../formulas/constants.ts';
import { ids } from '../names.ts';
import { refuse } from '../problems.ts';
import { bandsOf, type Piece } from './pieces.ts';
import { type CurveRows, rowsOf, written } from './rows.ts';

/** The rows of a curve, and its pieces by the kind that it is. */
export interface Bands {
  rows: CurveRows;
  pieces: Piece[];
}

/** `steps`: each band pays its own percent, whatever lies inside it; where steps add up, with those of the bands below. */
export function stepPieces(c: Compilation, curve: Curve): Bands {
  if (stepsAddUp(c, curve)) return piecesAddedUp(c, curve);
  const { rows, pieces } = bands(c, curve, (rate) => ({ start: rate, slope: ZERO }));
  return { rows, pieces: pieces.flatMap(rising) };
}

/** Each step adds its amount to that of the steps below; what holds below the first is everybody's. */
function piecesAddedUp(c: Compilation, curve: Curve): Bands {
  let paid = ZERO;
  const { rows, pieces } = bands(c, curve, (rate) => {
    paid = add(paid, rate);
    return { start: paid, slope: ZERO };
  });
  const rises = pieces.find(({ row }) => !isZero(row.slope));
  if (rises === undefined) return { rows, pieces };
  const problem = '"plus" stands in steps that add up';
  return refuse('curve-band-wrong', rises.row.node, { curve: curve.name, problem });
}

/** Whether the amounts of several steps are paid together; where a bonus pays them, that has to be said. */
export function stepsAddUp(c: Compilation, curve: Curve): boolean {
  const { kind, name, together } = curve;
  if (kind !== 'steps') return false;
  if (together !== undefined) return together === 'that add up';
  const bonus = declared(c, 'Role')
    .flatMap((role) => componentsOf(role))
    .find((component) => component.$type === 'Bonus' && component.curve?.ref === curve);
  if (bonus === undefined) return false;
  const reading = c.choices.settle({
    code: 'choice-milestones',
    params: { curve: name, component: bonus.name },
    node: curve,
    owner: ids.curve(name),
    readings: ['steps that replace each other', 'steps that add up'],
  });
  return reading === 'steps that add up';
}

/** A band that rises: by its slope from where it begins; the lowest one from 0, and below 0 it pays what 0 does. */
function rising(piece: Piece): Piece[] {
  const { row, from, start } = piece;
  if (isZero(row.slope)) return [piece];
  if (from !== undefined) return [{ ...piece, slope: row.slope }];
  return [piece, { row, from: ZERO, start, slope: row.slope }];
}

/**
 * `retroactive above X`: all of it up to X at the rate below X, and what lies above X at the rate reached. Neither
 * marginal nor retroactive: only the part above moves to the top rate.
 */
export function overagePieces(c: Compilation, curve: Curve, bound: Expression, most?: Rational): Bands {
  const over = constantOf(c, bound);
  const rows = rowsOf(c, curve, ROWS, most);
  const known = bandsOf(c, curve, rows);
  const below = known.findLast(({ from }) => from === undefined || lt(from, over.value));
  if (below === undefined || !known.some(({ from }) => from !== undefined && eq(from, over.value))) {
    const problem = `no row begins at ${written(over)}`;
    return refuse('curve-band-wrong', curve, { curve: curve.name, problem });
  }
  const paid = mul(below.rate, over.value);
  const pieces = known.map(({ row, from = ZERO, rate }, index) => ({
    row,
    ...(index === 0 ? {} : { from }),
    start: lt(from, over.value) ? mul(rate, from) : add(paid, mul(rate, sub(from, over.value))),
    slope: rate,
  }));
  return { rows, pieces };
}

/** `retroactive`: all of it at the rate reached, so a band begins at its rate times its bound. */
export function retroactivePieces(c: Compilation, curve: Curve): Bands {
  return bands(c, curve, (rate, from) => ({ start: mul(rate, from), slope: rate }));
}

/** `marginal`: each slice at its own rate, so a band begins at what the slices below it pay. */
export function marginalPieces(c: Compilation, curve: Curve, most?: Rational): Bands {
  if (curve.byPay) return piecesByPay(c, curve, most);
  let [reached, paid, slope] = [ZERO, ZERO, ZERO];
  const line = (rate: Rational, from: Rational): Pick<Piece, 'start' | 'slope'> => {
    paid = add(paid, mul(slope, sub(from, reached)));
    [reached, slope] = [from, rate];
    return { start: paid, slope: rate };
  };
  return bands(c, curve, line, most);
}

/**
 * `marginal by what it pays`: a band begins where the bands below have paid its bound, so the amount of which that is the
 * pay is solved for: what is left to the bound, by the rate.
 */
function piecesByPay(c: Compilation, curve: Curve, most: Rational | undefined): Bands {
  const rows = rowsOf(c, curve, ROWS, most);
  let [reached, paid, rate] = [ZERO, ZERO, ZERO];
  const pieces = bandsOf(c, curve, rows).map((band, index): Piece => {
    if (index > 0 && band.from !== undefined) {
      if (!lt(ZERO, rate)) {
        const problem = `nothing is paid below ${written(band.row.bound)}, so that so much is never paid`;
        return refuse('curve-band-wrong', band.row.node, { curve: curve.name, problem });
      }
      reached = add(reached, div(sub(band.from, paid), rate));
      paid = band.from;
    }
    rate = band.rate;
    return { row: band.row, ...(index === 0 ? {} : { from: reached }), start: paid, slope: rate };
  });
  return { rows, pieces };
}

const ROWS = ['BelowRow', 'FromRow', 'AboveRow', 'UpToRow'] as const;

function bands(
  c: Compilation,
  curve: Curve,
  line: (rate: Rational, from: Rational) => Pick<Piece, 'start' | 'slope'>,
  most?: Rational,
): Bands {
  const rows = rowsOf(c, curve, ROWS, most);
  // The first band reaches down without end and counts from 0, so its line goes through what 0 pays.
  const pieces = bandsOf(c, curve, rows).map((band) => ({
    row: band.row,
    ...(band.from === undefined ? {} : { from: band.from }),
    ...line(band.rate, band.from ?? ZERO),
  }));
  return { rows, pieces };
}
