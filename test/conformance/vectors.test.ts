import { run } from '@ontarget/evaluator/engine';
import { readEvaluator } from '@ontarget/evaluator/format';
import { describe, expect, it } from 'vitest';
import { answersOf, inputOf, vectorFiles } from './vectors/vector.ts';

const files = vectorFiles();

it('there are some', () => expect(files.length).toBeGreaterThan(0));

describe.each(files.map((file) => [file.path, file] as const))('%s', (_, { evaluator, before, cases }) => {
  it('holds an evaluator that a reader accepts', () => {
    const read = readEvaluator(JSON.stringify(evaluator));
    expect(read.ok ? [] : read.problems).toEqual([]);
  });

  it.each(cases.map((one) => [one.about, one] as const))('%s', async (_, one) => {
    const input = await inputOf({ evaluator, ...(before === undefined ? {} : { before }) }, one);
    if (one.values !== undefined) expect(answersOf(input, one.values)).toEqual(one.values);
    if ((one.statements ?? one.errors ?? one.postings) === undefined) return;
    const result = await run(input);
    const statements = result.statements.map(
      ({ payee, role, team, status, paid, payment, balances = [] }) => ({
        payee,
        role,
        ...(team === undefined ? {} : { team }),
        status,
        ...(paid === undefined ? {} : { paid: paid.value }),
        ...(payment === undefined ? {} : { payment: `${payment.amount.value} ${payment.amount.unit}` }),
        ...(balances.length === 0
          ? {}
          : {
              balances: balances.map(({ balance, ...line }) => ({
                balance,
                ...Object.fromEntries(
                  Object.entries(line).flatMap(([part, amount]) =>
                    typeof amount === 'object' ? [[part, amount.value]] : [],
                  ),
                ),
              })),
            }),
      }),
    );
    if (one.statements !== undefined) expect(statements).toEqual(one.statements);
    if (one.postings !== undefined) {
      const lines = result.postings.map(({ payee, component, earnedIn, kind, amount }) => ({
        payee,
        component,
        earnedIn,
        kind,
        amount,
      }));
      expect(lines).toEqual(one.postings);
    }
    if (one.errors !== undefined) expect(result.errors.map(({ code }) => code)).toEqual(one.errors);
  });
});
