import type {
  Component,
  NonRecoverableDraw,
  QuotaRamp,
  RecoverableDraw,
  TenureMonths,
} from '../generated/ast.ts';
import { type Draw, openDrawsOf } from '../resolve/draws.ts';
import { measuredBy, subjectOf } from '../resolve/measured.ts';
import { quotaOf } from '../resolve/quota.ts';
import { tenureRange } from '../resolve/tenure.ts';
import type { Check, Say } from './context.ts';
import type { PlanView } from './plan-view.ts';
import { settingsOf } from './settings.ts';

/** Whether less quota is also less pay at target decides what a new hire earns. */
export const rampsMustSayWhatTargetPayIs: Check<QuotaRamp> = (ramp, say) => {
  if (ramp.targetPay !== undefined) return;
  say('choice-ramp-target-pay', { node: ramp }, { component: ramp.$container.name });
};

export const rampsMustHaveAPercentForEachMonth: Check<QuotaRamp> = ({ percents, months, $container }, say) =>
  sayMonths(`The ramp of ${$container.name}`, percents.length, 'percent', months, say);

/** What is ramped is a person's own quota, month by month. */
export const rampsMustBeOfAQuota: Check<QuotaRamp> = (ramp, say) => {
  const component = ramp.$container;
  const why = whyNoRamp(component);
  if (why !== undefined) say('ramp-without-quota', { node: ramp }, { component: component.name, why });
};

function whyNoRamp(component: Component): string | undefined {
  const isPlain = component.$type === 'Bonus' && component.curve === undefined;
  if (isPlain || component.$type === 'FormulaPay') return 'it is not paid by attainment';
  const measured = measuredBy(subjectOf(component));
  if (measured === undefined) return undefined;
  if (measured.kind !== 'measure' || measured.whose !== 'payee')
    return 'it is that of a team or of the company, whoever is new there';
  if (quotaOf(component) === undefined) return undefined;
  return measured.measure.body.$type === 'RatioMeasure'
    ? 'a ratio is the same for a month and a year, so that no month has a part of it'
    : undefined;
}

export const drawsMustHaveAnAmountForEachMonth: Check<RecoverableDraw | NonRecoverableDraw> = (draw, say) => {
  const { amounts, months } = draw;
  if (months === undefined) {
    if (amounts.length === 1) return;
    const problem = `there are ${amounts.length} amounts, and no months of tenure that they are for`;
    say('tenure-months-wrong', { node: draw, property: 'amounts' }, { what: nameOf(draw), problem });
    return;
  }
  // One amount is that of every month.
  sayMonths(nameOf(draw), amounts.length === 1 ? undefined : amounts.length, 'amount', months, say);
};

export const drawsMustSayWhatPartOfAMonthGets: Check<RecoverableDraw | NonRecoverableDraw> = (draw, say) => {
  if (draw.proration === undefined)
    say('choice-draw-proration', { node: draw, property: 'amounts', index: 0 }, paramsOf(draw));
};

export const recoverableDrawsMustSayHowTheyAreOwedBack: Check<RecoverableDraw> = (draw, say) => {
  if (!draw.clauses.some(({ $type }) => $type === 'DrawRepayment'))
    say('choice-draw-repayment', { node: draw, property: 'amounts', index: 0 }, paramsOf(draw));
};

export const recoverableDrawsMustSayWhatIsOwedInTheEnd: Check<RecoverableDraw> = (draw, say, plan) => {
  const { exit, yearEnd } = openDrawsOf(draw, headerOpen(plan));
  const place = { node: draw, property: 'amounts', index: 0 } as const;
  if (exit === undefined) say('choice-draw-exit', place, paramsOf(draw));
  if (yearEnd === undefined) say('choice-draw-year-end', place, paramsOf(draw));
};

function headerOpen(plan: PlanView) {
  return plan.headers
    .flatMap((header) => settingsOf(header, 'LeaversSetting'))
    .flatMap((setting) => setting.clauses)
    .find((clause) => clause.$type === 'LeaverOpen');
}

function nameOf(draw: Draw): string {
  return `The draw of ${draw.$container.name}`;
}

function paramsOf(draw: Draw): { role: string; amount: string } {
  return { role: draw.$container.name, amount: draw.amounts[0] ?? '' };
}

function sayMonths(
  what: string,
  values: number | undefined,
  kind: string,
  months: TenureMonths,
  say: Say,
): void {
  const range = tenureRange(months);
  const problem =
    range === undefined
      ? 'months of tenure are whole numbers from 1 on, the smaller one first'
      : values !== undefined && values !== range.last - range.first + 1
        ? `there are ${values} ${kind}s for ${range.last - range.first + 1} months`
        : undefined;
  if (problem !== undefined) say('tenure-months-wrong', { node: months }, { what, problem });
}
