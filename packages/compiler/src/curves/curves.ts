import type { Curve as EvaluatorCurve, PiecewiseCurve } from '@ontarget/evaluator/format';
import type { Curve } from '@ontarget/language/ast';
import { exact } from '../build/expressions.ts';
import { attempt, type Compilation } from '../compilation.ts';
import { declared } from '../declared.ts';
import { constantOf } from '../formulas/constants.ts';
import { ids } from '../names.ts';
import { cannotCompile, refuse } from '../problems.ts';
import { marginalPieces, overagePieces, retroactivePieces, stepPieces, stepsAddUp } from './bands.ts';
import { gradeCurve } from './grades.ts';
import { linearPieces } from './linear.ts';
import { matrixCurve } from './matrix.ts';
import { writePiece } from './pieces.ts';

/** Compiles every curve that the plan declares. */
export function compileCurves(c: Compilation): void {
  for (const curve of declared(c, 'Curve')) {
    const id = ids.curve(curve.name);
    attempt(c, id, curve, () => {
      c.places.put(id, curve);
      c.curves.set(curve.name, compileCurve(c, curve));
    });
  }
}

function compileCurve(c: Compilation, curve: Curve): EvaluatorCurve {
  if (curve.kind === 'by grade') return gradeCurve(c, curve);
  if (curve.matrix !== undefined) return matrixCurve(c, curve, curve.matrix);
  const kind = kindOf(c, curve);
  const over = curve.overage;
  const { rows, pieces } = over === undefined ? PIECES[kind](c, curve) : overagePieces(c, curve, over);
  for (const [index, { row }] of pieces.entries()) {
    c.places.put(ids.curveRow(curve.name, index + 1), row.node);
  }
  return {
    kind: over === undefined ? kind : 'overage',
    axis: rows.axis,
    pays: paysOf(kind, rows.axis, rows.values),
    ...(over === undefined ? {} : { above: exact(constantOf(c, over).value) }),
    ...(stepsAddUp(c, curve) ? { addsUp: true } : {}),
    pieces: pieces.map(writePiece),
  };
}

const PIECES = {
  linear: linearPieces,
  steps: stepPieces,
  marginal: marginalPieces,
  retroactive: retroactivePieces,
} as const;

function kindOf(c: Compilation, curve: Curve): Exclude<PiecewiseCurve['kind'], 'overage'> {
  if (curve.byPay && curve.kind !== 'marginal') {
    const problem = `"by what it pays" stands beside ${curve.kind}`;
    return refuse('curve-band-wrong', curve, { curve: curve.name, problem });
  }
  if (curve.together !== undefined && curve.kind !== 'steps') {
    const problem = `"${curve.together}" stands beside ${curve.kind}`;
    return refuse('curve-band-wrong', curve, { curve: curve.name, problem });
  }
  if (curve.overage !== undefined && curve.kind !== 'retroactive') {
    const problem = `"above" stands beside ${curve.kind}`;
    return refuse('curve-band-wrong', curve, { curve: curve.name, problem });
  }
  switch (curve.kind) {
    case 'linear':
    case 'steps':
    case 'marginal':
    case 'retroactive':
      return curve.kind;
    case 'tiered':
    case 'cumulative':
      return c.choices.settle({
        code: 'choice-tiers',
        params: { curve: curve.name, written: curve.kind },
        node: curve,
        owner: ids.curve(curve.name),
        readings: ['marginal', 'retroactive'],
      });
    default:
      return cannotCompile(curve, curve.name, `"${curve.kind}" is no kind of curve`);
  }
}

/** Rates that go up with an amount pay money; rates that go up with attainment pay in their own unit. */
function paysOf(kind: PiecewiseCurve['kind'], axis: string, values: string): string {
  if (kind === 'linear' || kind === 'steps' || axis === 'percent') return values;
  return values === 'percent' || values === 'multiple' ? axis : moneyOfRate(values);
}

/** `USD/count` and `USD` for each pay USD. */
function moneyOfRate(unit: string): string {
  return unit.split('/')[0] ?? unit;
}
