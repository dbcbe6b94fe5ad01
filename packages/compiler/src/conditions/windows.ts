import type { Grain } from '@ontarget/evaluator/format';
import type { Measure, Stretch } from '@ontarget/language/ast';
import type { Window } from '../build/expressions.ts';
import type { PayPlace } from '../pay/place.ts';
import { resultsWindow, toDateWindow } from '../pay/timing.ts';
import { cannotCompile } from '../problems.ts';

/** The stretch that each window of a condition means. */
const WINDOWS: Readonly<Record<string, Window>> = {
  'this period': undefined,
  'this year': 'year',
  'last period': 'previous',
};

/** The most months that a trailing window may have: ten years. */
const MOST_MONTHS = 120;

/** The stretch that a condition or a multiplier is about: the one it names, else that of the block it stands in. */
export function windowOf(
  place: PayPlace,
  { window, stretch }: { readonly window?: string | undefined; readonly stretch?: Stretch | undefined },
): Window {
  if (stretch !== undefined) return stretchWindow(place, stretch);
  if (window === undefined) return resultsWindow(place.measurement);
  // In a component that runs over the quarter to date, that is what "to date" means.
  if (window === 'to date') return toDateWindow(place.measurement);
  const found = WINDOWS[window];
  if (found === 'previous' && place.measurement.catchUp) refuseInCatchUp(place, undefined);
  return found;
}

/** The window that a stretch means. */
export function stretchWindow(place: PayPlace, stretch: Stretch): Window {
  if (place.measurement.catchUp) refuseInCatchUp(place, stretch);
  return stretchAlone(stretch);
}

/** The window that a stretch means wherever it is asked for. */
export function stretchAlone(stretch: Stretch): NonNullable<Window> {
  if (stretch.lastYearToDate) return 'last year to date';
  if (stretch.sameLastYear) return 'same period last year';
  if (stretch.soFar) return 'year to date';
  if (stretch.earlier) {
    const why = 'only what a component has earned or paid out is added up over them, in a formula on pay';
    return cannotCompile(stretch, stretchWords(stretch), why);
  }
  if (stretch.months === undefined) return { kind: 'before', grain: stretch.grain as Grain };
  const months = Number(stretch.months);
  if (Number.isInteger(months) && months >= 1 && months <= MOST_MONTHS) return { kind: 'last', months };
  return cannotCompile(stretch, stretchWords(stretch), `it counts whole months, from 1 to ${MOST_MONTHS}`);
}

/** A stretch in the plan's words, written anew. */
export function stretchWords(stretch: Stretch): string {
  if (stretch.lastYearToDate) return 'over last year to date';
  if (stretch.sameLastYear) return 'over the same period of last year';
  if (stretch.soFar) return 'over the year to date';
  if (stretch.earlier) return 'over the earlier periods of the year';
  if (stretch.months === undefined) return `over the ${stretch.grain} before`;
  return `over the last ${stretch.months} ${stretch.months === '1' ? 'month' : 'months'}`;
}

/** Results that are stated for each period by themselves have none over another stretch. */
export function refuseStretch(measure: Measure, window: Window, node: Stretch | undefined): void {
  if (node === undefined) return;
  const { $type } = measure.body;
  if ($type === 'MembersMeasure') {
    cannotCompile(
      node,
      measure.name,
      'what components come to is known for the periods of the plan year alone',
    );
  }
  if (typeof window !== 'object' || window.kind !== 'last' || ROWS.has($type)) return;
  cannotCompile(node, measure.name, 'it is stated for each period by itself, and not for the last months');
}

const ROWS: ReadonlySet<string> = new Set(['TotalMeasure', 'CountMeasure', 'RatioMeasure', 'FormulaMeasure']);

function refuseInCatchUp({ role, id }: PayPlace, node: Stretch | undefined): never {
  return cannotCompile(
    node ?? role,
    `A period before in ${id.split('/').at(-1) ?? id}`,
    'it is asked of the year to date too, which has none before it',
  );
}
