import type { ExampleRow, Examples } from '@ontarget/language/ast';
import { cellValue } from './cells.ts';
import type { ExampleWindows } from './windows.ts';

/** What a row is about where the rows are one story: a stretch of the year, or why it is none. */
export type RowPeriod = { readonly window: string } | { readonly reason: string };

/** With a column of months or quarters the rows are successive periods of one story; without, each stands by itself. */
export class Story {
  /** Whether the rows are successive periods. */
  readonly isOne: boolean;
  private readonly columns: { readonly month: number; readonly quarter: number };
  private readonly windows: ExampleWindows;
  private readonly currency: string;

  constructor({ header }: Examples, windows: ExampleWindows, currency: string) {
    const at = (heading: string) =>
      header.inputs.findIndex(({ name, path }) => name === heading && path.length === 0);
    this.columns = { month: at('month'), quarter: at('quarter') };
    this.isOne = this.columns.month >= 0 || this.columns.quarter >= 0;
    this.windows = windows;
    this.currency = currency;
  }

  /** The month or quarter that a row is about. */
  periodOf(row: ExampleRow): RowPeriod {
    const { month, quarter } = this.columns;
    if (month >= 0 && quarter >= 0) return { reason: 'a row is about a month or about a quarter, not both' };
    const cell = cellValue(row.inputs[month >= 0 ? month : quarter], this.currency);
    const window =
      cell?.kind === 'month' && month >= 0
        ? this.windows.month(cell.text)
        : cell?.kind === 'words' && quarter >= 0 && cell.text.startsWith('Q')
          ? this.windows.heading(cell.text)
          : undefined;
    if (window !== undefined) return { window };
    return month >= 0
      ? { reason: "its month is not one of the plan's year" }
      : { reason: 'its quarter is none of Q1 to Q4' };
  }

  /**
   * The periods from when somebody is there up to a row's own that no row so far is about, in words; undefined where
   * there are none. A result to date needs all of them.
   */
  leftOut(told: readonly string[], window: string, hired: string): string | undefined {
    const grain = this.columns.month >= 0 ? 'month' : 'quarter';
    const end = window.split('/')[1] ?? '';
    const open = this.windows
      .endingIn(grain, this.windows.year)
      .filter((period) => {
        const last = period.split('/')[1] ?? '';
        return last >= hired && last < end && !told.includes(period);
      })
      .map((period) => this.windows.nameOf(grain, period));
    if (open.length === 0) return undefined;
    const list = open.length === 1 ? open[0] : `${open.slice(0, -1).join(', ')} and ${open.at(-1)}`;
    return `no row before it is about ${list}`;
  }
}
