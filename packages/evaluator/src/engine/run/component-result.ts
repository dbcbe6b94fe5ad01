import type { Component, Quantity, Stage } from '../../format/types/index.ts';
import { COMPONENT_STAGES } from '../../format/types/index.ts';
import { formatDate, type Rational } from '../../numbers/index.ts';
import { isRational } from '../cells.ts';
import type { Engine } from '../evaluate/engine.ts';
import { quantity, quantityOf } from '../quantities.ts';
import { distinctReasons, kindOfReasons, type Reason, reason } from '../reasons.ts';
import type { ComponentResult, NamedPeriod } from '../result.ts';
import type { PayeeSubject } from '../subject.ts';
import { periodToDate, type Window, yearToDate } from '../windows.ts';
import { clawbackLines } from './clawback-lines.ts';
import type { VersionInForce } from './version.ts';

/** A component's result for one measurement period, with the numbers that totals need. */
export interface PaidComponent {
  readonly result: ComponentResult;
  readonly payout: Rational | undefined;
  readonly targetPay: Rational | undefined;
}

/** Names a window by its key and label. */
export function namedPeriod(engine: Engine, window: Window): NamedPeriod {
  return { key: engine.year.key(window), label: engine.year.label(window) };
}

/** Works out a component for one of its measurement periods; `problems` are known ones, such as the roster's. */
export function payComponent(
  id: string,
  component: Component,
  subject: PayeeSubject,
  window: Window,
  engine: Engine,
  version: VersionInForce,
  problems: readonly Reason[],
): PaidComponent {
  const blocking = [...problems, ...spansVersions(component, window, version)];
  const stages: Partial<Record<Stage, Quantity>> = {};
  let reasons: readonly Reason[] = blocking;
  const numbers = new Map<Stage, Rational>();
  for (const [stage, value] of stagesOf(component)) {
    if (blocking.length > 0) break;
    const outcome = engine.value(value, subject, window);
    if (outcome.ok) {
      stages[stage] = quantityOf(outcome.value, engine.plan.values[value]?.unit ?? engine.plan.currency);
      if (isRational(outcome.value)) numbers.set(stage, outcome.value);
    } else if (stage === 'payout') reasons = reasons.concat(outcome.reasons);
  }
  const payout = numbers.get('payout');
  if (reasons.length === 0 && payout === undefined) {
    reasons = [reason('wrong-type', 'the payout is not a number', { value: component.stages.payout })];
  }
  const distinct = distinctReasons(reasons);
  return {
    payout: distinct.length > 0 ? undefined : payout,
    targetPay: numbers.get('target pay'),
    result: {
      component: id,
      title: component.title,
      ...(component.payrollCode === undefined ? {} : { payrollCode: component.payrollCode }),
      measurementPeriod: namedPeriod(engine, window),
      status: distinct.length > 0 ? kindOfReasons(distinct) : 'paid',
      stages,
      ...(distinct.length > 0 || payout === undefined
        ? {}
        : {
            payout: quantity(payout, engine.plan.currency),
            ...shortfallOf(component, subject, window, engine),
            ...clawed(component, subject, window, engine),
          }),
      reasons: distinct,
    },
  };
}

/** What the component has still to deduct; left out where a part of it has no value. */
function shortfallOf(
  { shortfall, stages }: Component,
  subject: PayeeSubject,
  window: Window,
  engine: Engine,
): Pick<ComponentResult, 'shortfall'> {
  if (shortfall === undefined || stages.shortfall === undefined) return {};
  const amount = (id: string) => {
    const found = engine.value(id, subject, window);
    return found.ok && isRational(found.value) ? quantity(found.value, engine.plan.currency) : undefined;
  };
  const { forgiven } = shortfall;
  const [broughtIn, out, back] = [shortfall.broughtIn, shortfall.out, shortfall.back].map(amount);
  const closing = amount(stages.shortfall);
  const gone = forgiven === undefined ? undefined : amount(forgiven);
  if (broughtIn === undefined || out === undefined || back === undefined || closing === undefined) return {};
  return {
    shortfall: { broughtIn, out, back, ...(gone === undefined ? {} : { forgiven: gone }), closing },
  };
}

function clawed(
  component: Component,
  subject: PayeeSubject,
  window: Window,
  engine: Engine,
): Pick<ComponentResult, 'clawedBack'> {
  const clawedBack = clawbackLines(component, subject, window, engine);
  return clawedBack.length === 0 ? {} : { clawedBack };
}

/** A component's stages in the order of evaluation. */
export function stagesOf(component: Component): readonly (readonly [Stage, string])[] {
  return COMPONENT_STAGES.flatMap((stage) => {
    const value = component.stages[stage];
    return value === undefined ? [] : [[stage, value] as const];
  });
}

/** A measurement period that began before the version in force is refused: which terms count is not said yet. */
function spansVersions(component: Component, window: Window, version: VersionInForce): readonly Reason[] {
  const measured = measuredFrom(component, window);
  const begins = version.year.days(measured).first;
  if (version.from <= begins || version.evaluator.plan.amended !== undefined) return [];
  const message =
    `${component.title} is measured from ${formatDate(begins)}, before this version of the plan took effect on ` +
    `${formatDate(version.from)}; the header of the amended plan says "amended from ${formatDate(version.from)}, results continue" or ` +
    '"… results restart"';
  return [reason('window-spans-versions', message)];
}

function measuredFrom({ toDate, catchUp, within }: Component, window: Window): Window {
  if (within !== undefined) return periodToDate(within, window);
  return toDate || catchUp ? yearToDate(window) : window;
}
