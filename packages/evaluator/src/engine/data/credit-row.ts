import type { CreditsTable } from '../../format/types/index.ts';
import {
  add,
  type DayNumber,
  formatPercent,
  lt,
  ONE,
  parseRational,
  type Rational,
  sub,
  sum,
  ZERO,
} from '../../numbers/index.ts';
import { isDateCell, isRational } from '../cells.ts';
import { found, missing, type Outcome } from '../outcome.ts';
import { mergeReasons, type Reason } from '../reasons.ts';
import type { RowWork } from './derived-table.ts';
import type { Row } from './row.ts';

/** What a row is credited as: to whom which share, from which date, and what about it is in doubt. */
export interface CreditedRow {
  readonly row: Row;
  /** Undefined where it cannot be read: the row may then count in any period. */
  readonly date: DayNumber | undefined;
  /** Why the row as a whole may or may not count; mostly empty. */
  readonly problems: readonly Reason[];
  readonly shares: readonly CreditedShare[];
}

export interface CreditedShare {
  /** The column that named the payee. */
  readonly column: string;
  /** Undefined where it cannot be read: the share may then be anybody's. */
  readonly payee: string | undefined;
  readonly share: Rational;
  /** On top of the whole, and nothing that a team has. */
  readonly overlay: boolean;
  /** Why the share or its payee is in doubt; mostly empty. */
  readonly problems: readonly Reason[];
}

/**
 * Credits a row: its date, and for each creditee the stated share, or for `rest` one less the others. A blank
 * creditee's share goes where its credit says. Undefined where the row is not credited at all: its date is blank or
 * `where` fails.
 */
export function creditRow(row: Row, table: CreditsTable, work: RowWork): CreditedRow | undefined {
  const date = row.cell(table.date);
  if (date.ok && date.value === null) return undefined;
  const included = table.where === undefined ? found(true) : work.test(table.where, row);
  if (included.ok && !included.value) return undefined;
  const read = date.ok && isDateCell(date.value) ? date.value.date : undefined;
  const problems = mergeReasons([
    row.problems,
    included.ok ? [] : included.reasons,
    date.ok ? [] : date.reasons,
    read === undefined && date.ok ? notA('date', row) : [],
  ]);
  return { row, date: read, problems, shares: sharesOf(row, table, work) };
}

function sharesOf(row: Row, table: CreditsTable, work: RowWork): readonly CreditedShare[] {
  const stated = table.credits.map(
    ({ share }): Outcome => (share === 'rest' ? found(null) : work.formula(share, row)),
  );
  const problems = stated.flatMap((share) => (share.ok ? [] : share.reasons));
  const numbers = stated.map((share) => (share.ok && isRational(share.value) ? share.value : ZERO));
  const within = numbers.filter((_, index) => table.credits[index]?.overlay !== true);
  const hasRest = table.credits.some(({ share }) => share === 'rest');
  const rest = sub(ONE, sum(within));
  const all = add(sum(numbers), hasRest ? rest : ZERO);
  if (table.atMost !== undefined && lt(limitOf(table.atMost), all))
    problems.push(...overLimit(row, all, table.atMost));
  if (hasRest && lt(rest, ZERO)) problems.push(...overWhole(row));
  return table.credits.flatMap(({ to, share, blank, overlay = false }, index): CreditedShare[] => {
    const part = { share: share === 'rest' ? rest : (numbers[index] ?? ZERO), overlay, problems };
    const named = row.cell(to);
    if (!named.ok) return [{ column: to, payee: undefined, ...withMore(part, named.reasons) }];
    if (typeof named.value === 'string') return [{ column: to, payee: named.value, ...part }];
    if (named.value !== null)
      return [{ column: to, payee: undefined, ...withMore(part, notA('payee', row)) }];
    if (blank === 'nobody') return [];
    const other = row.cell(blank.to);
    if (!other.ok) return [{ column: blank.to, payee: undefined, ...withMore(part, other.reasons) }];
    return typeof other.value === 'string' ? [{ column: blank.to, payee: other.value, ...part }] : [];
  });
}

function withMore(
  part: Pick<CreditedShare, 'share' | 'overlay' | 'problems'>,
  more: readonly Reason[],
): Pick<CreditedShare, 'share' | 'overlay' | 'problems'> {
  return { ...part, problems: mergeReasons([part.problems, more]) };
}

function notA(kind: string, row: Row): readonly Reason[] {
  return missing('wrong-type', `a row of ${row.ref.table} is credited by something else than a ${kind}`, {
    rows: [row.ref],
  }).reasons;
}

function limitOf(text: string): Rational {
  const parsed = parseRational(text);
  // The reader of evaluator files lets no other text through.
  if (!parsed.ok) throw new TypeError(parsed.message);
  return parsed.value;
}

function overLimit(row: Row, all: Rational, atMost: string): readonly Reason[] {
  const message = `the shares of a row of ${row.ref.table} add up to ${formatPercent(all)}, and at most ${formatPercent(limitOf(atMost))} may be credited`;
  return missing('credit-over-limit', message, { rows: [row.ref] }).reasons;
}

function overWhole(row: Row): readonly Reason[] {
  const message = `the shares of a row of ${row.ref.table} exceed the whole, so that nothing is left for the rest`;
  return missing('shares-over-whole', message, { rows: [row.ref] }).reasons;
}
