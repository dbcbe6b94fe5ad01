import { type Disposable, type TextEditor, Uri, ViewColumn, type WebviewPanel, window } from 'vscode';
import type { ServerConnection } from '../client/connection.ts';
import { isPlanDocument } from '../client/options.ts';
import { type PageState, readPageState } from './messages.ts';
import { PreviewPanel } from './panel.ts';

const VIEW_TYPE = 'ontarget.preview';

/** The one preview of the window: it follows the plan that is being edited, and comes back after a restart. */
export class Previews implements Disposable {
  readonly #extension: Uri;
  readonly #connection: ServerConnection;
  readonly #subscriptions: Disposable[];
  #open: { panel: WebviewPanel; preview: PreviewPanel } | undefined;

  constructor(extension: Uri, connection: ServerConnection) {
    this.#extension = extension;
    this.#connection = connection;
    this.#subscriptions = [
      window.onDidChangeActiveTextEditor((editor) => this.#follow(editor)),
      window.registerWebviewPanelSerializer(VIEW_TYPE, {
        deserializeWebviewPanel: async (panel, kept) => this.#restore(panel, readPageState(kept)),
      }),
    ];
  }

  /** Opens the preview beside the active editor, or brings the one there is to this document's plan. */
  open(uri: Uri): void {
    if (this.#open !== undefined) {
      this.#open.preview.show(uri);
      this.#open.preview.reveal();
      return;
    }
    const where = { viewColumn: ViewColumn.Beside, preserveFocus: true };
    this.#adopt(window.createWebviewPanel(VIEW_TYPE, 'Plan preview', where), { uri: uri.toString() });
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#open?.panel.dispose();
  }

  #follow(editor: TextEditor | undefined): void {
    if (editor && isPlanDocument(editor.document)) this.#open?.preview.show(editor.document.uri);
  }

  #restore(panel: WebviewPanel, state: PageState | undefined): void {
    // Nothing was kept where the window was closed before the page was first filled.
    if (state === undefined || this.#open !== undefined) panel.dispose();
    else this.#adopt(panel, state);
  }

  #adopt(panel: WebviewPanel, state: PageState): void {
    panel.iconPath = {
      light: Uri.joinPath(this.#extension, 'icons', 'plan-light.svg'),
      dark: Uri.joinPath(this.#extension, 'icons', 'plan-dark.svg'),
    };
    const preview = new PreviewPanel(panel, this.#extension, this.#connection, state);
    this.#open = { panel, preview };
    panel.onDidDispose(() => {
      preview.dispose();
      if (this.#open?.panel === panel) this.#open = undefined;
    });
  }
}
