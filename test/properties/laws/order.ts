import {
  type InputRow,
  type PayStatus,
  type RunResult,
  run,
  type TableData,
} from '@ontarget/evaluator/engine';
import { tablesOf } from '../plan/tables.ts';
import type { Sample } from '../sample.ts';
import type { Law } from './law.ts';

/** Which payment a law looks at: another one from plan to plan, the same one for the same plan. */
export function someOf<T>(list: readonly T[], { model, story }: Sample): T | undefined {
  return list[(model.quota / 1_000 + story.deals.length) % Math.max(list.length, 1)];
}

/** Rows, tables and columns in another order change nothing: no cent, posting, reason or id of the run. */
export const orderOfRows: Law = {
  name: 'the order of rows changes nothing',
  async broken(sample) {
    const payment = someOf(sample.payments, sample);
    if (payment === undefined) return [];
    const turned = Object.entries(sample.tables)
      .reverse()
      .map(([name, { rows }]): [string, TableData] => [
        name,
        { rows: [...rows].reverse().map(columnsTurned) },
      ]);
    const again = await run(sample.input(payment.span, Object.fromEntries(turned)));
    return JSON.stringify(again) === JSON.stringify(payment.result) ? [] : [sample.year.key(payment.span)];
  },
};

function columnsTurned({ source, values }: InputRow): InputRow {
  return { source, values: Object.fromEntries(Object.entries(values).reverse()) };
}

/**
 * Nor do rows that are not there yet: a period pays the same whether the rows of later months, and later
 * cancellations, are known or not.
 */
export const laterRows: Law = {
  name: 'a payment does not depend on rows of later periods',
  async broken(sample) {
    const { model, story, year } = sample;
    const payment = someOf(sample.payments, sample);
    if (payment === undefined) return [];
    const { to } = payment.span;
    const deals = story.deals
      .filter(({ closed }) => closed <= to)
      .map(({ canceled, collected, ...deal }) => ({
        ...deal,
        ...(canceled === undefined || canceled > to ? {} : { canceled }),
        ...(collected === undefined || collected > to ? {} : { collected }),
      }));
    const known = await run(sample.input(payment.span, tablesOf(model, { ...story, deals })));
    return paidIn(known) === paidIn(payment.result) ? [] : [year.key(payment.span)];
  },
};

/** Deals of other names pay the same, wherever nothing goes by their names. */
export const namesOfDeals: Law = {
  name: 'what deals are called changes nothing',
  async broken(sample) {
    const { model, story, year } = sample;
    const payment = someOf(sample.payments, sample);
    const ordered = model.commissions.some(({ rate }) => rate.kind === 'in order' || rate.kind === 'after');
    if (payment === undefined || ordered) return [];
    const deals = story.deals.map((deal, index) => ({ ...deal, id: `z${99 - index}` })).reverse();
    const again = await run(sample.input(payment.span, tablesOf(model, { ...story, deals })));
    return paidIn(again) === paidIn(payment.result) ? [] : [year.key(payment.span)];
  },
};

/** What each statement states, without what names rows. */
function paidIn(result: RunResult): string {
  return JSON.stringify(payoutsOf(result).map(({ who, status, pays }) => [who, status, pays]));
}

/** What a run pays each payee in each team. */
export interface Payout {
  readonly who: string;
  readonly payee: string;
  readonly status: PayStatus;
  readonly pays: string;
  /** The same without the stages on the way to what is earned. */
  readonly earns: string;
}

export function payoutsOf({ statements }: RunResult): readonly Payout[] {
  return statements.map(({ payee, role, team, status, paid, payment, balances, components }) => ({
    who: `${payee}, ${role} in ${team}`,
    payee,
    status,
    earns: JSON.stringify([
      paid,
      payment?.amount,
      balances,
      components.map(({ component, measurementPeriod: { key }, stages: { earned }, payout }) => [
        component,
        key,
        earned,
        payout,
      ]),
    ]),
    pays: JSON.stringify([
      paid,
      payment?.amount,
      balances,
      components.map(({ component, measurementPeriod, stages, payout }) => [
        component,
        measurementPeriod,
        stages,
        payout,
      ]),
    ]),
  }));
}
