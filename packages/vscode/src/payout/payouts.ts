import { type Disposable, Uri, ViewColumn, type WebviewPanel, window } from 'vscode';
import type { ServerConnection } from '../client/connection.ts';
import type { CommandOfMachine } from './large-pay.ts';
import { type PayoutState, readPayoutState } from './messages.ts';
import { PayoutPanel } from './panel.ts';

const VIEW_TYPE = 'ontarget.payouts';

/** The one payout panel of the window; after a restart it comes back without anybody's pay. */
export class Payouts implements Disposable {
  readonly #extension: Uri;
  readonly #connection: ServerConnection;
  readonly #command: CommandOfMachine;
  readonly #serializer: Disposable;
  #open: { panel: WebviewPanel; payouts: PayoutPanel } | undefined;

  constructor(extension: Uri, connection: ServerConnection, command: CommandOfMachine) {
    this.#extension = extension;
    this.#connection = connection;
    this.#command = command;
    this.#serializer = window.registerWebviewPanelSerializer(VIEW_TYPE, {
      deserializeWebviewPanel: async (panel, kept) => {
        const state = readPayoutState(kept);
        if (state === undefined || this.#open !== undefined) panel.dispose();
        else this.#adopt(panel, state);
      },
    });
  }

  /** Opens the panel beside the active editor for its plan. */
  open(uri: Uri): void {
    if (this.#open !== undefined) {
      this.#open.payouts.show(uri);
      return;
    }
    const panel = window.createWebviewPanel(VIEW_TYPE, 'Payouts', ViewColumn.Beside);
    this.#adopt(panel, { uri: uri.toString() });
  }

  dispose(): void {
    this.#serializer.dispose();
    this.#open?.panel.dispose();
  }

  #adopt(panel: WebviewPanel, state: PayoutState): void {
    panel.iconPath = {
      light: Uri.joinPath(this.#extension, 'icons', 'plan-light.svg'),
      dark: Uri.joinPath(this.#extension, 'icons', 'plan-dark.svg'),
    };
    const payouts = new PayoutPanel(panel, this.#extension, this.#connection, state, this.#command);
    this.#open = { panel, payouts };
    panel.onDidDispose(() => {
      payouts.dispose();
      if (this.#open?.panel === panel) this.#open = undefined;
    });
  }
}
