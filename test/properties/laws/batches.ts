import { type Posting, run } from '@ontarget/evaluator/engine';
import { added, type Fraction, NOTHING, plus, read, text } from '../oracle/fraction.ts';
import { tablesOf } from '../plan/tables.ts';
import type { Sample } from '../sample.ts';
import type { Law } from './law.ts';

/**
 * Rows that come in after their period was closed: what the year posts in the end is what it posts with all rows known
 * from the start. Only whoever waits for something, at some time, is left out: nothing is posted of them.
 */
export const lateRows: Law = {
  name: 'rows that come late post the same in the end',
  async broken(sample) {
    const { model, story, payments } = sample;
    // Every closed period is worked out again at the end: a part of the samples is enough.
    if (story.deals.length % 4 !== 1) return [];
    const early = tablesOf(model, { ...story, deals: story.deals.filter((_, index) => index % 3 !== 0) });
    const ledger: Posting[] = [];
    const waited = new Set(payments.flatMap(({ result }) => unpaid(result)));
    for (const { span } of payments) {
      const isLast = span === payments.at(-1)?.span;
      const result = await run({ ...sample.input(span, isLast ? sample.tables : early), ledger });
      for (const payee of unpaid(result)) waited.add(payee);
      ledger.push(...result.postings);
    }
    const atOnce = payments.flatMap(({ result }) => result.postings);
    const [late, known] = [postedTo(ledger), postedTo(atOnce)];
    return [...new Set([...late.keys(), ...known.keys()])].flatMap((payee) => {
      const [is, should] = [late.get(payee) ?? NOTHING, known.get(payee) ?? NOTHING].map(text);
      return is === should || waited.has(payee) ? [] : [`${payee} was posted ${is}, not ${should}`];
    });
  },
};

function unpaid({ statements }: Sample['payments'][number]['result']): string[] {
  return statements.flatMap(({ payee, status }) => (status === 'paid' ? [] : [payee]));
}

function postedTo(postings: readonly Posting[]): ReadonlyMap<string, Fraction> {
  const sums = new Map<string, Fraction>();
  // A posting in the payee's own currency is the same money once more.
  for (const { payee, amount } of postings.filter(({ kind }) => kind !== 'payment'))
    sums.set(payee, plus(sums.get(payee) ?? NOTHING, read(amount)));
  return sums;
}

/** Every cent that is paid is a posting, and every posting is paid. */
export const everyCentIsPosted: Law = {
  name: 'what is paid is what is posted',
  broken: ({ payments, year }) =>
    payments.flatMap(({ span, result: { statements, postings } }) => {
      const paid = text(added(statements.map((one) => read(one.paid?.value ?? '0'))));
      const own = postings.filter(({ kind }) => kind !== 'payment');
      const posted = text(added(own.map(({ amount }) => read(amount))));
      return paid === posted ? [] : [`${year.key(span)}: ${posted} posted, ${paid} paid`];
    }),
};
