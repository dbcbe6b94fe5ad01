import type { PlanHeader, RoundingSetting } from '../generated/ast.ts';
import type { Check } from './context.ts';
import { componentsOfPlan, isWeighted } from './plan-components.ts';
import { settingsOf } from './settings.ts';

/** What the header states once for the whole plan, reported at the plan's title. */
const atTitle = (header: PlanHeader) => ({ node: header, property: 'title' }) as const;

export const headersMustSayWhenPayIsPaid: Check<PlanHeader> = (header, say) => {
  if (settingsOf(header, 'PaidSetting').length === 0) say('choice-paid', atTitle(header), {});
};

export const headersMustSayHowToRound: Check<PlanHeader> = (header, say) => {
  if (settingsOf(header, 'RoundingSetting').length === 0) {
    say('choice-rounding', atTitle(header), { missing: 'how amounts are rounded' });
  }
};

/** Half up and half even differ on every exact half cent. */
export const roundingMustSayHow: Check<RoundingSetting> = (rounding, say) => {
  if (rounding.mode !== undefined) return;
  say('choice-rounding', { node: rounding }, { missing: 'which way it rounds a half' });
};

export const roundingMustSayWhat: Check<RoundingSetting> = (rounding, say) => {
  if (rounding.point === undefined) say('choice-rounding-point', { node: rounding }, {});
};

/** Whoever works for a part of the year is paid that part of target pay, even where it is measured over the year. */
export const headersMustSayHowTargetPayDivides: Check<PlanHeader> = (header, say, plan) => {
  if (settingsOf(header, 'TargetPayPhasing').length > 0) return;
  if (componentsOfPlan(plan).some(isWeighted)) say('choice-target-pay-phasing', atTitle(header), {});
};

export const headersMustSayWhatLeaversArePaid: Check<PlanHeader> = (header, say) => {
  const clauses = settingsOf(header, 'LeaversSetting').flatMap((setting) => setting.clauses);
  const said = clauses.some(({ $type }) => $type === 'LeaverResults' || $type === 'LeaverForfeit');
  if (!said) say('choice-leavers', atTitle(header), {});
};

/** A shortfall that waits to be deducted is still open when somebody leaves, and when the year ends. */
export const headersMustSayWhatBecomesOfShortfalls: Check<PlanHeader> = (header, say, plan) => {
  const clauses = settingsOf(header, 'LeaversSetting').flatMap((setting) => setting.clauses);
  if (clauses.some(({ $type }) => $type === 'LeaverOpen')) return;
  const deducting = componentsOfPlan(plan).find((component) =>
    component.clauses.some((clause) => clause.$type === 'FallingClause' && clause.rule?.startsWith('deduct')),
  );
  if (deducting !== undefined) {
    say('choice-open-shortfalls', atTitle(header), { component: deducting.name });
  }
};
