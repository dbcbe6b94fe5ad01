import { type BrokenParams, brokenMessage } from './policies.ts';
import { type Rule, rulesOf, type Severity } from './rule.ts';

const rule = rulesOf('design', 'meaning');

/** A design rule as published; its text stands in the built-in library, in the workspace's `rules/<code>.ote`. */
function design(title: string, severity: Severity): Rule<BrokenParams> {
  return rule<BrokenParams>({ title, severity, fixable: true, message: brokenMessage });
}

/** How practice says that plans should be designed. A project sets their levels and bounds. */
export const designRules = {
  'weight-below-minimum': design('A component weighs enough to be noticed', 'warning'),
  'too-many-measures': design('A role is paid on three measures at most', 'warning'),
  'marketing-without-revenue': design('Marketing is paid on revenue too', 'warning'),
  'over-assignment': design('Over-assignment at one level stays within what is usual', 'warning'),
  'over-assignment-in-all': design('Over-assignment down all levels stays credible', 'error'),
  'under-assignment': design('No less is handed down than a goal asks for', 'error'),
  'too-many-tiers': design('A curve has three tiers at most', 'info'),
  'measure-paid-twice': design('A role is paid once on a number', 'warning'),
  'number-above-team': design('Nobody in sales is paid on a number above their own team', 'warning'),
  'threshold-unusual': design('A threshold stands between 50% and 90%', 'info'),
  'over-achievement-unpaid': design('Above target, pay rises faster than results', 'warning'),
  'retroactive-tier': design('A tier pays for what lies in it', 'warning'),
  'jump-in-pay': design('Pay makes no jumps', 'warning'),
  'pay-falls': design('More is never paid less', 'error'),
  'pay-capped': design('Pay has no cap without a reason', 'warning'),
  'windfall-unlimited': design('What has no cap has a rule for windfalls', 'warning'),
  'leverage-high': design('The most that a role can earn is three times its base', 'info'),
  'pay-mix-unusual': design('The pay mix is usual for the job', 'info'),
  'quota-to-pay-unusual': design('A quota is three to six times on-target pay', 'warning'),
  'quota-tiny': design('A quota is of more than a few deals', 'error'),
  'quota-can-be-zero': design('A quota is above zero in every period', 'error'),
  'paid-at-year-end': design('What is measured over a year pays within it', 'info'),
  'spiff-too-long': design('A SPIFF lasts three months at most', 'warning'),
  'spiff-share-unusual': design('SPIFFs are 3% to 7% of what incentives cost', 'warning'),
  'objectives-overweight': design('Objectives weigh 15% at most where there is a quota', 'info'),
  'objectives-without-goal': design('Objectives serve a goal of the company', 'warning'),
  'component-without-goal': design('What somebody is paid on serves a goal of the company', 'warning'),
  'credit-unbounded': design('What one deal credits has a bound', 'info'),
  'cancellation-unsaid': design('A commission says what a cancellation takes back', 'error'),
  'clawback-too-long': design('A clawback ends after two years', 'info'),
  'draw-length-unusual': design('A draw lasts three to six months', 'info'),
  'draw-size-unusual': design('A draw is half of target pay or more, and no more than all of it', 'info'),
  'marketing-pay-mix': design('Marketing has 15% to 20% of its pay variable', 'info'),
  'marketing-on-volume': design('Volume in marketing has a gate of quality', 'warning'),
  'shared-goal-missing': design('Sales and marketing share a goal', 'warning'),
  'team-share-high': design('What one does by oneself weighs 82%', 'info'),
};

/** The code of a design rule. */
export type DesignCode = keyof typeof designRules;

/** Whether a text is the code of a design rule. */
export function isDesignCode(text: string): text is DesignCode {
  return Object.hasOwn(designRules, text);
}
