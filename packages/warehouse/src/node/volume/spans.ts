import type { Window } from '@ontarget/evaluator/engine';

const MONTHS = 12;

/** Months of a date that lies outside the plan's year, or in a month that no sum looks at. */
export const NO_SPAN = 255;

/**
 * The months of the plan's year, cut only where a window that is asked for begins or ends: so many sums are held for each
 * payee. Windows before the year have no months of it.
 */
export class Spans {
  /** The first and the last month of each. */
  readonly months: readonly Window[];
  /** The span of each fiscal month; `NO_SPAN` for every other byte. */
  readonly ofMonth = new Uint8Array(256).fill(NO_SPAN);

  constructor(windows: readonly Window[]) {
    const edges = new Set(windows.flatMap(({ from, to }) => [Math.max(0, from), to + 1]));
    const months: Window[] = [];
    let last = -1;
    for (let month = 0; month < MONTHS; month += 1) {
      if (!windows.some(({ from, to }) => from <= month && month <= to)) continue;
      const open = months[last];
      if (open === undefined || open.to !== month - 1 || edges.has(month)) {
        last += 1;
        months.push({ from: month, to: month });
      } else months[last] = { from: open.from, to: month };
      this.ofMonth[month] = last;
    }
    this.months = months;
  }

  get count(): number {
    return this.months.length;
  }

  /** The spans that make up a window that was asked for. */
  within({ from, to }: Window): number[] {
    return this.months.flatMap((span, at) => (from <= span.from && span.to <= to ? [at] : []));
  }
}
