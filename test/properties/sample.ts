import { type RunInput, type RunResult, run, type TableData } from '@ontarget/evaluator/engine';
import type { Plan } from '@ontarget/evaluator/format';
import { type Span, Year } from './oracle/calendar.ts';
import { compiledText } from './plan/compiled.ts';
import type { RandomPlan, Story } from './plan/model.ts';
import { tablesOf } from './plan/tables.ts';
import { planText } from './plan/text.ts';

/** A random plan with its story, compiled, and run for every payment period of its year. */
export class Sample {
  readonly model: RandomPlan;
  readonly story: Story;
  readonly year: Year;
  readonly text: string;
  readonly digest: string;
  readonly plan: Plan;
  readonly tables: Readonly<Record<string, TableData>>;
  /** The payment periods, in order, with what each pays. */
  readonly payments: readonly { readonly span: Span; readonly result: RunResult }[];

  private constructor(
    parts: Pick<Sample, 'model' | 'story' | 'year' | 'text' | 'digest' | 'plan' | 'tables' | 'payments'>,
  ) {
    ({
      model: this.model,
      story: this.story,
      year: this.year,
      text: this.text,
      digest: this.digest,
      plan: this.plan,
      tables: this.tables,
      payments: this.payments,
    } = parts);
  }

  static async of(model: RandomPlan, story: Story): Promise<Sample> {
    const text = planText(model);
    const { plan, digest } = await compiledText(text);
    const tables = tablesOf(model, story);
    const year = new Year(model);
    const payments = [];
    for (const span of year.periods(model.paid === 'monthly' ? 'month' : 'quarter')) {
      payments.push({ span, result: await run(inputOf(plan, digest, year.key(span), tables)) });
    }
    return new Sample({ model, story, year, text, digest, plan, tables, payments });
  }

  input(span: Span, tables: Readonly<Record<string, TableData>> = this.tables): RunInput {
    return inputOf(this.plan, this.digest, this.year.key(span), tables);
  }
}

function inputOf(
  plan: Plan,
  digest: string,
  period: string,
  tables: Readonly<Record<string, TableData>>,
): RunInput {
  return { evaluators: [{ plan, digest, effective: { from: plan.year.first } }], period, tables, ledger: [] };
}
