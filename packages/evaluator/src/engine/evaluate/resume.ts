import type { ResumeExpression } from '../../format/types/index.ts';
import { isZero, ZERO } from '../../numbers/index.ts';
import { asNumber, found, missing, type Outcome } from '../outcome.ts';
import { rowsInRole } from '../roster/in-role.ts';
import { type PayeeSubject, subjectKey } from '../subject.ts';
import type { Evaluation, Operator, Place } from './evaluation.ts';
import { added } from './time.ts';

/**
 * `resume`: what the table `opening` brings in, and the operand over the part of the window from the plan's first payment
 * on. It stands for all that was before: a window that begins or ends in between has no value, and neither has one where
 * rows of before are credited beside it.
 */
export const resume: Operator<ResumeExpression> = (expression, place, evaluation) => {
  const entry = resumed(expression, place, evaluation);
  if (entry === undefined) return evaluation.evaluate(expression.of, place);
  const { firstPaid } = evaluation.year;
  const { subject, window } = place;
  const name = expression.opening;
  if (window.from !== 0 || window.to < firstPaid - 1) {
    const message = `the table opening brings ${name} in as one amount, and it is asked for ${evaluation.year.label(window)}`;
    return missing('missing-opening', message);
  }
  const beside = evaluation.number(expression.of, { subject, window: { from: 0, to: firstPaid - 1 } });
  if (!beside.ok) return beside;
  if (!isZero(beside.value)) {
    const message = `the table opening brings ${name} in, and rows of the same time are credited too: only one of them can count`;
    return missing('opening-beside-rows', message);
  }
  const since =
    window.to < firstPaid
      ? found(ZERO)
      : evaluation.number(expression.of, { subject, window: { from: firstPaid, to: window.to } });
  return added([asNumber(entry, name, []), since]);
};

/** What is brought in for a window that reaches back before the first payment; undefined where the rows speak. */
export function resumed(
  { opening }: ResumeExpression,
  { subject, window }: Place,
  evaluation: Evaluation,
): Outcome | undefined {
  // Years before the plan's have rows alone.
  const isOfYear = window.to >= 0 && window.from < evaluation.year.firstPaid;
  if (subject.kind !== 'payee' || !isOfYear) return undefined;
  return broughtIn(opening, subject, evaluation, true);
}

/**
 * What the table `opening` brings in for an assignment: the payee's in the role, for the one that was there before the
 * first payment and goes on, or, of somebody who has left, for the one that ended last: what it was paid for may still fall
 * due. Zero (or nothing to speak of) for others; in error where there are two.
 */
export function broughtIn(
  name: string,
  subject: PayeeSubject,
  evaluation: Pick<Evaluation, 'openings' | 'roster' | 'year'>,
  rowsSpeak = false,
): Outcome | undefined {
  const whose = keysOfOpening(subject, evaluation);
  if (!whose.includes(subjectKey(subject))) return rowsSpeak ? undefined : found(ZERO);
  const entry = evaluation.openings.find(subject.payee, subject.role, name);
  if (entry === undefined || whose.length === 1) return entry;
  const message = `${subject.payee} is ${subject.role} in several teams, and the table opening cannot tell whose "${name}" is`;
  return missing('unmatched-opening', message);
}

/** The assignments of the payee in the role that a row of the table `opening`, which names no team, may be about. */
function keysOfOpening(
  subject: PayeeSubject,
  { roster, year }: Pick<Evaluation, 'roster' | 'year'>,
): readonly string[] {
  const start = year.month(year.firstPaid).first;
  const assignments = [...Map.groupBy(rowsInRole(roster, subject), (row) => subjectKey(row.subject))];
  const begun = assignments
    .filter(([, rows]) => rows.some(({ days }) => days.first < start))
    .map(([key, rows]) => ({ key, last: Math.max(...rows.map(({ days }) => days.last)) }));
  const goOn = begun.filter(({ last }) => last >= start);
  const end = Math.max(...begun.map(({ last }) => last));
  return (goOn.length > 0 ? goOn : begun.filter(({ last }) => last === end)).map(({ key }) => key);
}
