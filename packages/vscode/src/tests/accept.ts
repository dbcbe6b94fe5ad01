import type { TestCell, TestedPlan, TestTable } from '@ontarget/server/protocol';
import {
  commands,
  type Disposable,
  type TestItem,
  type TestMessage,
  Uri,
  WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import type { ServerConnection } from '../client/connection.ts';
import { ACCEPT_ACTUAL } from '../commands/names.ts';
import { rangeOf } from './items.ts';
import { cellMessage } from './messages.ts';
import { planOf } from './watched.ts';

/** What VS Code hands over: a message of a test that failed, or a test in the explorer. */
type Argument = TestItem | { readonly test: TestItem; readonly message: TestMessage } | undefined;

/**
 * `Accept What the Plan Pays…`: writes what cells come to into them, after showing the change. Which of both is wrong,
 * the plan or the example, only a person can say.
 */
export function registerAcceptActual(connection: ServerConnection): Disposable {
  return commands.registerCommand(ACCEPT_ACTUAL, async (argument: Argument) => {
    if (argument === undefined) return;
    const [item, message] = 'message' in argument ? [argument.test, argument.message] : [argument, undefined];
    // The table may have changed since it was run: what is accepted is what the plan pays now.
    const answer = await connection.runTests({ folder: planOf(item) });
    const cells = answer === null ? [] : failedCells(answer.plan, item, wordsOf(message));
    if (cells.length === 0) {
      await window.showInformationMessage(
        'There is nothing to accept here: the cells come out as written, or no amount with so few digits is what they come to.',
      );
      return;
    }
    await workspace.applyEdit(editOf(cells));
  });
}

interface FailedCell {
  readonly table: TestTable;
  readonly cell: TestCell;
  readonly accept: NonNullable<TestCell['accept']>;
}

/** The cells below a test that failed and can be written; with a message only the one that it is about. */
function failedCells({ tables }: TestedPlan, item: TestItem, message: string | undefined): FailedCell[] {
  return tables.flatMap((table) =>
    table.rows
      .filter((row) => [row.id, table.id, planOf(item)].includes(item.id))
      .flatMap(({ cells }) =>
        cells.flatMap((cell) =>
          cell.accept !== undefined && (message === undefined || cellMessage(cell) === message)
            ? [{ table, cell, accept: cell.accept }]
            : [],
        ),
      ),
  );
}

/** An edit that VS Code shows before it is applied. */
function editOf(cells: readonly FailedCell[]): WorkspaceEdit {
  const edit = new WorkspaceEdit();
  for (const { table, cell, accept } of cells) {
    edit.replace(Uri.parse(table.uri, true), rangeOf(accept.range), accept.newText, {
      needsConfirmation: true,
      label: 'Accept what the plan pays',
      description: `${cell.heading}: ${cell.expected} → ${cell.actual ?? ''}`,
    });
  }
  return edit;
}

function wordsOf(message: TestMessage | undefined): string | undefined {
  if (message === undefined) return undefined;
  return typeof message.message === 'string' ? message.message : message.message.value;
}
