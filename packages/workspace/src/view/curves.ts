import { curveAt } from '@ontarget/evaluator/engine';
import type { CurvePiece, PiecewiseCurve } from '@ontarget/evaluator/format';
import {
  add,
  compare,
  div,
  mul,
  ONE,
  type Rational,
  rational,
  sign,
  sub,
  ZERO,
} from '@ontarget/evaluator/numbers';
import type { PreviewMark, PreviewPoint, PreviewStretch } from '@ontarget/report';
import { exactly, figure } from './figures.ts';

/** Limits that a component sets to what its curve pays. */
export interface CurveLimits {
  /** `cap attainment at`: beyond this the curve is not read. */
  attainment?: Rational;
  /** `cap payout at … of target`: more than this is not paid. */
  payout?: Rational;
}

/** A curve as straight stretches and the places worth knowing on it; every height is the engine's. */
export function drawCurve(
  curve: PiecewiseCurve,
  limits: CurveLimits,
  currency: string,
): { stretches: PreviewStretch[]; marks: PreviewMark[] } {
  const point = (x: Rational, y: Rational) => pointOf(curve, x, y, currency);
  const ends = chartEnds(curve, limits);
  const bounds = breakpoints(curve, limits, ends);
  const stretches: PreviewStretch[] = [];
  const marks: PreviewMark[] = [];
  for (const [index, from] of bounds.slice(0, -1).entries()) {
    const to = bounds[index + 1] as Rational;
    const start = heightAt(curve, limits, from);
    const end = heightAt(curve, limits, to);
    const piece = start === undefined ? undefined : curve.pieces[start.piece];
    if (start === undefined || end === undefined || piece === undefined) continue;
    const stretch: PreviewStretch = {
      from: point(from, start.after),
      to: point(to, end.before),
      includesFrom: isIncluded(piece, from),
    };
    if (curve.kind !== 'linear') {
      const written = exactly(piece.written.value);
      if (written !== undefined) stretch.rate = figure(written, piece.written.unit, currency);
    }
    if (index === bounds.length - 2) stretch.endless = true;
    stretches.push(stretch);
    if (index > 0 && compare(start.before, start.after) !== 0)
      marks.push(jumpMark(stretch, point(from, start.before)));
  }
  marks.push(...thresholdMark(stretches), ...targetMark(curve, limits, point), ...capMark(stretches));
  return { stretches, marks: marks.sort((a, b) => a.x.number - b.x.number) };
}

/** A place of a curve's chart. */
export function pointOf(
  { axis, pays }: PiecewiseCurve,
  x: Rational,
  y: Rational,
  currency: string,
): PreviewPoint {
  const unit = axis === 'percent' && pays === 'multiple' ? 'percent' : pays;
  return { x: figure(x, axis, currency), y: figure(y, unit, currency) };
}

/** What is paid at a point, from both sides of it, under the component's limits. */
export function heightAt(curve: PiecewiseCurve, limits: CurveLimits, x: Rational) {
  const isBeyond = limits.attainment !== undefined && compare(x, limits.attainment) > 0;
  const reading = curveAt(curve, isBeyond ? (limits.attainment as Rational) : x);
  if (reading === undefined) return undefined;
  const pay = limited(reading.pay, limits);
  if (isBeyond) return { at: pay, after: pay, before: pay, piece: reading.pieceAbove };
  const reachesLimit = limits.attainment !== undefined && compare(x, limits.attainment) === 0;
  // Attainment that may not grow beyond this point never reaches what lies above it.
  const after = reachesLimit ? pay : limited(reading.after, limits);
  return { at: pay, after, before: limited(reading.before, limits), piece: reading.pieceAbove };
}

function limited(pay: Rational, { payout }: CurveLimits): Rational {
  return payout !== undefined && compare(pay, payout) > 0 ? payout : pay;
}

/** Where the chart begins and ends: attainment from 0 to 150% at least, amounts a quarter beyond the last bound. */
function chartEnds(curve: PiecewiseCurve, limits: CurveLimits): { first: Rational; last: Rational } {
  const bounds = curve.pieces.flatMap(({ from }) => exactly(from) ?? []);
  if (limits.attainment !== undefined) bounds.push(limits.attainment);
  const last = bounds.reduce((most, bound) => (compare(bound, most) > 0 ? bound : most), ZERO);
  const beyond = curve.axis === 'percent' ? add(last, rational(1, 5)) : mul(last, rational(5, 4));
  const least = curve.axis === 'percent' ? rational(3, 2) : ONE;
  const lowest = bounds.reduce((low, bound) => (compare(bound, low) < 0 ? bound : low), ZERO);
  return { first: lowest, last: compare(beyond, least) > 0 ? beyond : least };
}

/** The ends of the chart and every place between them where the line bends, jumps or meets a limit, in order. */
function breakpoints(
  curve: PiecewiseCurve,
  limits: CurveLimits,
  ends: { first: Rational; last: Rational },
): Rational[] {
  const places = [ends.first, ends.last, ...curve.pieces.flatMap(({ from }) => exactly(from) ?? [])];
  if (limits.attainment !== undefined) places.push(limits.attainment);
  if (limits.payout !== undefined)
    for (const piece of curve.pieces) places.push(...reaches(piece, limits.payout));
  const inside = places.filter((place) => compare(place, ends.first) >= 0 && compare(place, ends.last) <= 0);
  const sorted = inside.sort(compare);
  return sorted.filter((place, index) => index === 0 || compare(place, sorted[index - 1] as Rational) !== 0);
}

/** Where a piece would reach a height, if it went on for ever; places on other pieces do no harm as breakpoints. */
function reaches(piece: CurvePiece, height: Rational): Rational[] {
  const [start, slope] = [exactly(piece.start), exactly(piece.slope)];
  if (start === undefined || slope === undefined || sign(slope) === 0) return [];
  return [add(exactly(piece.from) ?? ZERO, div(sub(height, start), slope))];
}

/** The first stretch has no bound: it begins where the chart does. */
function isIncluded(piece: CurvePiece, from: Rational): boolean {
  const bound = exactly(piece.from);
  return bound === undefined || compare(bound, from) !== 0 || piece.includes;
}

function jumpMark(stretch: PreviewStretch, before: PreviewPoint): PreviewMark {
  const { from } = stretch;
  return {
    kind: 'jump',
    ...from,
    before: before.y,
    text: `Jumps from ${before.y.text} to ${from.y.text} ${placeOf(stretch)}`,
  };
}

/** Where a stretch begins, in words: its own bound may belong to what lies below. */
function placeOf({ from, includesFrom }: PreviewStretch): string {
  return `${includesFrom ? 'at' : 'just above'} ${from.x.text}`;
}

function thresholdMark(stretches: readonly PreviewStretch[]): PreviewMark[] {
  const first = stretches.findIndex(({ from, to }) => from.y.exact !== '0' || to.y.exact !== '0');
  const begins = stretches[first];
  if (begins === undefined || first === 0) return [];
  return [{ kind: 'threshold', ...begins.from, text: `Pay begins ${placeOf(begins)}` }];
}

function targetMark(
  curve: PiecewiseCurve,
  limits: CurveLimits,
  point: (x: Rational, y: Rational) => PreviewPoint,
): PreviewMark[] {
  const height = curve.axis === 'percent' ? heightAt(curve, limits, ONE) : undefined;
  if (height === undefined) return [];
  const at = point(ONE, height.at);
  return [{ kind: 'target', ...at, text: `Pays ${at.y.text} at target` }];
}

/** From where on pay does not grow any more: the start of the level stretches at the end, where nothing pays more. */
function capMark(stretches: readonly PreviewStretch[]): PreviewMark[] {
  let start: PreviewStretch | undefined;
  for (const stretch of stretches.toReversed()) {
    const goesOnLevel = start === undefined || start.from.y.exact === stretch.to.y.exact;
    if (stretch.from.y.exact !== stretch.to.y.exact || !goesOnLevel) break;
    start = stretch;
  }
  if (start === undefined || start.from.y.exact === '0') return [];
  const level = start.from.y.number;
  if (stretches.some(({ from, to }) => Math.max(from.y.number, to.y.number) > level)) return [];
  return [
    { kind: 'cap', ...start.from, text: `No more than ${start.from.y.text}, from ${start.from.x.text} on` },
  ];
}
