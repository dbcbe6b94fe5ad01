import type { TestedPlan, TestRow, TestTable } from '@ontarget/server/protocol';
import { Range, type TestController, type TestItem, type TestItemCollection, Uri } from 'vscode';

/** Shows the tables and rows of a plan as tests; a plan without tables is not shown. */
export function showPlan(controller: TestController, plan: TestedPlan): void {
  if (plan.tables.length === 0) {
    controller.items.delete(plan.folder);
    return;
  }
  const uri = Uri.parse(plan.folder, true);
  const item = itemIn(controller.items, plan.folder, () =>
    controller.createTestItem(plan.folder, plan.title, uri),
  );
  item.label = plan.title;
  keep(item.children, plan.tables);
  for (const [index, table] of plan.tables.entries()) showTable(controller, item, table, index);
}

function showTable(controller: TestController, plan: TestItem, table: TestTable, index: number): void {
  const item = itemIn(plan.children, table.id, () =>
    controller.createTestItem(table.id, table.title, Uri.parse(table.uri, true)),
  );
  item.range = rangeOf(table.range);
  item.sortText = orderOf(index);
  keep(item.children, table.rows);
  for (const [row, one] of table.rows.entries()) showRow(controller, item, one, row);
}

function showRow(controller: TestController, table: TestItem, row: TestRow, index: number): void {
  const item = itemIn(table.children, row.id, () => controller.createTestItem(row.id, row.title, table.uri));
  item.label = row.title;
  item.range = rangeOf(row.range);
  item.sortText = orderOf(index);
}

/** The item of this id, so that what it showed before stays; or a new one. */
function itemIn(items: TestItemCollection, id: string, create: () => TestItem): TestItem {
  const known = items.get(id);
  if (known !== undefined) return known;
  const item = create();
  items.add(item);
  return item;
}

/** Lets go of what is no longer there. */
function keep(items: TestItemCollection, wanted: readonly { readonly id: string }[]): void {
  const ids = new Set(wanted.map(({ id }) => id));
  const gone: string[] = [];
  items.forEach(({ id }) => {
    if (!ids.has(id)) gone.push(id);
  });
  for (const id of gone) items.delete(id);
}

function orderOf(index: number): string {
  return String(index).padStart(6, '0');
}

/** A range of the protocol. */
export function rangeOf({ start, end }: TestRow['range']): Range {
  return new Range(start.line, start.character, end.line, end.character);
}
