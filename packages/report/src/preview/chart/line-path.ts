import { area, line } from 'd3-shape';
import type { PreviewPoint, PreviewStretch } from '../model.ts';
import type { Scale } from './frame.ts';

/** Stretches that hang together, as one run of points each: the curve is interrupted where it jumps. */
export function runs(stretches: readonly PreviewStretch[]): PreviewPoint[][] {
  const found: PreviewPoint[][] = [];
  for (const { from, to } of stretches) {
    const run = found.at(-1);
    const last = run?.at(-1);
    if (run === undefined || last === undefined || !isSame(last, from)) found.push([from, to]);
    else run.push(to);
  }
  return found;
}

/** Compared exactly: a leap of a tenth of a cent is a leap. */
export function isSame(a: PreviewPoint, b: PreviewPoint): boolean {
  return a.x.exact === b.x.exact && a.y.exact === b.y.exact;
}

/** The drawing commands of the curve. */
export function curvePath(stretches: readonly PreviewStretch[], x: Scale, y: Scale): string {
  const draw = line<PreviewPoint>(
    (point) => x(point.x.number),
    (point) => y(point.y.number),
  ).digits(1);
  return runs(stretches)
    .map((run) => draw(run) ?? '')
    .join('');
}

/** The drawing commands of what lies between the curve and zero. */
export function areaPath(stretches: readonly PreviewStretch[], x: Scale, y: Scale): string {
  const draw = area<PreviewPoint>(
    (point) => x(point.x.number),
    y(0),
    (point) => y(point.y.number),
  ).digits(1);
  return runs(stretches)
    .map((run) => draw(run) ?? '')
    .join('');
}
