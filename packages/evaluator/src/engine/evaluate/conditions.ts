import type { Condition, Expression, Relation } from '../../format/types/index.ts';
import { compare as compareNumbers } from '../../numbers/index.ts';
import { type Cell, cellIdentity, cellText, isDateCell, isRational } from '../cells.ts';
import { found, missing, missingFrom, type Outcome } from '../outcome.ts';
import { rowsOf } from './blame.ts';
import { entryOf } from './entered.ts';
import type { Evaluation, Place } from './evaluation.ts';
import { employed, ends, reached } from './tenure.ts';

/**
 * Whether a condition holds, on exact and unrounded values.
 *
 * `all` fails as soon as one part fails and `any` holds as soon as one part holds, even where another part cannot
 * be decided; the order of the parts never matters.
 */
export function test(condition: Condition, place: Place, evaluation: Evaluation): Outcome<boolean> {
  switch (condition.op) {
    case 'compare':
      return compared(condition, place, evaluation);
    case 'is':
      return isAmong(condition, place, evaluation);
    case 'blank':
      return isBlank(condition.of, place, evaluation);
    case 'all':
      return decided(condition.of, false, place, evaluation);
    case 'any':
      return decided(condition.of, true, place, evaluation);
    case 'not': {
      const inner = evaluation.test(condition.of, place);
      return inner.ok ? found(!inner.value) : inner;
    }
    case 'ends':
      return ends(condition, place, evaluation);
    case 'reached':
      return reached(condition, place, evaluation);
    case 'employed':
      return employed(condition, place, evaluation);
    case 'flag':
      return flag(evaluation.value(condition.value, place.subject, place.window, place.rosterRow));
  }
}

/** `blank`: whether a cell is blank, or whether an entered result is missing. */
function isBlank(of: Expression, place: Place, evaluation: Evaluation): Outcome<boolean> {
  if (of.op === 'entered' && entryOf(of, place, evaluation) === 'none') return found(true);
  const cell = evaluation.evaluate(of, place);
  return cell.ok ? found(cell.value === null) : cell;
}

/** The truth in an outcome; what is neither true nor false is an error of type. */
export function flag(outcome: Outcome): Outcome<boolean> {
  if (!outcome.ok) return outcome;
  if (typeof outcome.value === 'boolean') return found(outcome.value);
  return missing('wrong-type', 'a condition is asked of something that is neither true nor false');
}

/** `all` (decisive: false) and `any` (decisive: true) over their parts. */
function decided(
  parts: readonly Condition[],
  decisive: boolean,
  place: Place,
  evaluation: Evaluation,
): Outcome<boolean> {
  const open: Outcome<boolean>[] = [];
  for (const part of parts) {
    const outcome = evaluation.test(part, place);
    if (outcome.ok && outcome.value === decisive) return found(decisive);
    if (!outcome.ok) open.push(outcome);
  }
  return missingFrom(open) ?? found(!decisive);
}

function compared(
  { left, right, relation }: Extract<Condition, { op: 'compare' }>,
  place: Place,
  evaluation: Evaluation,
): Outcome<boolean> {
  const [a, b] = [evaluation.evaluate(left, place), evaluation.evaluate(right, place)];
  if (!a.ok || !b.ok) return missingFrom([a, b]) as Outcome<boolean>;
  const rows = rowsOf(place);
  if (a.value === null || b.value === null) {
    return missing('blank-value', 'a condition compares a value that is blank', { rows });
  }
  const difference = ordered(a.value, b.value);
  if (difference !== undefined) return found(RELATIONS[relation](difference));
  if (
    relation === 'equal' &&
    typeof a.value === typeof b.value &&
    !isRational(a.value) &&
    !isDateCell(a.value)
  ) {
    return found(cellIdentity(a.value) === cellIdentity(b.value));
  }
  return missing('wrong-type', 'a condition compares values of different kinds', { rows });
}

/** `at least` and `at most` include the bound, `above` and `below` do not. */
const RELATIONS: Readonly<Record<Relation, (difference: number) => boolean>> = {
  'at least': (difference) => difference >= 0,
  above: (difference) => difference > 0,
  'at most': (difference) => difference <= 0,
  below: (difference) => difference < 0,
  equal: (difference) => difference === 0,
};

function ordered(a: Cell, b: Cell): number | undefined {
  if (isRational(a) && isRational(b)) return compareNumbers(a, b);
  if (isDateCell(a) && isDateCell(b)) return Math.sign(a.date - b.date);
  return undefined;
}

/** `is`: a blank is none of the words. */
function isAmong(
  { of, among }: Extract<Condition, { op: 'is' }>,
  place: Place,
  evaluation: Evaluation,
): Outcome<boolean> {
  const cell = evaluation.evaluate(of, place);
  if (!cell.ok) return cell;
  if (cell.value === null) return found(false);
  if (typeof cell.value === 'string' || typeof cell.value === 'boolean') {
    return found(among.includes(cellText(cell.value)));
  }
  return missing('wrong-type', 'a number or date is compared with words', { rows: rowsOf(place) });
}
