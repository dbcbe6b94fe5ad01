import { PlanYear, type Window } from '../../engine/windows.ts';
import type { Component, Plan, ValueId } from '../../format/types/index.ts';
import { ONE, type Rational, ZERO } from '../../numbers/index.ts';
import type { Num } from '../arithmetic/node.ts';
import { elsewhereKey, Lowering } from '../lower/lowering.ts';
import { PAYEE } from '../lower/place.ts';
import type { Stay } from '../lower/stay.ts';
import type { SupposedOf } from '../lower/supposed.ts';
import type { Part } from '../parts.ts';
import { whyNotAtAll } from '../parts.ts';
import { NotFast } from '../refused.ts';

/** A component whose periods are counted: how many pay anything, reach 100%, reach excellence. */
export interface CountedComponent {
  readonly component: Component;
  /** Measured periods that somebody is assigned in. */
  readonly windows: readonly Window[];
  /** The attainment that counts as excellence, above 100%. */
  readonly excellence?: Rational;
}

/** Whom a supposed year is paid to, and what of it is asked for. */
export interface YearAsked {
  readonly role: string;
  readonly team?: string;
  readonly stay: Stay;
  readonly supposed: SupposedOf;
  /** Whether no deals are given, so that none is canceled. */
  readonly noDeals: boolean;
  readonly counted: readonly CountedComponent[];
  /** What is paid in the end, and its payment periods. */
  readonly paid: ValueId;
  readonly paidWindows: readonly Window[];
  /** Whether only what is paid in the end has to stand in columns; the components are not counted. */
  readonly paidAlone?: boolean;
}

/** A year as plain arithmetic; the places of its parts. */
export interface LoweredYear {
  readonly lowering: Lowering;
  readonly parts: readonly Part[];
  /** One for each counted component and window, in their order; `reached` is absent without attainment. */
  readonly periods: readonly { readonly payout: number; readonly reached?: number }[];
  /** One for each payment period. */
  readonly paid: readonly number[];
}

/** Lowers a whole year of whoever is paid alike. Throws `NotFast` with the reason where only the reference engine pays it. */
export function lowerYear(plan: Plan, asked: YearAsked): LoweredYear {
  const { role: name, team, stay, supposed, noDeals, counted, paid, paidWindows } = asked;
  const wholly = whyNotAtAll(plan);
  if (wholly !== undefined) throw new NotFast(wholly);
  const year = new PlanYear(plan);
  const lowering = new Lowering({ plan, year, role: name, team, stay, supposed, noDeals });
  const parts: Part[] = [];
  const add = (kind: Part['kind'], id: string, window: Window, formula: Num): number => {
    parts.push({ id, kind, window, formula, named: [] });
    return parts.length - 1;
  };
  const periods = counted.flatMap(({ component: { stages }, windows, excellence }) =>
    windows.map((window) => {
      const formula = lowering.value(stages.payout, PAYEE, window);
      const payout = add('component', stages.payout, window, formula);
      lowering.elsewhere.set(elsewhereKey(stages.payout, window), lowering.build.paid(payout, formula));
      if (stages.attainment === undefined || asked.paidAlone === true) return { payout };
      const attainment = lowering.value(stages.attainment, PAYEE, window);
      return {
        payout,
        reached: add('component', stages.attainment, window, reachedBy(attainment, excellence, lowering)),
      };
    }),
  );
  const paidParts = paidWindows.map((window) =>
    add('paid', paid, window, lowering.value(paid, PAYEE, window)),
  );
  return { lowering, parts, periods, paid: paidParts };
}

/** 0 below target, 1 from 100%, 2 from excellence. */
function reachedBy(attainment: Num, excellence: Rational | undefined, { build }: Lowering): Num {
  const number = (value: Rational) => build.constant(value);
  const isFrom = (least: Rational) => build.compared('at least', attainment, number(least));
  const excellent =
    excellence === undefined
      ? number(ONE)
      : build.choose(
          isFrom(excellence),
          () => number({ n: 2n, d: 1n }),
          () => number(ONE),
        );
  return build.choose(
    isFrom(ONE),
    () => excellent,
    () => number(ZERO),
  );
}
