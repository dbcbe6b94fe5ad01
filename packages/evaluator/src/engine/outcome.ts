import type { RunCode } from '../format/codes.ts';
import type { Rational } from '../numbers/index.ts';
import { type Cell, isRational } from './cells.ts';
import { mergeReasons, type Reason, type RowRef, reason } from './reasons.ts';

/** What a formula comes to: a value, or the reasons why there is none (held, or in error where any is one). */
export type Outcome<T extends Cell = Cell> = Found<T> | Missing;

export interface Found<T extends Cell = Cell> {
  readonly ok: true;
  readonly value: T;
}

export interface Missing {
  readonly ok: false;
  readonly reasons: readonly Reason[];
}

export function found<T extends Cell>(value: T): Found<T> {
  return { ok: true, value };
}

/** No value, for one reason. */
export function missing(
  code: RunCode,
  message: string,
  more: { readonly value?: string | undefined; readonly rows?: readonly RowRef[] } = {},
): Missing {
  return { ok: false, reasons: [reason(code, message, more)] };
}

/** No value, for the reasons of all those that have none: whatever reads a held value is held with its reasons. */
export function missingFrom(outcomes: readonly Outcome[]): Missing | undefined {
  const lists = outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.reasons]));
  return lists.length === 0 ? undefined : { ok: false, reasons: mergeReasons(lists) };
}

/** The number in an outcome; a blank is held with `blank-value`, anything else is an error of type. */
export function asNumber(outcome: Outcome, what: string, rows: readonly RowRef[] = []): Outcome<Rational> {
  if (!outcome.ok) return outcome;
  if (isRational(outcome.value)) return found(outcome.value);
  return outcome.value === null
    ? missing('blank-value', `${what} is blank`, { rows })
    : missing('wrong-type', `${what} is not a number`, { rows });
}
