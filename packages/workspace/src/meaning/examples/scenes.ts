import type { Plan } from '@ontarget/evaluator/format';
import { declarationsIn } from '@ontarget/language';
import { type Examples, isExamples } from '@ontarget/language/ast';
import type { LangiumDocument } from 'langium';
import { cellText } from './cells.ts';
import { givenRows } from './given-rows.ts';
import { type ExampleScene, roleScenes } from './role-table.ts';
import { ExampleWindows } from './windows.ts';

/** A row of an examples table that is about somebody's pay. */
export interface ExamplePayee extends ExampleScene {
  /** The table's title, or the role that it is for. */
  table: string;
  /** What the row gives, as it is written: `Bookings $120K`. */
  given: string;
  /** Keys of the payment periods that end in its stretch of time. */
  periods: string[];
}

/** Everybody whom the examples tables of roles are about, in the order of the text. */
export function examplePayees(documents: readonly LangiumDocument[], plan: Plan): ExamplePayee[] {
  const windows = new ExampleWindows(plan);
  const tables = documents.flatMap((document) => [
    ...declarationsIn(document.parseResult.value).filter(isExamples),
  ]);
  return tables.flatMap((table) => {
    const role = table.role?.ref?.name;
    // A table that a syntax error cut short would give the wrong cells.
    if (table.header === undefined || role === undefined || plan.roles[role] === undefined) return [];
    const { tables: given, problems, broken } = givenRows(table, plan);
    if (broken || problems.length > 0) return [];
    return roleScenes(table, plan, role, given).map((scene) => ({
      ...scene,
      table: table.title ?? role,
      given: givenText(table, scene.row),
      periods: windows.endingIn(plan.paid, scene.window),
    }));
  });
}

function givenText({ header, rows }: Examples, row: number): string {
  const cells = rows[row - 1]?.inputs ?? [];
  return header.inputs
    .flatMap((column, index) => {
      const cell = cells[index];
      const text = cell === undefined ? '' : cellText(cell);
      return text === '' ? [] : `${column.$cstNode?.text ?? ''} ${text}`;
    })
    .join(', ');
}
