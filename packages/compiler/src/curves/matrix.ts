import type { MatrixAxis, MatrixCurve } from '@ontarget/evaluator/format';
import { lt } from '@ontarget/evaluator/numbers';
import type { Curve, Expression, Matrix } from '@ontarget/language/ast';
import { exact } from '../build/expressions.ts';
import type { Compilation } from '../compilation.ts';
import { constantOf } from '../formulas/constants.ts';
import type { Amount } from '../literals.ts';
import { ids } from '../names.ts';
import { refuse } from '../problems.ts';

/** A grid of two results: its lines, its cells, and what holds between and beyond them. */
export function matrixCurve(c: Compilation, curve: Curve, matrix: Matrix): MatrixCurve {
  const { header, lines: rows } = curve;
  const { between } = matrix;
  if (header === undefined) return refuse('curve-empty', curve, { curve: curve.name });
  const cells = rows.map((row, index) => {
    if (row.values.length !== header.bounds.length) {
      const problem = `this row has ${row.values.length} values under ${header.bounds.length} headings`;
      refuse('matrix-wrong', row, { curve: curve.name, problem });
    }
    c.places.put(ids.curveRow(curve.name, index + 1), row);
    return row.values.map((value) => constantOf(c, value));
  });
  for (const [index, bound] of header.bounds.entries()) {
    c.places.put(ids.curveColumn(curve.name, index + 1), bound);
  }
  const first = cells[0]?.[0];
  if (first === undefined) return refuse('curve-empty', curve, { curve: curve.name });
  const other = cells.flat().find(({ unit }) => unit !== first.unit);
  if (other !== undefined) {
    const problem = `its cells are ${first.unit} in one place and ${other.unit} in another`;
    refuse('matrix-wrong', matrix, { curve: curve.name, problem });
  }
  const edges = edgesOf(c, curve, matrix);
  const axis = (bounds: readonly Expression[], side: 'down' | 'across'): MatrixAxis => ({
    ...linesOf(c, curve, bounds),
    between: (between.both ?? between[side]) as MatrixAxis['between'],
    ...edges,
  });
  return {
    kind: 'matrix',
    pays: first.unit,
    down: axis(
      rows.map(({ bound }) => bound),
      'down',
    ),
    across: axis(header.bounds, 'across'),
    cells: cells.map((row) => row.map(({ value }) => exact(value))),
  };
}

/** The lines of one direction, which rise and are of one unit. */
function linesOf(
  c: Compilation,
  curve: Curve,
  bounds: readonly Expression[],
): Pick<MatrixAxis, 'unit' | 'bounds'> {
  const lines = bounds.map((bound) => constantOf(c, bound));
  lines.forEach((line: Amount, index) => {
    const before = lines[index - 1];
    if (before === undefined || (lt(before.value, line.value) && before.unit === line.unit)) return;
    const problem = 'its bounds rise down the grid and across it, in one unit';
    refuse('matrix-wrong', bounds[index], { curve: curve.name, problem });
  });
  return { unit: lines[0]?.unit ?? 'number', bounds: lines.map(({ value }) => exact(value)) };
}

function edgesOf(c: Compilation, curve: Curve, { edges }: Matrix): Pick<MatrixAxis, 'before' | 'beyond'> {
  if (edges !== undefined) {
    return { before: edges.before as MatrixAxis['before'], beyond: edges.beyond as MatrixAxis['beyond'] };
  }
  const words = ['zero before the edges, flat beyond them', 'flat before the edges, flat beyond them'];
  const [zero = '', flat = ''] = words;
  const reading = c.choices.settle({
    code: 'choice-matrix-edges',
    params: {
      curve: curve.name,
      first: curve.lines[0]?.bound.$cstNode?.text ?? '',
      last: curve.lines.at(-1)?.bound.$cstNode?.text ?? '',
    },
    node: curve,
    owner: ids.curve(curve.name),
    readings: [zero, flat],
  });
  return { before: reading === zero ? 'zero' : 'flat', beyond: 'flat' };
}
