import type { Expression as Formula } from '@ontarget/evaluator/format';
import { unitCode, unitOf } from '@ontarget/language';
import type { CurveReading, Expression } from '@ontarget/language/ast';
import { type Compilation, needed } from '../compilation.ts';
import { ids } from '../names.ts';
import { refuse } from '../problems.ts';
import { formulaOf, type Resolve } from './expression.ts';

/** `curve C at X`, or `curve M at X by Y` for a matrix: what the curve says there. */
export function readingOf(c: Compilation, node: CurveReading, resolve: Resolve): Formula {
  const name = node.curve.$refText;
  const curve = needed(c, ids.curve(name), c.curves.get(name));
  const at = formulaOf(c, node.at, resolve);
  if (curve.kind === 'matrix') {
    if (node.across === undefined) return doesNotFit(node, 'a matrix is read at two numbers, "at … by …"');
    refuseAxis(c, node, curve.down.unit, node.at);
    refuseAxis(c, node, curve.across.unit, node.across);
    return { op: 'matrix', curve: name, down: at, across: formulaOf(c, node.across, resolve) };
  }
  if (node.across !== undefined) doesNotFit(node, 'only a matrix is read at two numbers');
  if (curve.kind === 'by grade') return { op: 'grade', curve: name, of: at };
  refuseAxis(c, node, curve.axis, node.at);
  return { op: 'curve', curve: name, at, read: 'pay' };
}

const RATIOS: ReadonlySet<string> = new Set(['percent', 'multiple', 'score', 'number']);

function refuseAxis(c: Compilation, node: CurveReading, axis: string, at: Expression): void {
  const unit = unitCode(unitOf(at, { currency: c.header.currency }));
  if (unit === axis || unit === 'unknown' || (axis === 'percent' && RATIOS.has(unit))) return;
  if (axis === 'number' && unit === 'count') return;
  doesNotFit(node, `its bounds are in ${axis}, and it is read at something in ${unit}`);
}

function doesNotFit(node: CurveReading, why: string): never {
  return refuse('curve-does-not-fit', node, { component: 'this formula', curve: node.curve.$refText, why });
}
