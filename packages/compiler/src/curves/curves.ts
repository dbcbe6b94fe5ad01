import type { Curve as EvaluatorCurve, PiecewiseCurve } from '@ontarget/evaluator/format';
import type { Rational } from '@ontarget/evaluator/numbers';
import type { Curve } from '@ontarget/language/ast';
import { exact } from '../build/expressions.ts';
import { attempt, type Compilation } from '../compilation.ts';
import { declared } from '../declared.ts';
import { constantOf } from '../formulas/constants.ts';
import { ids } from '../names.ts';
import { cannotCompile, refuse } from '../problems.ts';
import type { Steps } from '../steps.ts';
import {
  type Bands,
  marginalPieces,
  overagePieces,
  retroactivePieces,
  stepPieces,
  stepsAddUp,
} from './bands.ts';
import { gradeCurve } from './grades.ts';
import { linearPieces } from './linear.ts';
import { matrixCurve } from './matrix.ts';
import { writePiece } from './pieces.ts';

/** Compiles every curve that the plan declares, one in a step. */
export function* compileCurves(c: Compilation): Steps<void> {
  for (const curve of declared(c, 'Curve')) {
    const id = ids.curve(curve.name);
    attempt(c, id, curve, () => {
      c.places.put(id, curve);
      c.curves.set(curve.name, compileCurve(c, curve));
    });
    yield;
  }
}

/** Adds the curve with the same slices of which none has a higher rate, once; gives its name back. */
export function cappedSlices(c: Compilation, curve: Curve, name: string, most: Rational): string {
  if (!c.curves.has(name)) {
    c.places.put(ids.curve(name), curve);
    c.curves.set(name, compileCurve(c, curve, { name, most }));
  }
  return name;
}

/** A curve under another name of which no rate is higher. */
interface Capped {
  readonly name: string;
  readonly most: Rational;
}

function compileCurve(c: Compilation, curve: Curve, capped?: Capped): EvaluatorCurve {
  if (curve.kind === 'by grade') return gradeCurve(c, curve);
  if (curve.matrix !== undefined) return matrixCurve(c, curve, curve.matrix);
  const kind = kindOf(c, curve);
  const over = curve.overage;
  const most = capped?.most;
  const { rows, pieces } =
    over === undefined ? PIECES[kind](c, curve, most) : overagePieces(c, curve, over, most);
  for (const [index, { row }] of pieces.entries()) {
    c.places.put(ids.curveRow(capped?.name ?? curve.name, index + 1), row.node);
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

const PIECES: Readonly<
  Record<Exclude<PiecewiseCurve['kind'], 'overage'>, (c: Compilation, curve: Curve, most?: Rational) => Bands>
> = {
  linear: (c, curve) => linearPieces(c, curve),
  steps: (c, curve) => stepPieces(c, curve),
  marginal: marginalPieces,
  retroactive: (c, curve) => retroactivePieces(c, curve),
};

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
