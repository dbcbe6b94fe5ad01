import { type Diagnostic, type DiagnosticCollection, Disposable, languages, Uri, workspace } from 'vscode';
import type { vsdiag } from 'vscode-languageclient';
import { splitProblems, untold } from './told-by-schema.ts';

const SOURCE = 'ontarget';

/**
 * What does not fit the schema in project files, each told once. While a project file is open, VS Code checks it by the same
 * schema with every key, so that what it tells itself is left out here. It may not: it can be set not to, and a `$schema` in
 * the file that cannot be found keeps it from knowing ours.
 */
export class ProjectProblems extends Disposable {
  readonly #collection: DiagnosticCollection;
  /** What the server told of each file as it is on disk, by its URI. */
  readonly #found = new Map<string, readonly Diagnostic[]>();
  readonly #subscriptions: Disposable[];

  constructor() {
    super(() => Disposable.from(...this.#subscriptions).dispose());
    this.#collection = languages.createDiagnosticCollection('ontarget-project');
    this.#subscriptions = [
      this.#collection,
      languages.onDidChangeDiagnostics(({ uris }) => {
        for (const uri of uris) this.#show(uri);
      }),
      workspace.onDidChangeTextDocument(({ document }) => this.#show(document.uri)),
      workspace.onDidSaveTextDocument(({ uri }) => this.#show(uri)),
      workspace.onDidCloseTextDocument(({ uri }) => this.#show(uri)),
    ];
  }

  /** Forgets what a server told that has stopped. */
  clear(): void {
    this.#found.clear();
    this.#collection.clear();
  }

  /** A report of the server without what is told here. */
  taken(report: vsdiag.WorkspaceDocumentDiagnosticReport): vsdiag.WorkspaceDocumentDiagnosticReport {
    if (!('items' in report)) return report;
    const { bySchema, others } = splitProblems(report.items);
    const uri = report.uri.toString();
    if (bySchema.length > 0 || this.#found.has(uri)) {
      this.#found.set(uri, bySchema);
      this.#show(Uri.parse(uri, true));
    }
    return { ...report, items: others };
  }

  #show(uri: Uri): void {
    const found = this.#found.get(uri.toString());
    if (found === undefined) return;
    const isTyped = workspace.textDocuments.some(
      (document) => document.isDirty && document.uri.toString() === uri.toString(),
    );
    const byOthers = languages.getDiagnostics(uri).filter(({ source }) => source !== SOURCE);
    // The server reads what is saved: where somebody types, its places are old.
    const wanted = isTyped ? [] : untold(found, byOthers);
    const shown = this.#collection.get(uri) ?? [];
    // To set what is shown already would be told as a change, which is answered here again.
    const isShown = shown.length === wanted.length && wanted.every((one, at) => shown[at] === one);
    if (!isShown) this.#collection.set(uri, wanted);
  }
}
