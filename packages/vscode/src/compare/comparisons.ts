import { type Disposable, EventEmitter, type TextDocumentContentProvider, Uri } from 'vscode';

export const SCHEME = 'ontarget-compare';

/** The last comparison of each plan, as a document that cannot be edited. */
export class Comparisons implements TextDocumentContentProvider, Disposable {
  readonly #changed = new EventEmitter<Uri>();
  readonly #texts = new Map<string, string>();
  readonly onDidChange = this.#changed.event;

  /** Keeps the comparison of the plan in a folder, in place of the one before. */
  keep(folder: string, markdown: string): Uri {
    const uri = Uri.from({ scheme: SCHEME, path: '/Compare with HEAD.md', query: folder });
    this.#texts.set(uri.toString(), markdown);
    this.#changed.fire(uri);
    return uri;
  }

  provideTextDocumentContent(uri: Uri): string {
    return this.#texts.get(uri.toString()) ?? 'The plan was compared in another session: compare it again.';
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
