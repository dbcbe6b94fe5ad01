import type { Expression as Formula, PiecewiseCurve } from '@ontarget/evaluator/format';
import { isZero, lt, parseRational, type Rational, sub, ZERO } from '@ontarget/evaluator/numbers';
import { unitCode, unitOf } from '@ontarget/language';
import type { CurveReading, Expression } from '@ontarget/language/ast';
import { constant, difference, greatest, least, quotient, sum } from '../build/expressions.ts';
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
  if (node.paid !== undefined && curve.kind !== 'marginal')
    doesNotFit(node, 'only a marginal curve goes on from what it has paid');
  if (node.across !== undefined) doesNotFit(node, 'only a matrix is read at two numbers');
  if (curve.kind === 'by grade') return { op: 'grade', curve: name, of: at };
  refuseAxis(c, node, curve.axis, node.at);
  if (node.paid !== undefined) return afterPaid(c, node, curve, at, resolve);
  return { op: 'curve', curve: name, at, read: 'pay' };
}

/**
 * What the curve pays for the next amount X, where it has paid P before: f(x + X) − f(x) for the amount x of which P is
 * the pay. That is solved band by band: what of P lies in a band, by its rate.
 */
function afterPaid(
  c: Compilation,
  node: CurveReading,
  curve: PiecewiseCurve,
  next: Formula,
  resolve: Resolve,
): Formula {
  const { curve: read, paid } = node;
  if (paid === undefined) return next;
  const unit = unitCode(unitOf(paid, { currency: c.header.currency }));
  if (unit !== curve.pays && unit !== 'unknown')
    doesNotFit(node, `it pays ${curve.pays}, and what it has paid is in ${unit}`);
  const before = formulaOf(c, paid, resolve);
  const pieces = curve.pieces.map(({ start, slope }) => ({ start: numberOf(start), slope: numberOf(slope) }));
  if (pieces.some(({ slope }) => lt(slope, ZERO)))
    doesNotFit(node, 'one of its rates is below zero, so that one amount paid has several places');
  if (pieces.slice(0, -1).some(({ slope }) => isZero(slope)))
    doesNotFit(node, 'one of its bands pays nothing, so that what it has paid does not tell the place in it');
  const money = (value: Rational): Formula => constant(value, curve.pays);
  const parts = pieces.flatMap(({ start, slope }, index): Formula[] => {
    if (isZero(slope)) return [];
    const end = pieces[index + 1]?.start;
    const above = greatest([difference(before, money(start)), money(ZERO)]);
    const inside = end === undefined ? above : least([above, money(sub(end, start))]);
    return [quotient(inside, constant(slope, 'percent'))];
  });
  if (parts.length === 0) doesNotFit(node, 'it never pays anything');
  const at = (place: Formula): Formula => ({ op: 'curve', curve: read.$refText, at: place, read: 'pay' });
  return difference(at(sum([...parts, next])), at(sum(parts)));
}

function numberOf(text: string): Rational {
  const parsed = parseRational(text);
  if (!parsed.ok) throw new TypeError(parsed.message);
  return parsed.value;
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
