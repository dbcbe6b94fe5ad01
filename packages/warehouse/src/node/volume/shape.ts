import type { Condition, CreditsTable, InputTable, Plan, TotalExpression } from '@ontarget/evaluator/format';
import { ONE, parseRational, type Rational, sub, sum } from '@ontarget/evaluator/numbers';
import { NotAtVolume } from './not-at-volume.ts';

/** Who gets which share of each row, in whole parts: `parts` of `whole` to the payee in the column `to`. */
export interface EntryShape {
  readonly to: string;
  readonly parts: number;
  readonly overlay: boolean;
  /** The columns that are tried in turn where `to` is blank; none where the share goes to nobody then. */
  readonly ifBlank: readonly string[];
}

/** A credits table as rows are gone through for it. */
export interface CreditsShape {
  readonly id: string;
  /** Every share is so many parts of this. */
  readonly whole: number;
  readonly entries: readonly EntryShape[];
  /** The payee whose managers are credited, and how many of them. */
  readonly rollUp: { readonly column: string; readonly levels: number } | undefined;
}

/** Rows that count: those that have one of these words in each of these columns. */
export type Filter = readonly { readonly column: string; readonly among: readonly string[] }[];

/** What is added up of the rows of a credits table: a column of money or numbers, or the rows themselves. */
export interface Sum {
  readonly credits: CreditsShape;
  readonly of: string | 'each row';
  readonly where: Filter;
  readonly whose: 'payee own' | 'payee rolled-up' | 'payee both';
}

/** The table that all sums are of, and which of its columns are read. */
export interface SourceShape {
  readonly table: string;
  readonly contract: InputTable;
  readonly date: string;
  /** The one column that tells rows apart. */
  readonly key: string;
}

/**
 * What a `total` adds up, where rows can be gone through for it one after the other. A total in order is the sum of its
 * `base`: what the deals before come to only matters to what each deal pays.
 */
export function sumOf(plan: Plan, total: TotalExpression): Sum {
  const { whose, limit, level, inFull, where, order } = total;
  if (limit !== undefined) throw new NotAtVolume('each row has a limit of its own');
  if (level !== undefined) throw new NotAtVolume('it counts the rolled-up credit of one level');
  if (inFull === true) throw new NotAtVolume('it counts rows in full');
  if (whose !== 'payee own' && whose !== 'payee rolled-up' && whose !== 'payee both') {
    throw new NotAtVolume('it counts the rows of a team or of the company');
  }
  if (total.function === 'greatest') throw new NotAtVolume('it takes the greatest row');
  const table = creditsTable(plan, total.credits);
  const filter = [...filterOf(table.where), ...filterOf(where)];
  for (const { column } of filter) {
    if (sourceOf(plan, total).contract.columns[column]?.type !== 'choice') {
      throw new NotAtVolume(`its condition is about ${column}, which is no choice`);
    }
  }
  const of = order === undefined ? total.of : order.base;
  return { credits: creditsShape(total.credits, table), of: columnOf(of, plan, total), where: filter, whose };
}

/** The input table whose rows a total counts. */
export function sourceOf(plan: Plan, { credits }: TotalExpression): SourceShape {
  const table = creditsTable(plan, credits);
  const contract = plan.tables[table.from];
  if (contract?.kind !== 'input') throw new NotAtVolume(`${table.from} is derived from other tables`);
  const [key, ...others] = contract.key;
  if (key === undefined || others.length > 0 || contract.columns[key]?.type !== 'text') {
    throw new NotAtVolume(
      `the rows of ${table.from} are told apart by something else than one column of text`,
    );
  }
  return { table: table.from, contract, date: table.date, key };
}

function creditsTable(plan: Plan, id: string): CreditsTable {
  const table = plan.tables[id];
  if (table?.kind !== 'credits') throw new NotAtVolume(`${id} is no table of credits`);
  return table;
}

function columnOf(of: TotalExpression['of'], plan: Plan, total: TotalExpression): string {
  if (total.function === 'count') return 'each row';
  const { contract } = sourceOf(plan, total);
  if (of?.op !== 'column') throw new NotAtVolume('it adds up a formula, not a column');
  const column = contract.columns[of.name];
  if (column?.type !== 'money' || column.unit !== plan.currency) {
    throw new NotAtVolume(`${of.name} is no column of money in ${plan.currency}`);
  }
  return of.name;
}

/** A condition as words that columns must have. */
function filterOf(condition: Condition | undefined): Filter {
  if (condition === undefined) return [];
  if (condition.op === 'all') return condition.of.flatMap(filterOf);
  if (condition.op === 'is' && condition.of.op === 'column') {
    return [{ column: condition.of.name, among: condition.among }];
  }
  throw new NotAtVolume(`its condition is "${condition.op}", not that a column has one of some words`);
}

function creditsShape(id: string, table: CreditsTable): CreditsShape {
  if (table.atMost !== undefined) throw new NotAtVolume(`${id} bounds the credit of a row`);
  const { rollUp } = table;
  if (rollUp !== undefined && (rollUp.and !== undefined || rollUp.along !== undefined)) {
    throw new NotAtVolume(`${id} rolls up from several columns, or along another one than manager`);
  }
  const stated = table.credits.map((entry) => {
    if (entry.members !== undefined) throw new NotAtVolume(`${id} credits the members of a team`);
    return { ...entry, exact: entry.share === 'rest' ? undefined : constantShare(id, entry.share) };
  });
  const rest = sub(
    ONE,
    sum(stated.flatMap(({ exact, overlay }) => (exact === undefined || overlay === true ? [] : [exact]))),
  );
  if (rest.n < 0n) throw new NotAtVolume(`the shares of ${id} exceed the whole`);
  const shares = stated.map(({ exact }) => exact ?? rest);
  const whole = shares.reduce((all, { d }) => (all * d) / gcd(all, d), 1n);
  if (whole > 1_000_000n) throw new NotAtVolume(`the shares of ${id} have no small common part`);
  const shape: CreditsShape = {
    id,
    whole: Number(whole),
    entries: stated.map(({ to, overlay, blank }, index) => ({
      to,
      parts: Number(((shares[index] as Rational).n * whole) / (shares[index] as Rational).d),
      overlay: overlay === true,
      ifBlank: blanks(blank),
    })),
    rollUp: rollUp && { column: rollUp.column, levels: rollUp.levels ?? Number.POSITIVE_INFINITY },
  };
  if (rollUp !== undefined) refuseRollUp(shape, rollUp.column);
  return shape;
}

/** What goes up is all that the owner gets of a row but overlays; others would need each row's shares together. */
function refuseRollUp({ id, whole, entries }: CreditsShape, column: string): void {
  if (!entries.some(({ to, overlay }) => to === column && !overlay)) {
    throw new NotAtVolume(`${id} rolls up from ${column}, to whom it gives nothing`);
  }
  if (entries.some(({ to, ifBlank, overlay }) => overlay && [to, ...ifBlank].includes(column))) {
    throw new NotAtVolume(`an overlay of ${id} goes up`);
  }
  const parts = entries.reduce((all, entry) => all + (entry.overlay ? 0 : entry.parts), 0);
  if (parts > whole) throw new NotAtVolume(`the shares of ${id} that may go up exceed the whole`);
}

function blanks(blank: CreditsTable['credits'][number]['blank']): readonly string[] {
  return blank === 'nobody' ? [] : [blank.to];
}

function constantShare(id: string, share: unknown): Rational {
  const { op, value } = share as { op: string; value: string };
  if (op !== 'constant') throw new NotAtVolume(`${id} reads a share from the row`);
  const exact = parseRational(value);
  if (!exact.ok) throw new TypeError(exact.message);
  return exact.value;
}

export function gcd(a: bigint, b: bigint): bigint {
  return b === 0n ? a : gcd(b, a % b);
}
