import { type AskResult, evaluateWith, planCalendar } from '@ontarget/evaluator/engine';
import type { Grain, Plan, ValueId } from '@ontarget/evaluator/format';
import { period, periodKey, periodLabel, periodsIn, type Rational } from '@ontarget/evaluator/numbers';
import { exactly } from './figures.ts';

/** A value over one period of the year. */
export interface PeriodValue {
  label: string;
  value: Rational;
}

/** Values of a plan that need no input rows, such as targets and quotas; whatever needs rows is left out. */
export interface PlanValues {
  /** Over the whole year, of the company or of somebody who is in the role all year. */
  ofYear(id: ValueId, role?: string): Rational | undefined;
  /** Over each period of a grain, or from the start of the year, half-year or quarter that it lies in to its end. */
  ofPeriods(id: ValueId, grain: Grain, role?: string, toDate?: Exclude<Grain, 'month'>): PeriodValue[];
}

const KINDS = { month: 'month', quarter: 'quarter', 'half-year': 'half', year: 'year' } as const;

/** Asks the engine about somebody made up, who is there from the year's first day and has no row of results. */
export function planValues(plan: Plan): PlanValues {
  const calendar = planCalendar(plan);
  const year = `${plan.year.first}/${plan.year.last}`;
  const ask = (id: ValueId, windows: readonly string[], role = Object.keys(plan.roles)[0] ?? '') => {
    const team = plan.roles[role]?.team;
    const answers = evaluateWith({
      plan,
      subject: { payee: 'nobody', role, ...(team === undefined ? {} : { team }) },
      roster: {},
      overrides: [],
      ask: windows.map((window) => ({ value: id, window })),
    });
    return answers.map(numberIn);
  };
  return {
    ofYear: (id, role) => ask(id, [year], role)[0],
    ofPeriods(id, grain, role, toDate) {
      const all = (one: Grain) => (one === 'year' ? [calendar.year] : periodsIn(calendar, KINDS[one]));
      const periods = all(grain);
      const stretches = toDate === undefined ? [] : all(toDate);
      const windows = periods.map((one) => {
        const around = stretches.find(({ first, last }) => first <= one.first && one.last <= last);
        return periodKey(period((around ?? one).first, one.last));
      });
      const values = ask(id, windows, role);
      return periods.flatMap((one, index) => {
        const value = values[index];
        return value === undefined ? [] : { label: periodLabel(calendar, one), value };
      });
    },
  };
}

function numberIn(answer: AskResult): Rational | undefined {
  return answer.ok ? exactly(answer.quantity.value) : undefined;
}
