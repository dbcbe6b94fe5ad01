import type { Watch } from '@ontarget/evaluator/engine';
import type { Plan } from '@ontarget/evaluator/format';
import type { ExampleRow, Examples } from '@ontarget/language/ast';
import { answers } from './ask.ts';
import { cellValue } from './cells.ts';
import type { GivenRows } from './given-rows.ts';
import type { CheckedCell } from './table.ts';
import { ExampleWindows } from './windows.ts';

/**
 * Works out each asserted target of a goal's table: a row a node, a column a stretch of the year. Parts that people weigh
 * are known where the table gives the roster, or the rows of last year.
 */
export function goalTable(
  examples: Examples,
  plan: Plan,
  goal: string,
  { tables, watch }: { readonly tables: GivenRows['tables']; readonly watch: Watch | undefined },
): CheckedCell[] {
  const windows = new ExampleWindows(plan);
  const { header } = examples;
  const nodeColumn = header.inputs.findIndex(({ name }) => name === 'node');
  const asserted = examples.rows.flatMap((row, index) =>
    header.outputs.flatMap((column, position) => {
      const cell = row.outputs[position];
      const expected = cellValue(cell, plan.currency);
      if (cell === undefined || expected === undefined) return [];
      const target = plan.goals[nodeId(goal, row, nodeColumn, plan.currency)]?.target;
      const window = windows.heading(column.name);
      const ask = target === undefined || window === undefined ? [] : [{ value: target, window }];
      const problem =
        target === undefined ? 'the goal has no such node' : `${column.name} is no stretch of the year`;
      return { row: index + 1, cell, heading: column.name, expected, ask, problem, rounding: column };
    }),
  );
  const nobody = {
    plan,
    subject: { payee: 'example', role: '' },
    ...(tables === undefined ? { roster: { start: plan.year.first } } : { tables }),
    overrides: [],
    watch,
  };
  const found = answers(
    nobody,
    asserted.map(({ ask }) => ask),
  );
  return asserted.map(({ ask, problem, ...cell }, position) => ({
    ...cell,
    answer: ask.length === 0 ? { ok: false, reasons: [problem] } : (found[position] as CheckedCell['answer']),
  }));
}

/** The node that a row names; the goal itself where the cell is blank or there is no such column. */
function nodeId(goal: string, row: ExampleRow, column: number, currency: string): string {
  const named = column < 0 ? undefined : cellValue(row.inputs[column], currency);
  return named?.kind === 'words' ? `goal/${goal}/${named.text}` : `goal/${goal}`;
}
