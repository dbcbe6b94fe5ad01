import { fromDollars } from '../oracle/exchange.ts';
import { of, read, rounded, text } from '../oracle/fraction.ts';
import { type Currency, DIGITS } from '../plan/currencies.ts';
import type { Law } from './law.ts';

/**
 * What is paid out is what is paid at the rate of its day, rounded once to the smallest unit of the payee's currency; so
 * nothing is nothing in any of them.
 */
export const paymentsAreConverted: Law = {
  name: 'payments are what is paid, at the rate of their day',
  broken({ model, story, payments, year }) {
    const { currencies, rounding } = model;
    const { payment: on } = currencies ?? {};
    return payments.flatMap(({ span, result: { statements } }) =>
      statements.flatMap(({ payee, paid, payment }) => {
        const where = `${payee}, ${year.key(span)}`;
        if (paid === undefined || on === undefined) {
          return payment === undefined ? [] : [`${where}: a payment that nobody asked for`];
        }
        const currency: Currency = story.people.find((one) => one.payee === payee)?.currency ?? 'USD';
        const day = typeof on === 'string' ? span.to : on.day;
        const exact = fromDollars(model, story, read(paid.value), currency, day);
        const should = text(rounded(exact, rounding.mode, of(1, 10 ** DIGITS[currency])));
        const is = payment && `${payment.amount.value} ${payment.amount.unit}`;
        return payment?.amount.value === should && is?.endsWith(currency)
          ? []
          : [`${where}: ${is} of ${paid.value}, not ${should} ${currency}`];
      }),
    );
  },
};
