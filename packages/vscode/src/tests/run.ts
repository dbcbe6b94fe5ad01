import type { RunTestsAnswer, TestRow, TestTable } from '@ontarget/server/protocol';
import {
  type CancellationToken,
  Location,
  type LogOutputChannel,
  type TestController,
  type TestItem,
  TestMessage,
  type TestRun,
  TestRunProfileKind,
  type TestRunRequest,
  Uri,
} from 'vscode';
import type { ServerConnection } from '../client/connection.ts';
import { filesCovered } from './coverage.ts';
import { rangeOf } from './items.ts';
import { cellMessage, outcomeOf } from './messages.ts';
import { planOf } from './watched.ts';

/** Marks a message whose cell can be made to say what the plan pays. */
export const ACCEPTABLE = 'ontarget.acceptable';

interface Runner {
  readonly controller: TestController;
  readonly connection: ServerConnection;
  readonly output: LogOutputChannel;
}

/** Runs what is asked for, plan by plan, and shows each row's outcome at its cells. */
export async function runTests(
  { controller, connection, output }: Runner,
  request: TestRunRequest,
  token: CancellationToken,
): Promise<void> {
  const run = controller.createTestRun(request);
  const coverage = request.profile?.kind === TestRunProfileKind.Coverage;
  try {
    for (const [folder, rows] of rowsByPlan(controller, request)) {
      if (token.isCancellationRequested) break;
      for (const row of rows) run.started(row);
      const answer = await connection.runTests({ folder, coverage });
      show(run, rows, answer);
      for (const file of filesCovered(answer?.coverage ?? [])) run.addCoverage(file);
    }
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    run.appendOutput(`${words}\r\n`);
    output.error(words);
  } finally {
    run.end();
  }
}

/** The rows to run, by the folder of their plan. */
function rowsByPlan(
  controller: TestController,
  { include, exclude }: TestRunRequest,
): Map<string, TestItem[]> {
  const excluded = new Set(exclude?.map(keyOf));
  const rows = new Map<string, TestItem>();
  const collect = (item: TestItem): void => {
    if (excluded.has(keyOf(item))) return;
    if (item.children.size === 0) rows.set(keyOf(item), item);
    else item.children.forEach(collect);
  };
  if (include === undefined) controller.items.forEach(collect);
  else include.forEach(collect);
  return Map.groupBy(rows.values(), planOf);
}

/** Rows of two plans may be called the same. */
function keyOf(item: TestItem): string {
  return `${planOf(item)}#${item.id}`;
}

function show(run: TestRun, items: readonly TestItem[], answer: RunTestsAnswer | null): void {
  const found = new Map(
    (answer?.plan.tables ?? []).flatMap((table) => table.rows.map((row) => [row.id, { table, row }])),
  );
  for (const item of items) {
    const known = found.get(item.id);
    if (known === undefined) run.skipped(item);
    else showRow(run, item, known.table, known.row, answer?.plan.broken ?? false);
  }
}

function showRow(run: TestRun, item: TestItem, table: TestTable, row: TestRow, broken: boolean): void {
  const messages = row.cells.flatMap((cell) => {
    if (cell.status === 'passed') return [];
    // In words: VS Code shows a difference as `$22,125 != $22,000`, and hides how it came about.
    const message = new TestMessage(cellMessage(cell));
    message.location = new Location(Uri.parse(table.uri, true), rangeOf(cell.range));
    if (cell.accept !== undefined) message.contextValue = ACCEPTABLE;
    return [message];
  });
  switch (outcomeOf(row)) {
    case 'passed':
      run.passed(item);
      return;
    case 'failed':
      run.failed(item, messages);
      return;
    case 'errored':
      run.errored(item, messages);
      return;
    case 'skipped':
      // A row that asserts nothing is skipped; one of a plan that cannot be compiled has not passed.
      if (broken) run.errored(item, new TestMessage('The plan has errors, so nothing can be worked out.'));
      else run.skipped(item);
  }
}
