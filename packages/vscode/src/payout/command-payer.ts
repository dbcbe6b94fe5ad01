import {
  PAY_EXPLAIN_REQUEST,
  PAY_PROGRESS,
  PAY_ROW_REQUEST,
  PAY_RUN_REQUEST,
  type PayExplainParams,
  type PayExplainResult,
  type PayProgressParams,
  type PayRowParams,
  type PayRowResult,
  type PayRunParams,
  type PayRunResult,
} from '@ontarget/server/protocol';
import type { CancellationToken } from 'vscode-languageclient';
import type { ProgramStart, Served } from '../workspace-command/programs.ts';

/** A file of a plan that is not saved. */
export interface Unsaved {
  readonly uri: string;
  readonly text: string;
}

/** What the command works on. */
export interface CommandWork {
  readonly start: ProgramStart;
  /** The opened folder, as a path and as a URI. */
  readonly folder: string;
  readonly root: string;
  /** It pays by what is typed, saved or not, as the language server does. */
  readonly unsaved: readonly Unsaved[];
}

/**
 * Pays through the workspace's own command, which serves the same requests as the language server and reads tables of any
 * size. It is started for each run, and kept for the explanations of it.
 */
export class CommandPayer {
  readonly #serve: (start: ProgramStart, args: readonly string[], folder: string) => Served;
  readonly #progress: (progress: PayProgressParams) => void;
  #served: Served | undefined;

  constructor(
    serve: (start: ProgramStart, args: readonly string[], folder: string) => Served,
    progress: (progress: PayProgressParams) => void,
  ) {
    this.#serve = serve;
    this.#progress = progress;
  }

  /**
   * Pays a period. Canceled, the command is ended.
   *
   * @throws Error in words when the command ends before it is through
   */
  async run(work: CommandWork, params: PayRunParams, token: CancellationToken): Promise<PayRunResult> {
    this.end();
    const served = this.#serve(work.start, ['lsp', '--stdio'], work.folder);
    this.#served = served;
    const canceled = token.onCancellationRequested(() => this.#endIf(served));
    try {
      await served.request('initialize', {
        processId: served.processId,
        rootUri: work.root,
        capabilities: {},
        workspaceFolders: [{ uri: work.root, name: 'plans' }],
      });
      await served.notify('initialized', {});
      served.onNotification(PAY_PROGRESS, (progress: PayProgressParams) => this.#progress(progress));
      for (const { uri, text } of work.unsaved) {
        const textDocument = { uri, languageId: 'ontarget', version: 1, text };
        await served.notify('textDocument/didOpen', { textDocument });
      }
      return await served.request<PayRunResult>(PAY_RUN_REQUEST, params, token);
    } catch {
      this.#endIf(served);
      // Its own words may name a payee.
      if (token.isCancellationRequested || this.#served !== undefined) return CANCELED;
      throw new Error('The ontarget of this folder stopped before everybody was paid.');
    } finally {
      canceled.dispose();
    }
  }

  /** How somebody's pay of the last run came about; `null` where the command has ended. */
  explain(params: PayExplainParams): Promise<PayExplainResult> {
    return this.#ask(PAY_EXPLAIN_REQUEST, params);
  }

  /** Where a row of the last run stands. */
  row(params: PayRowParams): Promise<PayRowResult> {
    return this.#ask(PAY_ROW_REQUEST, params);
  }

  /** Ends the command, and with it the rows that it has read. */
  end(): void {
    this.#served?.end();
    this.#served = undefined;
  }

  #endIf(served: Served): void {
    if (this.#served === served) this.end();
  }

  async #ask<Result>(method: string, params: object): Promise<Result | null> {
    const served = this.#served;
    if (served === undefined) return null;
    try {
      return await served.request<Result>(method, params);
    } catch {
      this.#endIf(served);
      throw new Error('The ontarget of this folder has stopped. Pay the period again.');
    }
  }
}

/** The run was canceled before anybody was asked, or while it was on its way. */
export const CANCELED: PayRunResult = {
  ok: false,
  message: 'Canceled: nobody is paid.',
  bad: [],
  badCount: 0,
};
