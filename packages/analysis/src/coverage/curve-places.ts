import { quantityWords } from '@ontarget/evaluator/engine';
import type { Curve, CurvePiece, MatrixCurve, PiecewiseCurve, Plan } from '@ontarget/evaluator/format';
import { type Place, REACHED } from './place.ts';

/** The rows of every curve that the plan pays by: bands, levels of grades, the rows and columns of grids. */
export function curvePlaces(plan: Plan): Place[] {
  return Object.entries(plan.curves).flatMap(([name, curve]) => placesOf(plan, name, curve));
}

export const bandId = (curve: string, piece: number): string => `curve/${curve}/${piece + 1}`;
export const levelId = (curve: string, level: string): string => `curve/${curve}/${level}`;
export const rowId = (curve: string, row: number): string => `curve/${curve}/${row + 1}`;
export const columnId = (curve: string, column: number): string => `curve/${curve}/across/${column + 1}`;

function placesOf(plan: Plan, name: string, curve: Curve): Place[] {
  switch (curve.kind) {
    case 'by grade':
      return Object.entries(curve.levels).map(([level, pays]) => {
        const title = `${name}, ${level}: ${quantityWords({ value: pays, unit: curve.pays }, plan.currency)}`;
        return {
          id: levelId(name, level),
          kind: 'level',
          node: levelId(name, level),
          title,
          ways: [REACHED],
        };
      });
    case 'matrix':
      return [...matrixLines(plan, name, curve, 'down'), ...matrixLines(plan, name, curve, 'across')];
    default:
      return curve.pieces.map((piece, index) => ({
        id: bandId(name, index),
        kind: 'band',
        node: bandId(name, index),
        title: `${name}, ${bandWords(plan, curve, piece, curve.pieces[index + 1])}`,
        ways: [REACHED],
      }));
  }
}

/** A band as the plan writes it: `from 100%: 1.5x`. */
function bandWords(
  plan: Plan,
  { axis }: PiecewiseCurve,
  { from, includes, written }: CurvePiece,
  next: CurvePiece | undefined,
): string {
  const words = (value: string): string => quantityWords({ value, unit: axis }, plan.currency);
  const pays = quantityWords(written, plan.currency);
  if (from !== undefined) return `${includes ? 'from' : 'above'} ${words(from)}: ${pays}`;
  if (next?.from === undefined) return `everywhere: ${pays}`;
  return `${next.includes ? 'below' : 'up to'} ${words(next.from)}: ${pays}`;
}

function matrixLines(plan: Plan, name: string, curve: MatrixCurve, side: 'down' | 'across'): Place[] {
  const { bounds, unit } = curve[side];
  const isRow = side === 'down';
  return bounds.map((bound, index) => {
    const id = isRow ? rowId(name, index) : columnId(name, index);
    const line = `${isRow ? 'row' : 'column'} ${quantityWords({ value: bound, unit }, plan.currency)}`;
    return {
      id,
      kind: isRow ? 'matrix row' : 'matrix column',
      node: id,
      title: `${name}, ${line}`,
      ways: [REACHED],
    };
  });
}
