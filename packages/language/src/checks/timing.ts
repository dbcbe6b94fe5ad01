import type { Component, Timing } from '../generated/ast.ts';
import { misfitOf } from '../resolve/timing.ts';
import type { Check } from './context.ts';

/** "Quarterly" is a rhythm of payment; what is measured is each quarter by itself, or the year so far. */
export const timingMustSayWhatIsMeasured: Check<Timing> = (timing, say) => {
  const said = timing.whole || timing.byItself || timing.runsOver !== undefined;
  if (said) return;
  say(
    'choice-timing',
    { node: timing },
    {
      component: timing.$container.name,
      written: timing.$cstNode?.text ?? '',
    },
  );
};

export const yearToDateMustSayAgainstWhichQuota: Check<Timing> = (timing, say) => {
  if (timing.runsOver === undefined || timing.toDate !== undefined) return;
  say(
    'choice-to-date-quota',
    { node: timing },
    { component: timing.$container.name, stretch: timing.runsOver },
  );
};

/** What runs over the quarter to date is looked at in parts of the quarter, and held against its own quota. */
export const toDateMustFitItsStretch: Check<Timing> = (timing, say) => {
  const problem = misfitOf(timing);
  if (problem === undefined) return;
  say('to-date-misfit', { node: timing }, { component: timing.$container.name, problem });
};

/** Pay to date can fall when a deal is cancelled or the quota to date outgrows the results. */
export const yearToDateMustSayWhatFallingMeans: Check<Component> = (component, say) => {
  if (component.timing?.runsOver === undefined) return;
  if (component.clauses.some(({ $type }) => $type === 'FallingClause')) return;
  say(
    'choice-falling',
    { node: component, property: 'name' },
    { component: component.name, stretch: component.timing.runsOver },
  );
};

/** How long each stretch is that results are measured over, in months; undefined where the plan does not say. */
export function measuredMonths(timing: Timing | undefined): number | undefined {
  if (timing?.whole) return 12;
  switch (timing?.grain) {
    case 'month':
      return 1;
    case 'quarter':
      return 3;
    case 'half-year':
      return 6;
    default:
      return undefined;
  }
}

/** A number of months as messages call it. */
export function periodInWords(months: number): string {
  return { 1: 'month', 3: 'quarter', 6: 'half-year', 12: 'year' }[months] ?? `${months} months`;
}
