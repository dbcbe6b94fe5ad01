import { type ProblemKind, RUN_CODES, type RunCode } from '../format/codes.ts';
import type { ValueId } from '../format/types/index.ts';
import { byText, firstDifference } from './order.ts';

/** Where a row was read from; records count from 1, without the heading. */
export interface RowSource {
  readonly file: string;
  readonly record: number;
  readonly line?: number;
}

/** A row as reports name it: its table, its place in the data and the values of its key. */
export interface RowRef {
  readonly table: string;
  readonly source: RowSource;
  readonly key: Readonly<Record<string, string>>;
}

/** Why a result is held or in error, in the analyst's words. */
export interface Reason {
  readonly kind: ProblemKind;
  readonly code: RunCode;
  readonly message: string;
  /** The value whose formula met the problem. */
  readonly value?: ValueId;
  /** The rows that are to blame, in order. */
  readonly rows: readonly RowRef[];
}

/** Builds a reason; its kind follows from its code. */
export function reason(
  code: RunCode,
  message: string,
  more: { readonly value?: ValueId | undefined; readonly rows?: readonly RowRef[] } = {},
): Reason {
  return {
    kind: RUN_CODES[code][0],
    code,
    message,
    ...(more.value === undefined ? {} : { value: more.value }),
    rows: [...(more.rows ?? [])].sort(compareRows),
  };
}

/** Rows by table, key and place. */
export function compareRows(a: RowRef, b: RowRef): number {
  return firstDifference(
    byText(a.table, b.table),
    byText(keyText(a), keyText(b)),
    byText(a.source.file, b.source.file),
    a.source.record - b.source.record,
  );
}

/** Reasons by code, value, message and rows: an order that does not depend on how they were found. */
export function compareReasons(a: Reason, b: Reason): number {
  return firstDifference(
    byText(a.code, b.code),
    byText(a.value ?? '', b.value ?? ''),
    byText(a.message, b.message),
    byText(rowsText(a.rows), rowsText(b.rows)),
  );
}

/** The reasons of several results, each once, in the stated order. */
export function mergeReasons(lists: readonly (readonly Reason[])[]): readonly Reason[] {
  const only = lists[0];
  if (lists.length === 1 && only !== undefined) return only;
  return distinctReasons(lists.flat());
}

/** Reasons, each once, in the stated order. */
export function distinctReasons(reasons: readonly Reason[]): readonly Reason[] {
  const distinct = new Map(reasons.map((one) => [reasonIdentity(one), one] as const));
  return [...distinct.values()].sort(compareReasons);
}

/** Whether anything among the reasons must be corrected, rather than waited for. */
export function kindOfReasons(reasons: readonly Reason[]): ProblemKind {
  return reasons.some(({ kind }) => kind === 'error') ? 'error' : 'held';
}

function reasonIdentity(one: Reason): string {
  return JSON.stringify([one.code, one.value ?? '', one.message, rowsText(one.rows)]);
}

function rowsText(rows: readonly RowRef[]): string {
  return rows.map((row) => `${row.table} ${keyText(row)} ${row.source.file} ${row.source.record}`).join('\n');
}

function keyText(row: RowRef): string {
  return Object.values(row.key).join('\u0000');
}
