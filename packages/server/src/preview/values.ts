import { type AskResult, evaluateWith, planCalendar } from '@ontarget/evaluator/engine';
import type { Plan, ValueId } from '@ontarget/evaluator/format';
import { periodKey, periodLabel, periodsIn, type Rational } from '@ontarget/evaluator/numbers';
import { exactly } from './figures.ts';

/** Values of a plan that need no input rows, such as targets; whatever needs rows is left out. */
export interface PlanValues {
  ofYear(id: ValueId): Rational | undefined;
  ofQuarters(id: ValueId): { label: string; value: Rational }[];
}

/** Asks the engine, on behalf of nobody in particular: what is asked is the company's. */
export function planValues(plan: Plan): PlanValues {
  const calendar = planCalendar(plan);
  const year = `${plan.year.first}/${plan.year.last}`;
  const quarters = periodsIn(calendar, 'quarter').map((period) => ({
    key: periodKey(period),
    label: periodLabel(calendar, period),
  }));
  const ask = (id: ValueId, windows: readonly string[]): (Rational | undefined)[] => {
    const answers = evaluateWith({
      plan,
      subject: { payee: 'nobody', role: Object.keys(plan.roles)[0] ?? '' },
      roster: { start: plan.year.first },
      overrides: [],
      ask: windows.map((window) => ({ value: id, window })),
    });
    return answers.map(numberIn);
  };
  return {
    ofYear: (id) => ask(id, [year])[0],
    ofQuarters(id) {
      const values = ask(
        id,
        quarters.map(({ key }) => key),
      );
      return quarters.flatMap(({ label }, index) => {
        const value = values[index];
        return value === undefined ? [] : { label, value };
      });
    },
  };
}

function numberIn(answer: AskResult): Rational | undefined {
  return answer.ok ? exactly(answer.quantity.value) : undefined;
}
