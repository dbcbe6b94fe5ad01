import { type RunResult, run } from '@ontarget/evaluator/engine';
import type { Plan } from '@ontarget/evaluator/format';
import { compiledText } from '../plan/compiled.ts';
import type { Commission, Weighted } from '../plan/model.ts';
import type { Sample } from '../sample.ts';
import type { Law } from './law.ts';
import { payoutsOf, someOf } from './order.ts';

/**
 * A plan that is published again in mid-year, word for word, changes no pay where results continue. What cannot go on
 * across two versions is an error, and never another amount.
 */
export const sameTermsContinue: Law = {
  name: 'an amendment that repeats the terms changes no pay where results continue',
  async broken(sample) {
    const amended = await amendedRuns(sample, 'continue');
    return amended.flatMap(({ payment, again }) =>
      payoutsOf(again).flatMap(({ who, status, earns }) => {
        const before = payoutsOf(payment.result).find((one) => one.who === who);
        if (status === 'error' || before?.earns === earns) return [];
        // Who waits for something else as well may wait for other reasons, and is paid nothing either way.
        if (status === 'held' && before?.status !== 'paid') return [];
        return [`${who}, ${sample.year.key(payment.span)}: ${earns}`, `not ${before?.earns}`];
      }),
    );
  },
};

/** Where results restart, what is measured by itself after the amendment is what it would have been without. */
export const restartSparesWhatIsByItself: Law = {
  name: 'an amendment that repeats the terms and restarts changes nothing that is measured by itself after it',
  async broken(sample) {
    const { model } = sample;
    const alone = [...model.weighted, ...model.commissions].filter(looksAtNothingElse);
    const amended = await amendedRuns(sample, 'restart');
    return amended.flatMap(({ payment, again, from }) => {
      const earned = ({ statements }: RunResult) =>
        statements.flatMap(({ payee, team, components }) =>
          components
            .filter(
              ({ component, measurementPeriod: { key } }) =>
                key >= from && alone.some(({ name }) => component === `role/Rep/${name}`),
            )
            .map(({ component, measurementPeriod: { key }, stages, status }) =>
              status === 'paid' ? `${component} of ${payee} in ${team}, ${key}: ${stages.earned?.value}` : '',
            ),
        );
      const [is, should] = [earned(again), earned(payment.result)];
      return is.flatMap((one, index) =>
        one === should[index] || one === '' || should[index] === '' ? [] : [`${one}, not ${should[index]}`],
      );
    });
  },
};

function looksAtNothingElse({ timing, requires, multiplier, clawback }: Weighted | Commission): boolean {
  const looks = [requires?.over, multiplier?.over].some((over) => over !== undefined);
  return timing.kind === 'by itself' && !looks && clawback === undefined;
}

/** The payments from an amendment on, with the same plan published again; of some samples, since each is compiled anew. */
async function amendedRuns(sample: Sample, results: 'continue' | 'restart') {
  const { model, story, year, payments, text, plan, digest } = sample;
  const [, ...later] = payments;
  const first = someOf(later, sample);
  if (first === undefined || story.deals.length % 3 !== (results === 'continue' ? 0 : 1)) return [];
  const from = year.date(first.span.from);
  const header = text.indexOf('\n}');
  const written = `${text.slice(0, header)}\n  amended from ${from}, results ${results}${text.slice(header)}`;
  const amended = await compiledText(written);
  const evaluators = [
    version(plan, digest, model.first, year.date(first.span.from - 1)),
    version(amended.plan, amended.digest, from),
  ];
  const runs = [];
  for (const payment of payments.filter(({ span }) => span.from >= first.span.from)) {
    const again = await run({ ...sample.input(payment.span), evaluators });
    runs.push({ payment, again, from });
  }
  return runs;
}

const version = (plan: Plan, digest: string, from: string, to?: string) => ({
  plan,
  digest,
  effective: { from, ...(to === undefined ? {} : { to }) },
});
