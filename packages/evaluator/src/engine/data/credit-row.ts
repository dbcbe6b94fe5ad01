import type { Credit, CreditsTable } from '../../format/types/index.ts';
import {
  add,
  type DayNumber,
  div,
  formatPercent,
  lt,
  mul,
  ONE,
  parseRational,
  type Rational,
  rational,
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

/** Who is in a team on a day; without a day nobody knows. */
export type MembersOf = (team: string, date: DayNumber | undefined, row: Row) => TeamMembers;

export interface TeamMembers {
  readonly payees: readonly string[];
  readonly doubts: readonly Reason[];
}

/**
 * Credits a row: its date, and for each creditee the stated share, or for `rest` one less the others. A blank
 * creditee's share goes where its credit says, and so does that of a team without anybody in it. Undefined where the
 * row is not credited at all: its date is blank or `where` fails.
 */
export function creditRow(
  row: Row,
  table: CreditsTable,
  work: RowWork,
  membersOf: MembersOf,
): CreditedRow | undefined {
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
  const creditees = table.credits.map((credit) => crediteesOf(credit, row, read, membersOf));
  return { row, date: read, problems, shares: sharesOf(row, table, work, creditees) };
}

/** Whom one credit of a row goes to: each with the whole share, or with their part of it. */
interface Creditees {
  readonly column: string;
  /** Undefined where nobody knows. */
  readonly payees: readonly (string | undefined)[];
  readonly problems: readonly Reason[];
}

function crediteesOf(
  { to, members, blank }: Credit,
  row: Row,
  date: DayNumber | undefined,
  membersOf: MembersOf,
): Creditees {
  const named = row.cell(to);
  if (!named.ok) return { column: to, payees: [undefined], problems: named.reasons };
  if (named.value !== null && typeof named.value !== 'string') {
    const kind = members === undefined ? 'payee' : 'team';
    return { column: to, payees: [undefined], problems: notA(kind, row) };
  }
  if (named.value !== null && members === undefined)
    return { column: to, payees: [named.value], problems: [] };
  if (named.value !== null) {
    const { payees, doubts } = membersOf(named.value, date, row);
    // Somebody more in the team would change what each of the others gets.
    if (doubts.length > 0) return { column: to, payees: [undefined], problems: doubts };
    if (payees.length > 0) return { column: to, payees, problems: [] };
  }
  if (blank === 'nobody') return { column: to, payees: [], problems: [] };
  const other = row.cell(blank.to);
  if (!other.ok) return { column: blank.to, payees: [undefined], problems: other.reasons };
  return { column: blank.to, payees: typeof other.value === 'string' ? [other.value] : [], problems: [] };
}

function sharesOf(
  row: Row,
  table: CreditsTable,
  work: RowWork,
  creditees: readonly Creditees[],
): readonly CreditedShare[] {
  const stated = table.credits.map(
    ({ share }): Outcome => (share === 'rest' ? found(null) : work.formula(share, row)),
  );
  const problems = stated.flatMap((share) => (share.ok ? [] : share.reasons));
  const numbers = stated.map((share) => (share.ok && isRational(share.value) ? share.value : ZERO));
  // Where each member gets the whole share, the row is credited with it as often as there are members.
  const handedOut = numbers.map((share, index) => {
    const times = table.credits[index]?.members === 'each' ? (creditees[index]?.payees.length ?? 0) : 1;
    return mul(share, rational(times));
  });
  const within = handedOut.filter((_, index) => table.credits[index]?.overlay !== true);
  const hasRest = table.credits.some(({ share }) => share === 'rest');
  const rest = sub(ONE, sum(within));
  const all = add(sum(handedOut), hasRest ? rest : ZERO);
  if (table.atMost !== undefined && lt(limitOf(table.atMost), all))
    problems.push(...overLimit(row, all, table.atMost));
  if (hasRest && lt(rest, ZERO)) problems.push(...overWhole(row));
  return table.credits.flatMap(({ share, members, overlay = false }, index): CreditedShare[] => {
    const whole = share === 'rest' ? rest : (numbers[index] ?? ZERO);
    const { column, payees, problems: own } = creditees[index] ?? { column: '', payees: [], problems: [] };
    const part = members === 'evenly' && payees.length > 0 ? div(whole, rational(payees.length)) : whole;
    const reasons = own.length === 0 ? problems : mergeReasons([problems, own]);
    return payees.map((payee) => ({ column, payee, share: part, overlay, problems: reasons }));
  });
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
