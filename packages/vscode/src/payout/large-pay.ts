import type { PayoutView } from '@ontarget/report';
import type {
  PayExplainParams,
  PayExplainResult,
  PayProgressParams,
  PayRowParams,
  PayRowResult,
  PayRunParams,
  PayRunResult,
} from '@ontarget/server/protocol';
import { type CancellationToken, Uri, workspace } from 'vscode';
import { isPlanDocument } from '../client/options.ts';
import {
  type ServingPrograms,
  versionsDiffer,
  whyNone,
  workspaceCommand,
} from '../workspace-command/index.ts';
import { payCommandLine } from './command-line.ts';
import { CommandPayer } from './command-payer.ts';

/** The programs that this extension may start, and its own version. */
export interface CommandOfMachine {
  /** Undefined in the browser. */
  readonly programs: ServingPrograms | undefined;
  readonly version: string;
}

/**
 * Pays what is too large for the language server by the `ontarget` of the workspace, where it has one of the extension's own
 * version; else says what to install, and what to run by hand.
 */
export class LargePay {
  readonly #command: CommandOfMachine;
  readonly #payer: CommandPayer | undefined;
  /** Whether the last run was its, so that it knows the payees and their rows. */
  hasPaid = false;

  constructor(command: CommandOfMachine, progress: (progress: PayProgressParams) => void) {
    this.#command = command;
    const { programs } = command;
    this.#payer =
      programs && new CommandPayer((start, args, folder) => programs.serve(start, args, folder), progress);
  }

  /**
   * @param label of the period
   * @param folder URI of the plan's folder
   * @param told who pays, once that is known
   * @param refused what the language server said
   */
  async pay(
    params: PayRunParams,
    label: string,
    folder: string,
    token: CancellationToken,
    told: (paidBy: string) => void,
    refused: PayRunResult,
  ): Promise<Partial<PayoutView>> {
    const { programs, version } = this.#command;
    const place = Uri.parse(folder, true);
    const found = await workspaceCommand(place, programs, version);
    const opened = workspace.getWorkspaceFolder(place)?.uri;
    if (found.kind === 'none' || !found.isSame || opened === undefined || this.#payer === undefined) {
      const why =
        found.kind === 'found' ? versionsDiffer(found.version, version) : whyNone(found.why, version);
      return {
        run: refused,
        byHand: { why, command: commandLine(params, label, place, programs?.isWindows === true) },
      };
    }
    const paidBy = `ontarget ${found.version} of this folder`;
    told(paidBy);
    const work = {
      start: found.start,
      folder: opened.fsPath,
      root: opened.toString(),
      unsaved: workspace.textDocuments
        .filter((document) => document.isDirty && isPlanDocument(document))
        .map((document) => ({ uri: document.uri.toString(), text: document.getText() })),
    };
    const run = await this.#payer.run(work, params, token);
    this.hasPaid = run.ok;
    return { run, paidBy };
  }

  async explain(params: PayExplainParams): Promise<PayExplainResult> {
    return (await this.#payer?.explain(params)) ?? null;
  }

  async row(params: PayRowParams): Promise<PayRowResult> {
    return (await this.#payer?.row(params)) ?? null;
  }

  end(): void {
    this.hasPaid = false;
    this.#payer?.end();
  }
}

function commandLine(
  { data, quarantine }: PayRunParams,
  period: string,
  folder: Uri,
  isWindows: boolean,
): string {
  const inFolder = (uri: Uri) => {
    const path = workspace.asRelativePath(uri, false);
    // The opened folder itself is named in full.
    return workspace.getWorkspaceFolder(uri)?.uri.toString() === uri.toString() ? '.' : path;
  };
  return payCommandLine(
    {
      folder: inFolder(folder),
      period,
      quarantine,
      ...(data === undefined ? {} : { data: inFolder(Uri.parse(data, true)) }),
    },
    isWindows,
  );
}
