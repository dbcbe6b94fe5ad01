import { isRational } from '../../engine/cells.ts';
import type { Engine } from '../../engine/evaluate/engine.ts';
import { entryOf } from '../../engine/evaluate/entered.ts';
import type { Outcome } from '../../engine/outcome.ts';
import type { Subject } from '../../engine/subject.ts';
import { overlapDays, type Rational, rational } from '../../numbers/index.ts';
import { type Column, column } from '../columns.ts';
import type { FastInput, SupposedInput } from '../lower/inputs.ts';
import type { Person } from './stays.ts';

/** Finer parts of a unit than so many stand in no column: whoever has them is paid by the reference engine. */
const FINEST = 10n ** 9n;

/** What one person has for an input: a number, nothing, or something that only the reference engine makes sense of. */
type Quantity = Rational | undefined | 'other';

/** What the tables of the reference engine say: everything but what is supposed. */
export type GatheredInput = Exclude<FastInput, SupposedInput>;

export function isGathered(input: FastInput): input is GatheredInput {
  return input.kind !== 'supposed';
}

/** Columns for people who are paid alike. */
export interface Gathered {
  readonly people: readonly Person[];
  readonly columns: Readonly<Record<string, Column>>;
  /** Those with something else than a number in some column. */
  readonly others: readonly Person[];
}

/** Asks the reference engine for the quantities of each person, and puts them into columns. */
export function gather(
  inputs: readonly GatheredInput[],
  people: readonly Person[],
  engine: Engine,
): Gathered {
  const all = inputs.map((input) => people.map((person) => quantityFor(input, person, engine)));
  const scales = all.map((quantities) => scaleOf(quantities));
  const isPlain = people.map((_, row) =>
    all.every((quantities, index) => fits(quantities[row], scales[index] ?? 1n)),
  );
  const plain = people.flatMap((_, row) => (isPlain[row] === true ? [row] : []));
  const columns = inputs.map(({ name }, index) => {
    const scale = scales[index] ?? 1n;
    const values = Float64Array.from(plain, (row) => {
      const one = all[index]?.[row];
      return one === undefined || one === 'other' ? Number.NaN : Number((one.n * scale) / one.d);
    });
    return [name, column(values, scale)] as const;
  });
  return {
    people: plain.map((row) => people[row] as Person),
    columns: Object.fromEntries(columns),
    others: people.filter((_, row) => isPlain[row] !== true),
  };
}

/** How many parts of a unit the column counts in: enough for all, or for as many as one scale serves. */
function scaleOf(quantities: readonly Quantity[]): bigint {
  let scale = 1n;
  for (const one of quantities) {
    if (one === undefined || one === 'other' || scale % one.d === 0n) continue;
    const finer = scale * (one.d / gcd(scale, one.d));
    if (finer <= FINEST) scale = finer;
  }
  return scale;
}

function fits(one: Quantity, scale: bigint): boolean {
  if (one === undefined) return true;
  if (one === 'other' || scale % one.d !== 0n) return false;
  const value = (one.n * scale) / one.d;
  return value <= 2n ** 53n && value >= -(2n ** 53n);
}

function quantityFor(
  input: GatheredInput,
  { assignment: { subject, rows }, row: first }: Person,
  engine: Engine,
): Quantity {
  switch (input.kind) {
    case 'roster': {
      const cell = (rows[input.row ?? 0] ?? first).row.cell(input.column);
      return cell.ok && cell.value === null ? undefined : numberIn(cell);
    }
    case 'entered': {
      const { measure, whose, window } = input;
      const of = whose === 'team' ? 'its team' : whose;
      const entry = entryOf({ op: 'entered', measure, whose: of }, { subject, window }, engine);
      return entry === 'none' ? undefined : numberIn(entry);
    }
    case 'total': {
      const { asker, formula, window } = input;
      const whom: Subject = asker.kind === 'payee' ? subject : asker;
      return numberIn(engine.evaluate(formula, { subject: whom, window }));
    }
    case 'days':
      return rational(overlapDays((rows[input.row ?? 0] ?? first).days, engine.year.month(input.month)));
    case 'known':
      return numberIn(engine.evaluate(input.formula, { subject, window: input.window }));
    case 'payout':
      return numberIn(engine.value(input.value, subject, input.window));
  }
}

function numberIn(outcome: Outcome): Quantity {
  return outcome.ok && isRational(outcome.value) ? outcome.value : 'other';
}

function gcd(a: bigint, b: bigint): bigint {
  let [larger, smaller] = [a, b];
  while (smaller !== 0n) [larger, smaller] = [smaller, larger % smaller];
  return larger;
}
