import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  CompletionRequest,
  ConfigurationRequest,
  createProtocolConnection,
  type Diagnostic,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  RegistrationRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import type { LongText } from './texts.ts';

/** How a language server is started. */
export interface ServerCommand {
  readonly args: readonly string[];
  readonly languageId: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Longest that anything may take, in milliseconds; beyond it the server is taken to be dead. */
const PATIENCE = 120_000;

/** An editor with one folder open, speaking with a server in a process of its own. */
export class Editor {
  private readonly server: ChildProcess;
  private readonly connection: ProtocolConnection;
  private readonly folder: string;
  private readonly languageId: string;
  private readonly versions = new Map<string, number>();
  private readonly waiting = new Map<string, () => void>();
  /** What was told last of each file. */
  readonly told = new Map<string, Diagnostic[]>();

  private constructor(command: ServerCommand, folder: string) {
    this.folder = folder;
    this.languageId = command.languageId;
    this.server = spawn(process.execPath, [...command.args], {
      stdio: ['pipe', 'pipe', 'ignore', 'ipc'],
      env: { ...process.env, ...command.env },
    });
    const { stdin, stdout } = this.server;
    if (stdin === null || stdout === null) throw new Error('the server has no pipes');
    this.connection = createProtocolConnection(
      new StreamMessageReader(stdout),
      new StreamMessageWriter(stdin),
    );
    this.connection.onNotification(PublishDiagnosticsNotification.type, ({ uri, version, diagnostics }) => {
      this.told.set(uri, diagnostics);
      // What is told of a text before this one answers nothing; servers that name no version tell of the last.
      if (version === undefined || version >= (this.versions.get(uri) ?? 0)) this.waiting.get(uri)?.();
    });
    this.connection.onRequest(RegistrationRequest.type, () => undefined);
    this.connection.onRequest(ConfigurationRequest.type, ({ items }) => items.map(() => null));
    this.connection.listen();
  }

  /** Starts a server on a folder with these files, of which none is open yet. */
  static async start(command: ServerCommand, files: readonly LongText[]): Promise<Editor> {
    const folder = mkdtempSync(join(tmpdir(), 'ontarget-latency-'));
    for (const { file, text } of files) writeFileSync(join(folder, file), text);
    const editor = new Editor(command, folder);
    const uri = pathToFileURL(folder).href;
    await editor.connection.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      rootUri: uri,
      workspaceFolders: [{ uri, name: 'long' }],
      capabilities: { textDocument: { publishDiagnostics: {}, synchronization: {} } },
    });
    await editor.connection.sendNotification(InitializedNotification.type, {});
    return editor;
  }

  private uriOf(file: string): string {
    return pathToFileURL(join(this.folder, file)).href;
  }

  /** Opens a file and returns after how many milliseconds the server told what is wrong in it. */
  async open({ file, text }: LongText): Promise<number> {
    const uri = this.uriOf(file);
    this.versions.set(uri, 1);
    return this.timed(uri, () =>
      this.connection.sendNotification(DidOpenTextDocumentNotification.type, {
        textDocument: { uri, languageId: this.languageId, version: 1, text },
      }),
    );
  }

  /** Makes an edit and returns after how many milliseconds the server told what is wrong in the file. */
  async edit({ file, edit }: LongText, number: number): Promise<number> {
    const uri = this.uriOf(file);
    const { line, character, put } = edit(number);
    const version = (this.versions.get(uri) ?? 1) + 1;
    this.versions.set(uri, version);
    const range = { start: { line, character }, end: { line, character: character + 1 } };
    return this.timed(uri, () =>
      this.connection.sendNotification(DidChangeTextDocumentNotification.type, {
        textDocument: { uri, version },
        contentChanges: [{ range, text: put }],
      }),
    );
  }

  /** What may stand at a place, and after how many milliseconds that was known. */
  async complete(
    file: string,
    line: number,
    character: number,
  ): Promise<{ items: number; milliseconds: number }> {
    const started = performance.now();
    const found = await this.connection.sendRequest(CompletionRequest.type, {
      textDocument: { uri: this.uriOf(file) },
      position: { line, character },
    });
    const items = found === null ? 0 : Array.isArray(found) ? found.length : found.items.length;
    return { items, milliseconds: performance.now() - started };
  }

  /** A request of the server's own protocol, and after how many milliseconds it was answered. */
  async ask<R>(method: string, params: object): Promise<{ answer: R; milliseconds: number }> {
    const started = performance.now();
    const answer = await this.connection.sendRequest<R>(method, params);
    return { answer, milliseconds: performance.now() - started };
  }

  /** The address of a file of the folder. */
  addressOf(file: string): string {
    return this.uriOf(file);
  }

  async close(): Promise<void> {
    await this.connection.sendRequest(ShutdownRequest.type);
    await this.connection.sendNotification(ExitNotification.type);
    this.connection.dispose();
    this.server.kill();
    rmSync(this.folder, { recursive: true });
  }

  /** Bytes that the server's heap holds, garbage collected; only of one that was started with `tells-heap.cjs`. */
  async heap(): Promise<number> {
    const told = new Promise<number>((resolve) =>
      this.server.once('message', (bytes) => resolve(Number(bytes))),
    );
    this.server.send('heap');
    return told;
  }

  private async timed(uri: string, send: () => Promise<void>): Promise<number> {
    const answered = new Promise<void>((resolve, reject) => {
      const dead = setTimeout(() => reject(new Error(`nothing was told of ${uri}`)), PATIENCE);
      this.waiting.set(uri, () => {
        clearTimeout(dead);
        this.waiting.delete(uri);
        resolve();
      });
    });
    const started = performance.now();
    await send();
    await answered;
    return performance.now() - started;
  }
}
