import { quantityWords } from '@ontarget/evaluator/engine';
import type { Curve, CurvePiece, MatrixCurve, PiecewiseCurve, Plan } from '@ontarget/evaluator/format';
import { add, eq, mul, sub } from '@ontarget/evaluator/numbers';
import { exact } from '../sight/plan-view.ts';
import type { Entity } from './change.ts';
import { entity } from './entities.ts';

/** A curve: its kind, and each of its rows by its bound. */
export function curveEntity(plan: Plan, name: string, curve: Curve): Entity {
  const { kind, pays } = curve;
  switch (curve.kind) {
    case 'by grade': {
      const levels = Object.entries(curve.levels).map(([level, value]) => [
        level,
        quantityWords({ value, unit: pays }, plan.currency),
      ]);
      return entity(
        'curve',
        `curve/${name}`,
        name,
        { kind, pays, ...Object.fromEntries(levels) },
        { summary: kind },
      );
    }
    case 'matrix':
      return entity(
        'curve',
        `curve/${name}`,
        name,
        { kind, pays, ...matrixFacts(plan, curve) },
        { summary: kind },
      );
    default:
      return entity(
        'curve',
        `curve/${name}`,
        name,
        { kind, pays, axis: curve.axis, ...pieceFacts(plan, curve) },
        { summary: `${kind}, ${curve.pieces.length} ${curve.pieces.length === 1 ? 'row' : 'rows'}` },
      );
  }
}

function pieceFacts(plan: Plan, curve: PiecewiseCurve): Record<string, string | undefined> {
  const { pieces, axis, above, addsUp } = curve;
  const bound = (value: string) => quantityWords({ value, unit: axis }, plan.currency);
  return {
    'paid at the rate reached from': above === undefined ? undefined : bound(above),
    'rows add up': addsUp === true ? 'yes' : undefined,
    ...Object.fromEntries(
      pieces.map((piece, index) => [
        rowName(piece, index, bound),
        rowWords(plan, curve, piece, pieces[index + 1]),
      ]),
    ),
  };
}

/** A row by its bound, so that one that is put between two others moves none of them. */
function rowName({ from, includes }: CurvePiece, index: number, bound: (value: string) => string): string {
  if (from === undefined) return index === 0 ? 'first row' : `row ${index + 1}`;
  return `${includes ? 'from' : 'above'} ${bound(from)}`;
}

/** What a row writes; where its line is not the one to the next row, the line too. */
function rowWords(
  plan: Plan,
  { kind, pays, axis }: PiecewiseCurve,
  piece: CurvePiece,
  next?: CurvePiece,
): string {
  const { start, slope, written } = piece;
  if (kind === 'marginal' || kind === 'retroactive' || kind === 'overage')
    return quantityWords(written, plan.currency);
  const words = (value: string) => quantityWords({ value, unit: pays }, plan.currency);
  if (slope === '0' || (kind === 'linear' && leadsTo(piece, next))) return words(start);
  const per = axis === 'percent' ? 'for each 100%' : `for each 1 ${axis}`;
  return `${words(start)}, then ${words(slope)} ${per}`;
}

/** Whether a line ends at the point that the next row begins with. */
function leadsTo({ from, start, slope }: CurvePiece, next: CurvePiece | undefined): boolean {
  if (from === undefined || next?.from === undefined) return false;
  const run = sub(exact(next.from), exact(from));
  return eq(add(exact(start), mul(exact(slope), run)), exact(next.start));
}

function matrixFacts(plan: Plan, { down, across, cells, pays }: MatrixCurve): Record<string, string> {
  const words = (value: string, unit: string) => quantityWords({ value, unit }, plan.currency);
  const edges = ({ between, before, beyond }: MatrixCurve['down']) =>
    `${between}, ${before} before the edge, ${beyond} beyond it`;
  const facts: Record<string, string> = { 'rows between': edges(down), 'columns between': edges(across) };
  cells.forEach((row, at) => {
    row.forEach((cell, to) => {
      const place = `row ${words(down.bounds[at] ?? '0', down.unit)}, column ${words(across.bounds[to] ?? '0', across.unit)}`;
      facts[place] = words(cell, pays);
    });
  });
  return facts;
}
