import type { ComponentResult } from '@ontarget/evaluator/engine';
import { added, type Fraction, greater, less, lesser, plus, text } from '../oracle/fraction.ts';
import type { RandomPlan } from '../plan/model.ts';
import { firstOnTop } from '../plan/text.ts';
import { Sample } from '../sample.ts';
import { type Law, resultsOf, sumOf } from './law.ts';

/**
 * Whatever deals are canceled, whenever and however many at once: where each gives back all that it added, what is left
 * of the year is what the other deals alone would have earned. Not where another period looks back at the deals: what a
 * deal added is what it added to the pay of its own period.
 */
export const clawbacksLeaveTheRest: Law = {
  name: 'clawbacks in full leave what the rest would have earned',
  async broken({ model, story, payments }) {
    const inFull = [...model.weighted, ...model.commissions].filter(
      ({ timing, clawback, requires, multiplier }) =>
        timing.kind === 'by itself' &&
        requires?.over === undefined &&
        multiplier?.over === undefined &&
        clawback?.amount === 'added' &&
        clawback.later === 100 &&
        (clawback.within?.percent ?? 100) === 100,
    );
    if (inFull.length === 0) return [];
    // Somebody who has left is paid no more, so nothing is taken back of them.
    const staying = story.people.filter(
      ({ stretches: [first, ...more] }) => first?.to === undefined && more.length === 0,
    );
    const kept = await Sample.of(model, {
      ...story,
      deals: story.deals.filter(({ canceled }) => canceled === undefined),
    });
    const earnedOf = (all: typeof payments, payee: string, name: string) => {
      const own = all.flatMap(({ result }) => result.statements.filter((one) => one.payee === payee));
      const lines = resultsOf(own, name);
      return lines.some(({ status }) => status !== 'paid')
        ? undefined
        : sumOf(lines.map(({ stages }) => stages.earned));
    };
    return staying.flatMap(({ payee }) =>
      inFull.flatMap(({ name }) => {
        const [is, should] = [earnedOf(payments, payee, name), earnedOf(kept.payments, payee, name)];
        if (is === undefined || should === undefined) return [];
        return text(is) === text(should)
          ? []
          : [`${name} of ${payee} leaves ${text(is)}, not ${text(should)}`];
      }),
    );
  },
};

/** Every statement's lines come to what it pays. */
export const linesAddUp: Law = {
  name: 'components, draws and rounding come to what is paid',
  broken({ model, payments, year }) {
    return payments.flatMap(({ span, result }) =>
      result.statements.flatMap(({ payee, components, total, balances = [], paid, status }) => {
        if (status !== 'paid') return [];
        const sum = totalOf(model, components);
        const held = balances.filter(({ kind }) => kind === 'held back');
        const drawn = balances.filter(({ kind }) => kind !== 'held back');
        const balanced = added([
          sum,
          sumOf(drawn.map(({ out }) => out)),
          sumOf(held.map(({ back }) => back)),
          less(added([]), sumOf([...drawn.map(({ back }) => back), ...held.map(({ out }) => out)])),
        ]);
        const unit = model.rounding.unit === '1' ? 100 : 1;
        const off = less(sumOf([paid]), balanced);
        const isClose =
          off.n < 0n ? -off.n * 100n <= off.d * BigInt(unit) : off.n * 100n <= off.d * BigInt(unit);
        return [
          text(sumOf([total])) === text(sum)
            ? []
            : `${payee}, ${year.key(span)}: the total is not ${text(sum)}`,
          isClose
            ? []
            : `${payee}, ${year.key(span)}: ${text(sumOf([paid]))} is paid, not ${text(balanced)} rounded`,
        ].flat();
      }),
    );
  },
};

/** Of the components of which the greater or the lesser is paid that one alone, with all others. */
function totalOf(model: RandomPlan, components: readonly ComponentResult[]): Fraction {
  const names = model.pays === undefined ? [] : firstOnTop(model).map((name) => `role/Rep/${name}`);
  const payoutOf = (name: string) =>
    sumOf(components.filter(({ component }) => component === name).map(({ payout }) => payout));
  const others = sumOf(
    components.filter(({ component }) => !names.includes(component)).map(({ payout }) => payout),
  );
  const [first, second] = names;
  if (
    first === undefined ||
    second === undefined ||
    components.every(({ component }) => component.startsWith('role/Lead/'))
  )
    return others;
  return plus(others, (model.pays === 'the greater' ? greater : lesser)(payoutOf(first), payoutOf(second)));
}
