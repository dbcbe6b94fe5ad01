import type { Cell, InputRow, TableData } from '@ontarget/evaluator/engine';
import type {
  Column,
  Condition,
  CreditsTable,
  Expression,
  InputTable,
  Plan,
} from '@ontarget/evaluator/format';
import {
  add,
  isZero,
  lt,
  min,
  ONE,
  parseDate,
  type Rational,
  sign,
  sub,
  ZERO,
} from '@ontarget/evaluator/numbers';
import { exact, own } from '../sight/plan-view.ts';

/** Deals to make up for one measure: what they come to in each month, by the month's key. */
export interface DealsAsked {
  /** Id of the measure's credits table. */
  readonly credits: string;
  /** The column that the measure adds up. */
  readonly amount: string;
  readonly months: ReadonlyMap<string, Rational>;
}

/** More deals of one month than this are not made up: a slider has to answer at once. */
export const MOST_DEALS = 20;

/** The file that made-up deals are said to come from. */
const SOURCE = 'what if';

/**
 * Deals of one size (the last of a month is what is left) that the measure counts for somebody; one a month without a
 * size. Undefined where its table or conditions are of a kind that rows cannot be made up for, or where a month would
 * need more than `MOST_DEALS`. Whether they come to what is asked is for the engine to say.
 */
export function dealsFor(
  plan: Plan,
  { credits, amount, months }: DealsAsked,
  somebody: { readonly payee: string; readonly team?: string },
  size: Rational | undefined,
): { readonly table: string; readonly data: TableData } | undefined {
  const credited = own(plan.tables, credits);
  if (credited?.kind !== 'credits') return undefined;
  const table = own(plan.tables, credited.from);
  if (table?.kind !== 'input' || table.columns[amount] === undefined) return undefined;
  const wanted = new Map<string, Cell>();
  if (!meets(credited.where, wanted)) return undefined;
  if (!credit(credited, table, somebody, wanted)) return undefined;
  const rows: InputRow[] = [];
  for (const [month, total] of months) {
    const amounts = cut(total, size);
    if (amounts === undefined) return undefined;
    const day = parseDate(month.split('/')[0] ?? '');
    if (!day.ok) return undefined;
    for (const one of amounts) {
      const record = rows.length + 1;
      const date: Cell = { date: day.value };
      const values: Record<string, Cell> = { ...filled(table, record, date) };
      for (const [column, cell] of wanted) values[column] = cell;
      values[credited.date] = date;
      values[amount] = one;
      rows.push({ source: { file: SOURCE, record }, values });
    }
  }
  return { table: credited.from, data: { rows } };
}

/** A month's total in deals of a size. */
function cut(total: Rational, size: Rational | undefined): Rational[] | undefined {
  if (isZero(total)) return [];
  if (size === undefined || sign(total) < 0) return [total];
  if (sign(size) <= 0) return undefined;
  const amounts: Rational[] = [];
  for (let left = total; lt(ZERO, left); left = sub(left, size)) {
    if (amounts.length === MOST_DEALS) return undefined;
    amounts.push(min(left, size));
  }
  return amounts;
}

/** Values that make a condition hold, where it says plainly what it wants of a column; false where it does not. */
function meets(where: Condition | undefined, wanted: Map<string, Cell>): boolean {
  if (where === undefined) return true;
  switch (where.op) {
    case 'all':
      return where.of.every((one) => meets(one, wanted));
    case 'any': {
      const [first] = where.of;
      return first !== undefined && meets(first, wanted);
    }
    case 'is':
      return wants(where.of, where.among[0] ?? null, wanted);
    case 'blank':
      return wants(where.of, null, wanted);
    case 'compare': {
      if (where.right.op !== 'constant') return false;
      const bound = exact(where.right.value);
      const step = where.relation === 'above' ? ONE : where.relation === 'below' ? sub(ZERO, ONE) : ZERO;
      return wants(where.left, add(bound, step), wanted);
    }
    default:
      // What is excluded is seldom what a made-up row has; the engine's answer tells.
      return where.op === 'not';
  }
}

function wants(of: Expression, cell: Cell, wanted: Map<string, Cell>): boolean {
  if (of.op !== 'column') return false;
  if (!wanted.has(of.name)) wanted.set(of.name, cell);
  return true;
}

/** Puts somebody where the whole credit of a row is theirs: the columns that must be filled, else the first one. */
function credit(
  { credits }: CreditsTable,
  { columns }: InputTable,
  { payee, team }: { readonly payee: string; readonly team?: string },
  wanted: Map<string, Cell>,
): boolean {
  const needed = credits.filter(({ to }) => columns[to]?.blank === false);
  for (const { to, members } of needed.length > 0 ? needed : credits.slice(0, 1)) {
    if (members !== undefined && team === undefined) return false;
    wanted.set(to, members === undefined ? payee : (team ?? null));
  }
  return true;
}

/** A cell for each column that must be filled. */
function filled({ columns }: InputTable, record: number, date: Cell): Record<string, Cell> {
  return Object.fromEntries(
    Object.entries(columns).flatMap(([name, column]): [string, Cell][] =>
      column.blank ? [] : [[name, cellOf(column, record, date)]],
    ),
  );
}

function cellOf({ type, choices, unit }: Column, record: number, date: Cell): Cell {
  switch (type) {
    case 'date':
      return date;
    case 'choice':
      return Object.keys(choices ?? {})[0] ?? null;
    case 'flag':
      return false;
    case 'payee':
      return 'somebody else';
    case 'text':
      // Deals of a day are taken in the order of their names where the plan says so.
      return `Deal ${String(record).padStart(4, '0')}`;
    case 'currency':
      return unit;
    case 'count':
    case 'number':
      return ONE;
    default:
      return ZERO;
  }
}
