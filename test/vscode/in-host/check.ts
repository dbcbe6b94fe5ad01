import { Range, type TextDocument, Uri, WorkspaceEdit, window, workspace } from 'vscode';

/** Something the extension promises, looked at through VS Code's own interface from inside its extension host. */
export interface Check {
  readonly name: string;
  /** @throws Error saying what is not as promised */
  run(plan: TextDocument): Promise<void>;
}

/** Opens the plan that the checks look at. */
export async function openPlan(): Promise<TextDocument> {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  if (folder === undefined) throw new Error('No folder is open');
  const document = await workspace.openTextDocument(Uri.joinPath(folder, 'plan.ote'));
  await window.showTextDocument(document);
  return document;
}

/** The place of a text that stands in the document once. */
export function rangeOf(document: TextDocument, text: string): Range {
  const start = document.getText().indexOf(text);
  if (start < 0) throw new Error(`The plan does not hold ${JSON.stringify(text)}`);
  return new Range(document.positionAt(start), document.positionAt(start + text.length));
}

/** Replaces a text, as a user who types does. */
export async function replace(document: TextDocument, text: string, by: string): Promise<void> {
  const edit = new WorkspaceEdit();
  edit.replace(document.uri, rangeOf(document, text), by);
  if (!(await workspace.applyEdit(edit))) throw new Error(`${text} could not be replaced by ${by}`);
}

const PATIENCE_MS = 20_000;
const PAUSE_MS = 50;

/** Asks until the answer is there: the language server works beside the editor. */
export async function eventually<Answer>(
  what: string,
  ask: () => PromiseLike<Answer | undefined> | Answer | undefined,
): Promise<Answer> {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; ) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  throw new Error(`${what} did not come within ${PATIENCE_MS / 1000} s`);
}
