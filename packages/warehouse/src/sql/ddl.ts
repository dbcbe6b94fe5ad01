import type { SqlInput, SqlInputColumn } from './bounds.ts';
import { DIALECTS, type DialectName } from './dialect.ts';
import type { SqlScript } from './script.ts';

/** The table that an input is read from. */
export function inputTable({ name, columns }: SqlInput, dialect: DialectName): string {
  const list = [
    'rid BIGINT NOT NULL',
    ...columns.map((column) => `${column.name} ${columnType(column, dialect)}`),
  ];
  return `CREATE TABLE ${name} (${list.join(', ')})`;
}

/** The type of a column in a database. */
export function columnType({ type, digits = 1, places = 0 }: SqlInputColumn, dialect: DialectName): string {
  switch (type) {
    case 'text':
      return DIALECTS[dialect].text;
    case 'date':
      return 'DATE';
    case 'flag':
      return 'BOOLEAN';
    case 'decimal':
      return `DECIMAL(${digits}, ${places})`;
  }
}

/**
 * A script as one file: the tables to fill, a table for each step, the guards, and a table `ot_pay_<n>` for each role. What
 * the names stand for is in the manifest beside it, so that no text of the plan stands in the file as anything but a literal.
 */
export function scriptText(script: SqlScript): string {
  const { createTable } = DIALECTS[script.dialect];
  const parts = [
    '-- Fill these first. rid tells the rows of a table apart; the manifest says which column is which.',
    ...script.inputs.map((input) => `${inputTable(input, script.dialect)};`),
    ...script.steps.map(({ name, query }) => `${createTable(name, query)};`),
    '-- Each of these must count 0, else only the engine may judge who is paid.',
    ...script.guards.map(({ query }) => `${query};`),
    '-- <column>_n / <column>_d is the amount in the currency of the plan; where <column>_held, nothing is paid until the engine says why.',
    ...script.pays.map(({ table, query }) => `${createTable(table, query)};`),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** What the names of a script stand for, as JSON. */
export function manifestText({ inputs, pays, inEngine, guards, period, dialect }: SqlScript): string {
  const manifest = {
    dialect,
    period,
    inputs,
    guards: guards.map(({ because }) => because),
    pays: pays.map(({ query: _, ...rest }) => rest),
    inEngine,
  };
  return `${JSON.stringify(manifest, undefined, 2)}\n`;
}
