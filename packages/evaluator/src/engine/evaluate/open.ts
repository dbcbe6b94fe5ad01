import type { OpenExpression, TotalExpression } from '../../format/types/index.ts';
import { add, max, mul, type Rational, sub, sum, ZERO } from '../../numbers/index.ts';
import { cellText, isDateCell } from '../cells.ts';
import { byText } from '../order.ts';
import { type Missing, missing, missingFrom, type Outcome } from '../outcome.ts';
import type { Evaluation, Operator, Place } from './evaluation.ts';
import { checkedSize } from './limits.ts';
import { addendsOf } from './totals.ts';

/** What one contract, or whatever the column names, has had in advance and has earned. */
export interface OpenAdvance {
  readonly name: string;
  readonly advanced: Rational;
  readonly earned: Rational;
  /** Whether it ended, so that nothing stays open. */
  readonly ended: boolean;
  /** max(0, advanced − earned), or nothing once it ended. */
  readonly open: Rational;
}

/** `open`: over the values of a column, the sum of what was advanced and not earned yet. */
export const open: Operator<OpenExpression> = (expression, place, evaluation) => {
  const advances = openAdvances(expression, place, evaluation);
  if ('ok' in advances) return advances;
  return checkedSize(sum([ZERO, ...advances.map((one) => one.open)]));
};

/** Each value of the column with something advanced, by name; or the reasons why it cannot be told. */
export function openAdvances(
  { by, share, out, back, until }: OpenExpression,
  place: Place,
  evaluation: Evaluation,
): readonly OpenAdvance[] | Missing {
  const advanced = groups(out, by, place, evaluation);
  const earned = groups(back, by, place, evaluation);
  if ('ok' in advanced) return advanced;
  if ('ok' in earned) return earned;
  const ended = until === undefined ? new Set<string>() : endedBy(until, { by, out }, place, evaluation);
  if ('ok' in ended) return ended;
  const part = evaluation.exact(share);
  return [...advanced]
    .sort(([a], [b]) => byText(a, b))
    .map(([name, amount]): OpenAdvance => {
      const paid = mul(part, amount);
      const back = earned.get(name) ?? ZERO;
      const open = ended.has(name) ? ZERO : max(ZERO, sub(paid, back));
      return { name, advanced: paid, earned: back, ended: ended.has(name), open };
    });
}

/** The credited amounts of a total by the value of a column; rows that leave it blank are of no contract. */
function groups(
  total: TotalExpression,
  by: string,
  place: Place,
  evaluation: Evaluation,
): ReadonlyMap<string, Rational> | Missing {
  const addends = addendsOf(total, place, evaluation);
  if ('ok' in addends) return addends;
  const names = addends.map(({ credit }) => credit.row.cell(by));
  const unreadable = missingFrom(names);
  if (unreadable !== undefined) return unreadable;
  const sums = new Map<string, Rational>();
  addends.forEach(({ credited }, index) => {
    const name = nameIn(names[index]);
    if (name !== undefined) sums.set(name, add(sums.get(name) ?? ZERO, credited));
  });
  return sums;
}

function endedBy(
  until: string,
  { by, out }: Pick<OpenExpression, 'by' | 'out'>,
  place: Place,
  evaluation: Evaluation,
): ReadonlySet<string> | Missing {
  const addends = addendsOf(out, place, evaluation);
  if ('ok' in addends) return addends;
  const { last } = evaluation.year.days(place.window);
  const ended = new Set<string>();
  for (const { credit } of addends) {
    const date = credit.row.cell(until);
    if (!date.ok) return date;
    if (date.value === null) continue;
    if (!isDateCell(date.value)) {
      return missing('wrong-type', `${until} says when an advance ends, and is no date`, {
        rows: [credit.row.ref],
      });
    }
    const name = nameIn(credit.row.cell(by));
    if (date.value.date <= last && name !== undefined) ended.add(name);
  }
  return ended;
}

function nameIn(cell: Outcome | undefined): string | undefined {
  return cell?.ok && cell.value !== null ? cellText(cell.value) : undefined;
}
