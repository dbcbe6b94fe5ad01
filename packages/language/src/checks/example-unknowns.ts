import type { ExampleCell, ExampleRow, Examples, GivenRow } from '../generated/ast.ts';
import type { Check } from './context.ts';

/** Headings that say whom or when a row is about. */
const WHO_AND_WHEN: ReadonlySet<string> = new Set([
  'month',
  'quarter',
  'payee',
  'role',
  'team',
  'manager',
  'start',
  'end',
  'node',
]);

/** One number can be solved for what one result is to be; two could be anything. */
export const unknownsMustBeSolvable: Check<ExampleRow> = (row, say) => {
  const { header, goal } = row.$container as Examples;
  const asked = row.inputs.flatMap((cell, index) => (cell.unknown ? [{ cell, index }] : []));
  const refuse = (node: ExampleCell, why: string) =>
    say('example-unknown-wrong', { node, property: 'unknown' }, { why });
  for (const cell of row.outputs.filter(({ unknown }) => unknown))
    refuse(cell, 'what is expected is written, and an input is solved for');
  const [first, second] = asked;
  if (first === undefined) return;
  if (second !== undefined) refuse(second.cell, 'a row is solved for one input');
  else if (goal) refuse(first.cell, 'the targets of a goal follow from the goal alone');
  else if (WHO_AND_WHEN.has(header.inputs[first.index]?.name ?? ''))
    refuse(first.cell, 'it says whom or when the row is about, and is no number');
  else if (row.outputs.filter(isWritten).length !== 1)
    refuse(first.cell, 'a row with ? expects exactly one result');
};

/** What an example gives as rows is data, and data is known. */
export const givenRowsMustBeKnown: Check<GivenRow> = (row, say) => {
  for (const node of row.cells.filter(({ unknown }) => unknown)) {
    const why = 'given rows are read as those of files are';
    say('example-unknown-wrong', { node, property: 'unknown' }, { why });
  }
};

function isWritten({ value, path }: ExampleCell): boolean {
  return value !== undefined || path.length > 0;
}
