import type { Grain } from '@ontarget/evaluator/format';
import { misfitOf } from '@ontarget/language';
import type { Component, Timing } from '@ontarget/language/ast';
import type { Window } from '../build/expressions.ts';
import type { Compilation } from '../compilation.ts';
import { cannotCompile, refuse } from '../problems.ts';

/** Against which quota a component that counts results to date is measured: that of as much time, or of the whole stretch. */
export type ToDateQuota = 'quota to date' | 'full quota';

/** Over which stretch a component is measured, and against which quota. */
export interface Measurement {
  readonly grain: Grain;
  /** Undefined where each period stands by itself. */
  readonly toDate: ToDateQuota | undefined;
  /** The part of the year that what runs to date begins with; undefined where it begins with the year. */
  readonly within?: 'quarter' | 'half-year';
  /** Set where the year to date is paid in a period in which it comes to more than the period by itself. */
  readonly catchUp?: boolean;
}

export const MONTHS_IN: Readonly<Record<Grain, number>> = { month: 1, quarter: 3, 'half-year': 6, year: 12 };

/** The stretch that a component's results are read over, seen from its own period. */
export function resultsWindow({ toDate, within }: Measurement): Window {
  return toDate === undefined ? undefined : toDateWindow({ within });
}

/** What `to date` means in a component: its own stretch up to now. */
export function toDateWindow({ within }: { readonly within?: Measurement['within'] }): Window {
  return within === undefined ? 'year to date' : { kind: 'to date', grain: within };
}

/** The stretch of the quota and target pay that its results are held against. */
export function quotaWindow(measurement: Measurement): Window {
  const { toDate, within } = measurement;
  if (toDate !== 'full quota') return resultsWindow(measurement);
  return within === undefined ? 'year' : { kind: 'whole', grain: within };
}

/** Reads the timing of a component; what the field's own words leave open is settled as a choice. */
export function measurementOf(c: Compilation, component: Component, id: string): Measurement {
  const { timing } = component;
  if (timing.whole) return { grain: 'year', toDate: undefined };
  if (timing.grain !== undefined && timing.byItself) {
    return { grain: timing.grain, toDate: undefined, ...(timing.catchUp ? { catchUp: true } : {}) };
  }
  if (timing.grain !== undefined && timing.runsOver !== undefined) {
    const { grain, runsOver } = timing;
    refuseMisfit(component, timing);
    const toDate = timing.toDate === undefined ? openQuota(c, component, id) : quotaOf(timing.toDate);
    return { grain, toDate, ...(runsOver === 'year' ? {} : { within: runsOver }) };
  }
  return openTiming(c, component, timing, id);
}

function openQuota(c: Compilation, component: Component, id: string): ToDateQuota {
  const stretch = component.timing.runsOver ?? 'year';
  const reading = c.choices.settle({
    code: 'choice-to-date-quota',
    params: { component: component.name, stretch },
    node: component.timing,
    owner: id,
    readings: ['against quota to date', `against full-${stretch} quota`],
  });
  return quotaOf(reading.replace('against ', ''));
}

function quotaOf(words: string): ToDateQuota {
  return words === 'quota to date' ? words : 'full quota';
}

/** What runs to date within a quarter is looked at in parts of it, and held against its own quota. */
function refuseMisfit({ name }: Component, timing: Timing): void {
  const problem = misfitOf(timing);
  if (problem !== undefined) refuse('to-date-misfit', timing, { component: name, problem });
}

const BARE: Readonly<Record<string, Grain>> = {
  monthly: 'month',
  quarterly: 'quarter',
  'half-yearly': 'half-year',
  yearly: 'year',
  cumulative: 'quarter',
};

function openTiming(c: Compilation, component: Component, timing: Timing, id: string): Measurement {
  const grain = timing.grain ?? BARE[timing.bare ?? ''];
  if (grain === undefined) return cannotCompile(timing, component.name, 'its timing names no period');
  const byItself = grain === 'year' ? 'the year by itself' : `each ${grain} by itself`;
  const toDate = `each ${grain}, year to date against quota to date`;
  const fullYear = `each ${grain}, year to date against full-year quota`;
  const reading = c.choices.settle({
    code: 'choice-timing',
    params: { component: component.name, written: timing.$cstNode?.text ?? '' },
    node: timing,
    owner: id,
    readings: [byItself, toDate, fullYear],
  });
  if (reading === byItself || grain === 'year') return { grain, toDate: undefined };
  return { grain, toDate: reading === toDate ? 'quota to date' : 'full quota' };
}
