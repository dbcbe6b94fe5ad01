import type { Currencies, Currency, Rate } from './currencies.ts';
import type { Formula, Ranking } from './formulas.ts';
import type { HeldBack } from './held-back.ts';
import type { Stretch } from './stretches.ts';

/**
 * A random plan as its parts: what is written as text for the compiler, and what the oracle works out by itself.
 * Amounts are whole dollars, percents whole percents, multiples hundredths.
 */
export interface RandomPlan {
  /** First day of the plan's year; a year that begins on the 1st of a month. */
  readonly first: string;
  readonly paid: 'monthly' | 'quarterly';
  readonly rounding: {
    readonly mode: 'half up' | 'half even' | 'up' | 'down';
    readonly unit: '0.01' | '1';
    readonly point: 'each component' | 'each payment' | 'on the running total';
  };
  /** Whether quota and target pay shrink by the days of an assignment. */
  readonly byDays: boolean;
  readonly credit: Credit;
  /** Yearly target pay of the role, shared by its weighted components. */
  readonly targetPay: number;
  readonly quota: number;
  readonly weighted: readonly Weighted[];
  readonly commissions: readonly Commission[];
  readonly bonuses: readonly Bonus[];
  /** Whether a formula pays the lesser of a bound and what the first commission is paid. */
  readonly lesserOf?: number;
  /** Formulas on top, and how they rank people. */
  readonly formulas?: readonly Formula[];
  readonly ranking?: Ranking;
  /** Whether the greater, or the lesser, of the first two components on top is paid. */
  readonly pays?: 'the greater' | 'the lesser';
  /** Whether the manager is paid on what rolls up, in tenths of a percent. */
  readonly rollUp?: number;
  readonly draw?: Draw;
  readonly currencies?: Currencies;
  /** What is held back of the total. */
  readonly total?: HeldBack;
  readonly pool?: Pool;
}

/** Who is credited with a deal. */
export type Credit =
  | { readonly kind: 'owner' }
  | { readonly kind: 'split'; readonly percent: number; readonly blank: 'owner' | 'nobody' }
  | { readonly kind: 'overlay'; readonly percent: number };

/** A band begins at its bound (`from`) or just above it (`above`); the first one has no bound and is open below. */
export interface Band {
  readonly bound: number;
  readonly includes: boolean;
  /** Percents of target pay in steps, hundredths of a multiple by attainment, tenths of a percent by amount. */
  readonly value: number;
  /** Of steps: more percents for each point above the bound. */
  readonly perPoint?: number;
}

export type Curve =
  | {
      readonly kind: 'marginal' | 'retroactive' | 'steps';
      /** The bands above the first. */
      readonly bands: readonly Band[];
      readonly first: number;
    }
  | {
      readonly kind: 'overage';
      readonly bands: readonly Band[];
      readonly first: number;
      /** Which band's bound is the one that what lies above is paid beyond. */
      readonly at: number;
    }
  | {
      readonly kind: 'linear';
      /** Attainment and percent of target pay, rising. */
      readonly points: readonly (readonly [number, number])[];
      readonly below: number;
      readonly tail: 'flat' | 'same slope';
    };

export type Grain = 'month' | 'quarter' | 'half-year' | 'year';

export type Timing =
  | { readonly kind: 'by itself'; readonly each: Grain }
  | {
      readonly kind: 'to date';
      readonly each: 'month' | 'quarter';
      readonly against: 'quota to date' | 'full-year quota';
      readonly falls: 'take it back' | 'deduct' | 'forget it';
    }
  | { readonly kind: 'catch-up'; readonly each: 'month' | 'quarter' };

export interface Weighted {
  readonly name: string;
  readonly weight: number;
  readonly timing: Timing;
  readonly curve: Curve;
  readonly roundAttainment?: 'down' | 'half up' | 'half even' | 'up';
  readonly capAttainment?: number;
  readonly capPayout?: number;
  readonly heldBack?: HeldBack;
  readonly multiplier?: Multiplier;
  readonly requires?: Requires;
  readonly clawback?: Clawback;
}

export interface Commission {
  readonly name: string;
  readonly timing: Timing;
  readonly rate:
    | { readonly kind: 'flat'; readonly tenths: number }
    | { readonly kind: 'curve'; readonly curve: Curve }
    | { readonly kind: 'per deal'; readonly curve: Curve }
    | { readonly kind: 'in order'; readonly curve: Curve }
    | { readonly kind: 'after'; readonly tenths: number; readonly first: number }
    | { readonly kind: 'by count'; readonly curve: Curve };
  readonly limit?: {
    readonly before: boolean;
    readonly atMost?: number;
    readonly atLeast?: number;
  };
  readonly heldBack?: HeldBack;
  readonly multiplier?: Multiplier;
  readonly requires?: Requires;
  readonly clawback?: Clawback;
}

/** A factor while sales are at least a bound. */
export interface Multiplier {
  readonly hundredths: number;
  readonly atLeast: number;
  readonly over?: Stretch;
}

/** Pay only where sales are at least a bound, or were over another stretch. */
export interface Requires {
  readonly relation: 'at least' | 'above';
  readonly bound: number;
  readonly over?: Stretch;
}

export interface Clawback {
  readonly amount: 'added' | 'average';
  readonly within?: { readonly count: number; readonly unit: 'days' | 'months'; readonly percent: number };
  readonly later: number;
}

export type Bonus =
  | { readonly kind: 'each'; readonly name: string; readonly amount: number; readonly each: Grain }
  | {
      readonly kind: 'fixed';
      readonly name: string;
      readonly amount: number;
      readonly each: Grain;
      readonly prorated: boolean;
    };

export interface Draw {
  readonly kind: 'recoverable' | 'non-recoverable';
  readonly amount: number;
  readonly months: number;
  readonly prorated: boolean;
  readonly percent: number;
  readonly afterLast: boolean;
  readonly exit: 'forgiven' | 'owed';
  readonly yearEnd: 'forgiven' | 'carried over';
}

export interface Pool {
  /** Tenths of a percent of an entered result. */
  readonly fund: number;
  readonly reserve: number;
  readonly by: 'evenly' | 'by target pay' | 'by Points';
  readonly byDays: boolean;
  readonly each: 'quarter' | 'half-year' | 'year';
  /** Percents of the fund that are an expense of the result, and whether that is floored at nothing. */
  readonly own?: { readonly percent: number; readonly above: number; readonly floored: boolean };
}

/** What happens in the plan's year. */
export interface Story {
  readonly people: readonly Person[];
  readonly deals: readonly Deal[];
  /** Whole dollars by half of the year, for the pool. */
  readonly profits: readonly number[];
  /** Points of each person, for the pool. */
  readonly points: readonly number[];
  /** Rates of exchange, where the plan has any. */
  readonly rates?: readonly Rate[];
}

/** Somebody in the role, in stretches by days from the year's first, both days included; `to` may be left open. */
export interface Person {
  readonly payee: string;
  readonly currency?: Currency;
  readonly stretches: readonly { readonly team: string; readonly from: number; readonly to?: number }[];
}

export interface Deal {
  readonly id: string;
  readonly owner: string;
  readonly helper?: string;
  /** Hundredths of the unit of its currency. */
  readonly cents: number;
  readonly currency?: Currency;
  /** Days from the year's first; negative in the year before. */
  readonly closed: number;
  readonly canceled?: number;
  readonly collected?: number;
}
