import { AstUtils } from 'langium';
import {
  type DataTable,
  type ExampleCell,
  type Examples,
  type GivenRow,
  type GivenTable,
  isExamples,
} from '../generated/ast.ts';
import { isOfTeam } from '../resolve/credits.ts';
import { isInputColumn, tableOfMeasure } from '../resolve/tables.ts';
import type { Check } from './context.ts';
import type { PlanView } from './plan-view.ts';

/** A cell too few would be read under every heading after it. */
export const givenRowsMustFillEveryHeading: Check<GivenRow> = (row, say) => {
  const expected = row.$container.header?.columns.length ?? 0;
  const found = row.cells.length;
  const table = row.$container.table?.$refText ?? '';
  if (expected !== found) say('example-cells-wrong', { node: row }, { side: `of ${table}`, expected, found });
};

/** What a run works out, an example must not be able to say otherwise. */
export const givenRowsMustBeRead: Check<GivenTable> = (given, say) => {
  const table = given.table?.ref;
  if (table === undefined) return;
  const [from] = table.parts.flatMap(({ source }) => source?.ref?.name ?? []);
  if (from !== undefined) {
    say('example-given-computed', { node: given, property: 'table' }, { table: table.name, from });
    return;
  }
  for (const [index, { ref }] of (given.header?.columns ?? []).entries()) {
    if (ref === undefined || isInputColumn(ref)) continue;
    const where = { node: given.header, property: 'columns', index } as const;
    say('example-given-computed', where, { table: table.name, column: ref.name, from: table.name });
  }
};

/** Credit reaches people by name: rows that name nobody of the table would leave each result at zero. */
export const givenRowsMustNameThePeople: Check<GivenTable> = (given, say, plan) => {
  const examples = AstUtils.getContainerOfType(given, isExamples);
  const role = examples?.role?.ref;
  const table = given.table?.ref;
  const columns = (given.header?.columns ?? []).map(({ ref }) => ref);
  const payees = columns.flatMap((column, index) =>
    column !== undefined && isInputColumn(column) && column.type?.kind === 'payee' ? [{ column, index }] : [],
  );
  if (examples === undefined || role === undefined || table === undefined || payees.length === 0) return;
  if (table.name === 'roster' || given.rows.length === 0 || reachesOthers(table, plan)) return;
  const people = peopleOf(examples, role.name);
  const named = given.rows.flatMap(({ cells }) => payees.map(({ index }) => wordOf(cells[index])));
  if (people === undefined || named.some((name) => name !== undefined && people.includes(name))) return;
  say(
    'example-rows-of-nobody',
    { node: given, property: 'table' },
    { table: table.name, people, columns: payees.map(({ column }) => column.name) },
  );
};

/** Whether rows of a table may count for somebody whom they do not name: by a team, a lookup, or for the company. */
function reachesOthers(table: DataTable, plan: PlanView): boolean {
  return plan.measures
    .filter((measure) => tableOfMeasure(measure) === table)
    .some(({ clauses }) =>
      clauses.some((clause) => {
        if (clause.$type === 'SubjectClause') return clause.company || clause.team;
        if (clause.$type !== 'CreditClause') return false;
        return clause.splits.some((one) => isOfTeam(one) || one.column.ref?.$type !== 'InputColumn');
      }),
    );
}

/** Those whom an examples table is about; undefined where a given roster or blank cells leave that open. */
function peopleOf({ header, rows, given }: Examples, role: string): string[] | undefined {
  const column = header?.inputs.findIndex(({ name, path }) => name === 'payee' && path.length === 0) ?? -1;
  const roster = given.find(({ table }) => table?.$refText === 'roster');
  if (column < 0 && roster !== undefined) {
    const at = roster.header?.columns.findIndex(({ $refText }) => $refText === 'payee') ?? -1;
    return at < 0 ? undefined : words(roster.rows.map(({ cells }) => cells[at]));
  }
  return column < 0 ? [role] : words(rows.map(({ inputs }) => inputs[column]));
}

function words(cells: readonly (ExampleCell | undefined)[]): string[] {
  return [...new Set(cells.flatMap((cell) => wordOf(cell) ?? []))];
}

/** What a cell names, without the quotes around it. */
function wordOf(cell: ExampleCell | undefined): string | undefined {
  if (cell === undefined) return undefined;
  if (cell.path.length > 0) return cell.path.join('.');
  return cell.value?.replace(/^"(.*)"$/, '$1');
}
