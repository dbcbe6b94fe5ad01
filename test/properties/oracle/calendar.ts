import type { Grain, RandomPlan } from '../plan/model.ts';

/** A run of days, counted from the year's first day, which is 0; both ends belong to it. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

const LENGTH: Readonly<Record<Grain, number>> = { month: 1, quarter: 3, 'half-year': 6, year: 12 };
const DAY = 86_400_000;

/** The twelve months of a plan's year as days, without any calendar of the engine's. */
export class Year {
  readonly months: readonly Span[];
  private readonly start: number;
  private readonly first: readonly [number, number];

  constructor({ first }: Pick<RandomPlan, 'first'>) {
    this.start = Date.parse(first);
    const [year = 0, month = 0] = first.split('-').map(Number);
    this.first = [year, month - 1];
    this.months = Array.from({ length: 12 }, (_, index) => this.run(index, index));
  }

  /** The days of a run of months, 0 for the year's first one, negative before it. */
  run(from: number, to: number): Span {
    const [year, month] = this.first;
    const day = (index: number) => (Date.UTC(year, month + index, 1) - this.start) / DAY;
    return { from: day(from), to: day(to + 1) - 1 };
  }

  /** The month that a day is in, in whichever year. */
  monthOf(day: number): number {
    const date = new Date(this.start + day * DAY);
    const [year, month] = this.first;
    return (date.getUTCFullYear() - year) * 12 + date.getUTCMonth() - month;
  }

  get last(): number {
    return this.months[11]?.to ?? 0;
  }

  periods(grain: Grain): readonly Span[] {
    const size = LENGTH[grain];
    return this.months.flatMap((one, index) =>
      index % size === 0 ? [{ from: one.from, to: this.months[index + size - 1]?.to ?? one.to }] : [],
    );
  }

  monthsOf(span: Span): readonly Span[] {
    return this.months.filter(({ from, to }) => from >= span.from && to <= span.to);
  }

  /** An ISO date. */
  date(day: number): string {
    return new Date(this.start + day * DAY).toISOString().slice(0, 10);
  }

  /** The same day of a later month, or that month's last. */
  monthsLater(day: number, count: number): number {
    const date = new Date(this.start + day * DAY);
    const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + count + 1, 0)).getUTCDate();
    const then = Date.UTC(
      date.getUTCFullYear(),
      date.getUTCMonth() + count,
      Math.min(date.getUTCDate(), last),
    );
    return (then - this.start) / DAY;
  }

  /** The key of a period: its first and its last day. */
  key(span: Span): string {
    return `${this.date(span.from)}/${this.date(span.to)}`;
  }
}
