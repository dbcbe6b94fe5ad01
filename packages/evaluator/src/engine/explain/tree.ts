import type { NodeId, Quantity, Relation, SourceRange, Stage } from '../../format/types/index.ts';
import type { Reason, RowRef } from '../reasons.ts';
import type { NamedPeriod, PayStatus } from '../result.ts';

/** What a node of an explanation shows. */
export type ExplanationKind =
  | 'value' // a named value of the plan
  | 'curve' // a curve that was read
  | 'rows' // the rows behind a total
  | 'row' // one of them, where a curve is read for each
  | 'choice' // which branch applied, and why
  | 'condition' // whether a requirement holds
  | 'limit' // which of several amounts is the least or greatest
  | 'months' // an amount accrued month by month
  | 'periods' // an amount added up over periods, or taken from another one
  | 'solved' // an amount that depends on itself, with its equation and check
  | 'clawback' // what was taken back for rows that were canceled
  | 'conversion' // an amount of another currency, with the rate
  | 'rounding' // what rounding changed
  | 'entered' // a result that was entered by hand
  | 'roster'; // a column of the roster

/** One step of a derivation; its children are what it follows from. */
export interface ExplanationNode {
  readonly kind: ExplanationKind;
  /** The plan's node: a value id, `curve/Accelerated`, `data/deals`. */
  readonly node: NodeId;
  readonly title: string;
  readonly stage?: Stage;
  /** Whose number it is where that is not the payee: a team's name, or `the company`. */
  readonly of?: string;
  readonly period?: NamedPeriod;
  /** What it comes to; absent where it is held or in error. */
  readonly quantity?: Quantity;
  /** A sentence, for what is not a number. */
  readonly text?: string;
  /** How it is worked out, in words. */
  readonly formula?: string;
  /** Why it has no value; empty where it has one. */
  readonly reasons: readonly Reason[];
  /** Whether it was explained before; its children are not repeated. */
  readonly repeated?: boolean;
  readonly slices?: readonly Slice[];
  readonly band?: Band;
  /** The band above, which was not reached. */
  readonly next?: NextBand;
  readonly rows?: readonly RowLine[];
  readonly test?: ConditionLine;
  readonly rounding?: RoundingLine;
  readonly months?: readonly MonthLine[];
  readonly choices?: readonly ChoiceLine[];
  /** How a balance came about, period by period. */
  readonly balance?: readonly BalancePeriod[];
  /** How pay was held back and released, period by period. */
  readonly heldBack?: readonly HeldBackPeriod[];
  readonly children: readonly ExplanationNode[];
  /** Where it stands in the plan's text. */
  readonly source?: SourceRange;
}

/** The part of a marginal curve between two bounds: what lies in it, at which rate, and what it pays. */
export interface Slice {
  readonly node: NodeId;
  readonly from: Quantity;
  /** The band's end; absent for the last one. */
  readonly to?: Quantity;
  /** How much of the amount or attainment lies in the band. */
  readonly inside: Quantity;
  readonly rate: Quantity;
  readonly pay: Quantity;
  /** The same in money, where the curve pays a part of target pay or of a quota in money. */
  readonly money?: Quantity;
  readonly source?: SourceRange;
}

/** The band of a curve that was reached. */
export interface Band {
  readonly node: NodeId;
  readonly from?: Quantity;
  readonly to?: Quantity;
  readonly written: Quantity;
  readonly source?: SourceRange;
}

/** A band that was not reached, and what is missing to it. */
export interface NextBand extends Band {
  readonly missing: Quantity;
  /** The same in the unit of the result, where the axis is a result by a quota. */
  readonly missingResult?: Quantity;
}

/** A row behind a total. */
export interface RowLine {
  readonly row: RowRef;
  /** The credit's date. */
  readonly date?: string;
  /** What the row comes to before the share. */
  readonly amount: Quantity;
  readonly share: Quantity;
  /** share × amount. */
  readonly credited: Quantity;
}

/** A condition with both its sides. */
export interface ConditionLine {
  readonly words: string;
  /** Absent where it cannot be decided. */
  readonly holds?: boolean;
  readonly relation?: Relation;
  readonly left?: Quantity;
  readonly right?: Quantity;
  /** How far the left side is from holding; only for a comparison of numbers that fails. */
  readonly short?: Quantity;
  readonly parts: readonly ConditionLine[];
}

/** What rounding changed: after less before. */
export interface RoundingLine {
  readonly before: Quantity;
  readonly after: Quantity;
  readonly difference: Quantity;
}

/** A month, or the part of it that a roster row covers. */
export interface MonthLine {
  readonly period: NamedPeriod;
  /** Which days of it, such as `from 2028-02-16`; absent for all of them. */
  readonly days?: string;
  /** The part of the month that counts, 1 for the whole. */
  readonly weight: Quantity;
  readonly amount: Quantity;
  /** weight × amount. */
  readonly counted: Quantity;
}

/** A payment period of a balance: what was earned and topped up, what was repaid, and what was owed after it. */
export interface BalancePeriod {
  readonly period: NamedPeriod;
  readonly earned: Quantity;
  readonly draw: Quantity;
  readonly drawn: Quantity;
  readonly repaid: Quantity;
  readonly forgiven: Quantity;
  readonly owed: Quantity;
}

/** A payment period of pay that is held back: how much was, what was released or forfeited, and what was still held back after it. */
export interface HeldBackPeriod {
  readonly period: NamedPeriod;
  readonly heldBack: Quantity;
  readonly released: Quantity;
  readonly forfeited: Quantity;
  readonly open: Quantity;
}

/** One of several amounts of which the least or greatest counts. */
export interface ChoiceLine {
  readonly words: string;
  readonly quantity?: Quantity;
  readonly chosen: boolean;
}

/** The explanation of one payee's pay in one role and team. */
export interface Explanation {
  readonly plan: string;
  readonly evaluator: string;
  readonly period: NamedPeriod;
  readonly payee: string;
  readonly role: string;
  readonly team?: string;
  readonly status: PayStatus;
  readonly reasons: readonly Reason[];
  /** Facts such as forfeited pay. */
  readonly notes: readonly string[];
  /** The derivation: of the payment and of what is owed after it, or of one component for each of its measurement periods that fall due. */
  readonly trees: readonly ExplanationNode[];
}
