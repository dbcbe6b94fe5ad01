import { daysBetween, formatNumber, lt, parseDate, rational } from '@ontarget/evaluator/numbers';
import type { DataCase, DataFinding } from './inputs.ts';
import type { DataBound } from './terms.ts';

/** The days between publication and the first day that the plan pays for. */
export function publishedLate({ plan, inputs, bound }: DataCase<DataBound>): DataFinding[] {
  const { published } = inputs;
  if (published === undefined)
    return [{ kind: 'not evaluated', needs: 'it needs the day of publication: --published-on <date>' }];
  const from = plan.amended?.from ?? plan.paidFrom ?? plan.year.first;
  const notice = daysBetween(day(published), day(from));
  if (notice < 0)
    return [
      {
        kind: 'broken',
        places: [],
        finding: `it takes effect on ${from}, ${days(-notice)} before it is published on ${published}`,
        mend: 'Publish it earlier, or let it pay from a later day',
      },
    ];
  if (!lt(rational(notice), bound.low)) return [];
  return [
    {
      kind: 'broken',
      places: [],
      finding: `it is published on ${published}, ${days(notice)} before it takes effect on ${from}, not ${formatNumber(bound.low)}`,
      mend: 'Publish it earlier, or let it pay from a later day',
      // That a plan holds before it is known rests on a survey; the two weeks rest on a draft.
      atMost: 'info',
    },
  ];
}

function day(text: string): number {
  const parsed = parseDate(text);
  if (!parsed.ok) throw new RangeError(parsed.message);
  return parsed.value;
}

function days(count: number): string {
  return `${count} ${count === 1 ? 'day' : 'days'}`;
}
