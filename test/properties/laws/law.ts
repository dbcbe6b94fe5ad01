import type { ComponentResult, Statement } from '@ontarget/evaluator/engine';
import { added, type Fraction, read } from '../oracle/fraction.ts';
import type { Sample } from '../sample.ts';

/** What always holds, whatever the plan says and whatever happened: a law gives back where it does not. */
export interface Law {
  readonly name: string;
  readonly broken: (sample: Sample) => readonly string[] | Promise<readonly string[]>;
}

/** A statement with the payment period that it is of. */
export interface Paid {
  readonly period: string;
  readonly statement: Statement;
}

export function statementsOf({ payments, year }: Sample): readonly Paid[] {
  return payments.flatMap(({ span, result }) =>
    result.statements.map((statement) => ({ period: year.key(span), statement })),
  );
}

/** The results of a component, by its name, over the year. */
export function resultsOf(statements: readonly Statement[], name: string): readonly ComponentResult[] {
  return statements.flatMap(({ components }) =>
    components.filter(({ component }) => component === `role/Rep/${name}`),
  );
}

/** Adds up exact amounts; those that are missing are nothing. */
export function sumOf(amounts: readonly ({ readonly value: string } | undefined)[]): Fraction {
  return added(amounts.flatMap((one) => (one === undefined ? [] : [read(one.value)])));
}
