import { choice, rulesOf } from './rule.ts';

const rule = rulesOf('units');

/** What money of several currencies must say. */
export const currencyRules = {
  'currency-column-wrong': rule<{ column: string; why: string }>({
    title: 'Money names the column that holds its currency',
    message: ({ column, why }) => `${column} cannot be read so: ${why}.`,
  }),
  'currency-unconverted': rule<{ what: string; unit: string; plan: string; words: string }>({
    title: 'Money of many currencies is converted before it leaves its row',
    message: ({ what, unit, plan, words }) =>
      `${what} is ${unit}, and the plan is in ${plan}. Say at which rates to convert it, as in "${words}".`,
  }),
  'payment-currency-wrong': rule<{ why: string }>({
    title: "A payment in the payee's currency knows that currency and its rate",
    message: ({ why }) => `Nobody can be paid in their own currency so: ${why}.`,
  }),
  'conversion-wrong': rule<{ table: string; why: string }>({
    title: 'An amount is converted by a table of rates',
    message: ({ table, why }) => `This cannot be converted at ${table}: ${why}.`,
  }),
};

/** What a conversion leaves open, and money depends on. */
export const currencyChoiceRules = {
  'choice-rate-date': choice<{ table: string; from: string; days: readonly string[] }>({
    title: 'A conversion says of which day its rate is',
    open: ({ table, from }) =>
      `The rates of ${table} hold from the date in ${from}, and nothing says of which day the rate is: with the rate of a day that moves on the payee bears the moves of the currency, with one fixed day the company does`,
    example: {
      setting:
        'a deal of 1,000 EUR, with 1 EUR at $1.10 on the first day of the year and $1.20 when it closed, at 10%',
      readings: [
        { words: 'on closed', money: '$120' },
        { words: 'on 2027-01-01', money: '$110' },
      ],
    },
  }),
  'choice-rate-quotation': choice<{ table: string; rate: string; currency: string; plan: string }>({
    title: 'A rate of exchange says which currency it is in',
    open: ({ table, rate, currency, plan }) =>
      `${rate} of ${table} is a plain number, and does not say whether it is ${plan} for one unit of ${currency} or the other way round`,
    example: {
      setting: 'a deal of 1,000 EUR with a rate of 1.25, at 10%',
      readings: [
        { words: 'money', money: '$125' },
        { words: 'money in currency', money: '$80' },
      ],
    },
  }),
};
