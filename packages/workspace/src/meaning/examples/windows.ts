import { planCalendar } from '@ontarget/evaluator/engine';
import type { Grain, Plan } from '@ontarget/evaluator/format';
import {
  formatDate,
  type Period,
  periodKey,
  periodLabel,
  periodsIn,
  resolvePeriod,
} from '@ontarget/evaluator/numbers';
import type { PeriodSetting } from '@ontarget/language/ast';

const KINDS = { month: 'month', quarter: 'quarter', 'half-year': 'half', year: 'year' } as const;
const ORDINALS = ['first', 'second', 'third', 'fourth'];

/** The stretches of a plan's year that examples speak of; each is named by its key. */
export class ExampleWindows {
  private readonly plan: Plan;
  private readonly calendar: ReturnType<typeof planCalendar>;

  constructor(plan: Plan) {
    this.plan = plan;
    this.calendar = planCalendar(plan);
  }

  get year(): string {
    return `${this.plan.year.first}/${this.plan.year.last}`;
  }

  /** `first quarter`, `full year`, `2027-03`; a table that does not say is about the whole year. */
  setting(setting: PeriodSetting | undefined): string | undefined {
    if (setting === undefined || setting.fullYear) return this.year;
    if (setting.month !== undefined) return this.month(setting.month);
    const kind = setting.unit as Grain | undefined;
    const period = kind && this.periods(kind)[ORDINALS.indexOf(setting.ordinal ?? '')];
    return period && periodKey(period);
  }

  /** A calendar month, where it is one of the year's. */
  month(text: string): string | undefined {
    const period = resolvePeriod(this.calendar, text);
    return period.ok ? periodKey(period.value) : undefined;
  }

  /** A heading of a goal's table: `year`, `Q1` to `Q4`, `H1`, `H2`, `M1` to `M12`. */
  heading(name: string): string | undefined {
    if (name === 'year') return this.year;
    const [letter = '', number = ''] = [name.slice(0, 1), name.slice(1)];
    const grain = ({ Q: 'quarter', H: 'half-year', M: 'month' } as const)[letter];
    const period = grain && this.periods(grain)[Number(number) - 1];
    return period && periodKey(period);
  }

  /** How a story's rows name a period: `2027-03`, `Q1`. */
  nameOf(grain: 'month' | 'quarter', window: string): string {
    const index = this.periods(grain).findIndex((period) => periodKey(period) === window);
    if (grain === 'quarter') return `Q${index + 1}`;
    const period = this.periods(grain)[index];
    return period === undefined ? window : periodLabel(this.calendar, period);
  }

  /** The periods of a grain that end in a window. */
  endingIn(grain: Grain, window: string): string[] {
    const [first = '', last = ''] = window.split('/');
    return this.periods(grain)
      .filter((period) => {
        const end = formatDate(period.last);
        return first <= end && end <= last;
      })
      .map(periodKey);
  }

  /** The periods of a grain that lie wholly in a window. */
  inside(grain: Grain, window: string): string[] {
    const [first = ''] = window.split('/');
    return this.endingIn(grain, window).filter((period) => (period.split('/')[0] ?? '') >= first);
  }

  /** From the first day of the year, or of the window's quarter or half-year, to the window's last. */
  toDate(window: string, within: Grain = 'year'): string {
    const [first = '', last = this.plan.year.last] = window.split('/');
    const begun = this.periods(within).findLast((period) => formatDate(period.first) <= first);
    return `${begun === undefined ? this.plan.year.first : formatDate(begun.first)}/${last}`;
  }

  private periods(grain: Grain): readonly Period[] {
    return grain === 'year' ? [this.calendar.year] : periodsIn(this.calendar, KINDS[grain]);
  }
}
