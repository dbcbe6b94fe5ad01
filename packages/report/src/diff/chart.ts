import type { CostSummary, PayAt } from '@ontarget/analysis/diff';
import { compare, eq, type Rational, rational } from '@ontarget/evaluator/numbers';
import { html, type Markup } from '../markup/html.ts';
import { CHART, frame, round, type Scale } from '../preview/chart/frame.ts';

/** An amount by either plan, at a place between left and right. */
interface Point {
  readonly at: Rational;
  readonly before: Rational;
  readonly after: Rational;
}

interface Titles {
  readonly across: string;
  readonly up: string;
  readonly label: string;
  readonly currency: string;
}

/**
 * Pay in the year against attainment by both plans: the earlier one dashed, the later one drawn through. Between the
 * attainments that were asked for nothing is known, so each of them is a dot.
 *
 * @param grid at least two attainments
 */
export function payChart(role: string, grid: readonly PayAt[], currency: string): Markup {
  const points = grid
    .map(({ attainment, before, after }) => ({ at: attainment, before, after }))
    .sort((a, b) => compare(a.at, b.at));
  const label = `What ${role} is paid in the year at ${points.length} attainments, before and now${sameWords(points)}`;
  return bothSides(points, { across: 'attainment of every quota and goal', up: 'pay', label, currency });
}

/** What that share of the drawn years costs at most, in steps of five percent. */
const SHARES = Array.from({ length: 21 }, (_, step) => step * 5);

/**
 * Cost of the year against the share of drawn years that cost no more, by both plans.
 *
 * @param draws at least one
 */
export function costChart(draws: NonNullable<CostSummary['draws']>, currency: string): Markup {
  const [before, after] = (['before', 'after'] as const).map((side) =>
    draws.map((one) => one[side]).sort(compare),
  ) as [Rational[], Rational[]];
  const points = SHARES.flatMap((percent): Point[] => {
    const rank = Math.max(0, Math.ceil((percent * draws.length) / 100) - 1);
    const [was, is] = [before[rank], after[rank]];
    return was === undefined || is === undefined
      ? []
      : [{ at: rational(percent, 100), before: was, after: is }];
  });
  const label = `What ${draws.length} drawn years cost, from the cheapest to the dearest, before and now${sameWords(points)}`;
  return bothSides(points, {
    across: 'share of drawn years that cost no more',
    up: 'cost of the year',
    label,
    currency,
  });
}

function bothSides(points: readonly Point[], { across, up, label, currency }: Titles): Markup {
  const amounts = points.flatMap(({ before, after }) => [number(before), number(after)]);
  const { x, y, axes } = frame(
    {
      title: across,
      unit: 'percent',
      lowest: number(points[0]?.at),
      highest: number(points.at(-1)?.at),
    },
    { title: up, unit: currency, lowest: Math.min(...amounts), highest: Math.max(...amounts) },
  );
  return html`<svg viewBox="0 0 ${CHART.width} ${CHART.height}" role="img" aria-label="${label}">${axes}${series('before', points, x, y)}${series('after', points, x, y)}</svg>`;
}

function sameWords(points: readonly Point[]): string {
  return points.every(({ before, after }) => eq(before, after)) ? ': the same' : '';
}

function series(side: 'before' | 'after', points: readonly Point[], x: Scale, y: Scale): Markup {
  const places = points.map((point) => [round(x(number(point.at))), round(y(number(point[side])))] as const);
  const line = places.map(([across, up]) => `${across},${up}`).join(' ');
  return html`<g class="${side}"><polyline points="${line}"/>${places.map(
    ([across, up]) => html`<circle cx="${across}" cy="${up}" r="2.5"/>`,
  )}</g>`;
}

/** Only for drawing: a float places a pixel. */
function number(value: Rational | undefined): number {
  return value === undefined ? 0 : Number(value.n) / Number(value.d);
}
