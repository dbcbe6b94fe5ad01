import { OPERATORS_IN_SQL } from '@ontarget/warehouse/sql';

/** Where each operator of the format is worked out, as a table of Markdown. */
export function operatorsTable(): string {
  const rows = Object.entries(OPERATORS_IN_SQL)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([op, entry]) =>
      'engine' in entry
        ? `| \`${op}\` | engine | ${entry.engine} |`
        : `| \`${op}\` | SQL | ${entry.limits ?? ''} |`,
    );
  return ['| operator | where | |', '|---|---|---|', ...rows].join('\n');
}

const [BEGIN, END] = ['<!-- operators: written by scripts/sql-page.ts -->', '<!-- end of operators -->'];

/** The page with its table as the code says it. */
export function withTable(page: string): string {
  const [before, rest] = page.split(BEGIN);
  const after = rest?.split(END)[1];
  if (after === undefined) throw new Error('the page has no place for the table');
  return `${before}${BEGIN}\n\n${operatorsTable()}\n\n${END}${after}`;
}
