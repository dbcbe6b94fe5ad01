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
 * first payment and goes on. Zero (or nothing to speak of) for others; in error where two of them go on.
 */
export function broughtIn(
  name: string,
  subject: PayeeSubject,
  { openings, roster, year }: Pick<Evaluation, 'openings' | 'roster' | 'year'>,
  rowsSpeak = false,
): Outcome | undefined {
  const start = year.month(year.firstPaid).first;
  const rows = rowsInRole(roster, subject);
  const goOn = [...new Set(rows.map((row) => subjectKey(row.subject)))].filter((key) => {
    const own = rows.filter((row) => subjectKey(row.subject) === key);
    return own.some(({ days }) => days.first < start) && own.some(({ days }) => days.last >= start);
  });
  if (!goOn.includes(subjectKey(subject))) return rowsSpeak ? undefined : found(ZERO);
  const entry = openings.find(subject.payee, subject.role, name);
  if (entry === undefined || goOn.length === 1) return entry;
  const message = `${subject.payee} is ${subject.role} in several teams, and the table opening cannot tell whose "${name}" is`;
  return missing('unmatched-opening', message);
}
