import type { IsoDate, Quantity, Stage } from '../format/types/index.ts';
import type { Posting } from './ledger/posting.ts';
import type { Reason, RowRef } from './reasons.ts';

/** Whether somebody is paid, waits for data or a decision, or waits for a correction. */
export type PayStatus = 'paid' | 'held' | 'error';

/** A period by its key and the name that people use. */
export interface NamedPeriod {
  readonly key: string;
  readonly label: string;
}

/** What a component comes to for one of its measurement periods. */
export interface ComponentResult {
  /** `role/AE/NewBusiness`. */
  readonly component: string;
  readonly title: string;
  readonly payrollCode?: string;
  readonly measurementPeriod: NamedPeriod;
  readonly status: PayStatus;
  /** The stages that have a value, exact and unrounded, also where a later one is held. */
  readonly stages: Readonly<Partial<Record<Stage, Quantity>>>;
  /** What is paid, rounded as the plan says; absent unless `paid`. */
  readonly payout?: Quantity;
  /** What is carried of falls of pay to date that are deducted from later pay; absent where nothing is. */
  readonly shortfall?: ShortfallLine;
  /** What was taken back in the period for rows that were canceled; absent where nothing was. */
  readonly clawedBack?: readonly ClawedBack[];
  readonly reasons: readonly Reason[];
}

/** What a component has still to deduct: closing = broughtIn + out − back − forgiven; exact and unrounded. */
export interface ShortfallLine {
  readonly broughtIn: Quantity;
  /** What pay to date fell by. */
  readonly out: Quantity;
  /** What was deducted from the pay of the period. */
  readonly back: Quantity;
  readonly forgiven?: Quantity;
  readonly closing: Quantity;
}

/** What is taken back for rows canceled on one day, of the pay of one period. */
export interface ClawedBack {
  /** The period that the rows were credited in. */
  readonly period: NamedPeriod;
  readonly canceled: IsoDate;
  /** Exact and unrounded; below zero where the rows had cost pay. */
  readonly amount: Quantity;
  readonly rows: readonly RowRef[];
}

/**
 * What a balance of the role comes to in a payment period: closing = broughtIn + out − back − forgiven. A draw that is
 * never owed back has `out` alone, a shortfall that is left at exit neither `draw` nor `out`. What goes out of a balance
 * `held back` is kept from the payment, what comes back is released with it.
 */
export interface BalanceLine {
  /** The name in the role's `balances`, such as `recoverable draw`. */
  readonly balance: string;
  readonly title: string;
  readonly kind: 'draw' | 'guarantee' | 'shortfall' | 'held back';
  /** What the earnings are topped up to. */
  readonly draw?: Quantity;
  readonly broughtIn?: Quantity;
  readonly out?: Quantity;
  readonly back?: Quantity;
  readonly forgiven?: Quantity;
  readonly closing?: Quantity;
}

/**
 * A difference that the open period posts: of a closed period that comes to something else today, or entered by hand in
 * the table `adjustments`.
 */
export interface Adjustment {
  /** `role/AE/NewBusiness`, or `role/AE/total` and the like for what the rules of the total changed. */
  readonly component: string;
  readonly title: string;
  readonly earnedIn: NamedPeriod;
  /** The closed period whose pay it corrects. */
  readonly corrects: NamedPeriod;
  /** What was posted of it, earlier adjustments included, and what it comes to today. */
  readonly posted: Quantity;
  readonly today: Quantity;
  /** `today` less `posted`. */
  readonly amount: Quantity;
  /** The digest of the evaluator that it was worked out by. */
  readonly evaluator: string;
  /** The value that differs, the period, and a version of the plan that was published since; sorted. */
  readonly causes: readonly string[];
  /** Why it differs, in words. */
  readonly because: string;
}

/** What is paid out in the payee's own currency: what is paid, converted and rounded to that currency's smallest unit. */
export interface Payment {
  readonly amount: Quantity;
  /** The rates that were read; none where the payee's currency is the plan's. */
  readonly rates: readonly PaymentRate[];
}

/** A rate of exchange that a payment was converted at. */
export interface PaymentRate {
  readonly table: string;
  readonly currency: string;
  /** `direct`: money of the plan for one unit of the currency. `indirect`: money of the currency for one unit of the plan's. */
  readonly quoted: 'direct' | 'indirect';
  readonly rate: Quantity;
  /** The day that the rate is of, and the one that its row begins on; absent where the table has no dates. */
  readonly on?: IsoDate;
  readonly begins?: IsoDate;
}

/** What one payee in one role and team is paid for a payment period. */
export interface Statement {
  readonly payee: string;
  readonly role: string;
  readonly team?: string;
  readonly status: PayStatus;
  readonly components: readonly ComponentResult[];
  /** What is worked out and shown, and no part of the total; absent where there is none. */
  readonly shown?: readonly ComponentResult[];
  /** After the rules of the role's `total`; absent unless `paid`. */
  readonly total?: Quantity;
  /** What the role's balances add to the total or take from it; absent where it has none, or the payee is not paid. */
  readonly balances?: readonly BalanceLine[];
  /** What closed periods come to today less what was posted of them; absent where nothing differs. */
  readonly adjustments?: readonly Adjustment[];
  /** After the rounding of the payment, with the adjustments; absent unless `paid`. */
  readonly paid?: Quantity;
  /** The same in the payee's own currency, where the plan pays so. */
  readonly payment?: Payment;
  /** For a statement that is not paid: the payouts that are known, and target pay where a payout is not. */
  readonly atStake?: Quantity;
  readonly reasons: readonly Reason[];
  /** Facts that a reader should know, such as pay forfeited by a leaver. */
  readonly notes: readonly RunNote[];
}

/** A problem of a payee's result. */
export interface RunProblem {
  readonly payee?: string;
  readonly role?: string;
  /** `role/AE/NewBusiness`. */
  readonly component?: string;
  /** The key of the measurement period. */
  readonly period?: string;
  readonly code: Reason['code'];
  readonly message: string;
  readonly rows: readonly RowRef[];
}

/** Somebody who waits; in the order payee, role, component, period, code. */
export type Held = RunProblem;
/** Something to correct; in the same order. */
export type RunError = RunProblem;

/** Something to know about a run that is no problem. */
export interface RunNote {
  readonly code:
    | 'earlier-periods-computed'
    | 'closed-periods-differ'
    | 'forfeited'
    | 'credit-outside-assignment'
    | 'clawback-after-exit'
    | 'run-posted-before';
  readonly message: string;
}

/** Sums over a run, in the plan's currency. */
export interface RunTotals {
  readonly paid: Quantity;
  /** What is paid out in each currency, by code; absent where everybody is paid in the plan's. */
  readonly payments?: readonly Quantity[];
  readonly atStake: Quantity;
  /** How many statements there are of each status. */
  readonly statements: Readonly<Record<PayStatus, number>>;
}

/** The outcome of a run; a draft until `closePeriod` puts its postings on the ledger. */
export interface RunResult {
  readonly plan: string;
  /** The digest of the version of the plan that was in force. */
  readonly evaluator: string;
  readonly runId: string;
  readonly period: NamedPeriod;
  /** By payee, role and team. */
  readonly statements: readonly Statement[];
  /** What closing the period would post: nothing that the ledger already holds. */
  readonly postings: readonly Posting[];
  readonly held: readonly Held[];
  readonly errors: readonly RunError[];
  readonly totals: RunTotals;
  readonly notes: readonly RunNote[];
}
