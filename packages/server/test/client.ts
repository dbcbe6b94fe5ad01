import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PassThrough } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { isDesignCode } from '@ontarget/language';
import { NodeFileSystem } from 'langium/node';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import {
  type ClientCapabilities,
  CodeLensRefreshRequest,
  ConfigurationRequest,
  createProtocolConnection,
  type Diagnostic,
  DiagnosticRefreshRequest,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  FileChangeType,
  InitializedNotification,
  InitializeRequest,
  InlayHintRefreshRequest,
  LogMessageNotification,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  RegistrationRequest,
  type ServerCapabilities,
  ShowMessageNotification,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import {
  PREVIEW_CHANGED,
  PREVIEW_REQUEST,
  type PreviewResult,
  TESTS_CHANGED,
  type TestedPlan,
} from '../src/protocol.ts';
import { startServer } from '../src/start.ts';

/** An editor with a folder of plans open, speaking real messages with a server. */
export class Client {
  readonly folder: string;
  readonly connection: ProtocolConnection;
  readonly logged: string[] = [];
  private readonly diagnostics = new Map<string, Diagnostic[]>();
  private readonly texts = new Map<string, { text: string; version: number }>();
  private readonly waiting = new Set<() => void>();
  previewChanges = 0;
  /** What the server said it can do. */
  capabilities: ServerCapabilities = {};
  /** What the server asked to be asked for again, by the request's name. */
  readonly refreshes: string[] = [];
  /** What the editor has shown to its user. */
  readonly shown: string[] = [];
  /** The settings below `ontarget`. */
  settings: object = {};
  /** The examples tables that were told last. */
  tests: TestedPlan | undefined;

  private constructor(folder: string, connection: ProtocolConnection) {
    this.folder = folder;
    this.connection = connection;
    connection.onNotification(PublishDiagnosticsNotification.type, ({ uri, diagnostics }) => {
      this.diagnostics.set(uri, diagnostics);
      this.wake();
    });
    connection.onNotification(PREVIEW_CHANGED, () => {
      this.previewChanges += 1;
      this.wake();
    });
    connection.onNotification(TESTS_CHANGED, (plan: TestedPlan) => {
      this.tests = plan;
      this.wake();
    });
    connection.onNotification(LogMessageNotification.type, ({ message }) => {
      this.logged.push(message);
    });
    connection.onNotification(ShowMessageNotification.type, ({ message }) => {
      this.shown.push(message);
      this.wake();
    });
    connection.onRequest(ConfigurationRequest.type, ({ items }) => items.map(() => this.settings));
    connection.onRequest(RegistrationRequest.type, () => undefined);
    for (const type of [
      InlayHintRefreshRequest.type,
      CodeLensRefreshRequest.type,
      DiagnosticRefreshRequest.type,
    ]) {
      connection.onRequest(type, () => {
        this.refreshes.push(type.method);
        this.wake();
      });
    }
    connection.listen();
  }

  /** Writes files into a new folder and opens it. */
  static async open(
    files: Record<string, string | Uint8Array>,
    initializationOptions: object = {},
    capabilities: ClientCapabilities = {},
    settings: object = {},
  ): Promise<Client> {
    const folder = await mkdtemp(join(tmpdir(), 'ontarget-server-'));
    for (const [name, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), text);
    }
    const [toServer, toClient] = [new PassThrough(), new PassThrough()];
    startServer({
      connection: createConnection(
        ProposedFeatures.all,
        new StreamMessageReader(toServer),
        new StreamMessageWriter(toClient),
      ),
      ...NodeFileSystem,
    });
    const client = new Client(
      folder,
      createProtocolConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer)),
    );
    client.settings = settings;
    const uri = pathToFileURL(folder).href;
    const { capabilities: can } = await client.connection.sendRequest(InitializeRequest.type, {
      processId: null,
      rootUri: uri,
      capabilities,
      workspaceFolders: [{ uri, name: 'plans' }],
      initializationOptions,
    });
    client.capabilities = can;
    await client.connection.sendNotification(InitializedNotification.type, {});
    return client;
  }

  uri(name: string): string {
    return pathToFileURL(join(this.folder, name)).href;
  }

  /** Shows a file in the editor. */
  async show(name: string, text: string): Promise<void> {
    this.texts.set(name, { text, version: 1 });
    const textDocument = { uri: this.uri(name), languageId: 'ontarget', version: 1, text };
    await this.connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
  }

  /** Types over all of a file. */
  async type(name: string, text: string): Promise<void> {
    const version = (this.texts.get(name)?.version ?? 0) + 1;
    this.texts.set(name, { text, version });
    await this.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri: this.uri(name), version },
      contentChanges: [{ text }],
    });
  }

  /** Closes the file in the editor; what was typed and not saved is gone. */
  async hide(name: string): Promise<void> {
    this.texts.delete(name);
    const textDocument = { uri: this.uri(name) };
    await this.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument });
  }

  /** Writes a file behind the editor's back, as another program would. */
  async write(
    name: string,
    text: string | Uint8Array,
    type: FileChangeType = FileChangeType.Created,
  ): Promise<void> {
    await mkdir(dirname(join(this.folder, name)), { recursive: true });
    await writeFile(join(this.folder, name), text);
    await this.changed([name, type]);
  }

  /** Deletes a file or a folder behind the editor's back. */
  async remove(name: string): Promise<void> {
    await rm(join(this.folder, name), { recursive: true });
    await this.changed([name, FileChangeType.Deleted]);
  }

  /** Moves a file or a folder behind the editor's back; an editor tells of it as gone and new. */
  async move(from: string, to: string): Promise<void> {
    await mkdir(dirname(join(this.folder, to)), { recursive: true });
    await rename(join(this.folder, from), join(this.folder, to));
    await this.changed([from, FileChangeType.Deleted], [to, FileChangeType.Created]);
  }

  private async changed(...files: [name: string, type: FileChangeType][]): Promise<void> {
    const changes = files.map(([name, type]) => ({ uri: this.uri(name), type }));
    await this.connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes });
  }

  /** Where `what` stands in a shown file, `behind` characters further. */
  at(name: string, what: string, behind = 0) {
    const text = this.texts.get(name)?.text ?? '';
    const offset = text.indexOf(what);
    if (offset < 0) throw new Error(`"${what}" does not stand in ${name}`);
    const before = text.slice(0, offset + behind).split('\n');
    const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
    return { textDocument: { uri: this.uri(name) }, position };
  }

  /** The codes of everything that is told now but for advice, by the name of the file below the opened folder. */
  all(): Record<string, string[]> {
    const root = `${pathToFileURL(this.folder).href}/`;
    return Object.fromEntries(
      [...this.diagnostics]
        .map(([uri, diagnostics]): [string, string[]] => [
          uri.replace(root, ''),
          diagnostics.map(({ code }) => String(code)).filter((code) => !isDesignCode(code)),
        ])
        .filter(([, codes]) => codes.length > 0)
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    );
  }

  codes(name: string): (string | number | undefined)[] {
    return (this.diagnostics.get(this.uri(name)) ?? []).map(({ code }) => code);
  }

  of(name: string): Diagnostic[] {
    return this.diagnostics.get(this.uri(name)) ?? [];
  }

  /** Waits until something holds; says what it waited for where it never does. */
  async until(what: string, holds: () => boolean | Promise<boolean>, patience = 10_000): Promise<void> {
    const end = Date.now() + patience;
    while (!(await holds())) {
      const left = end - Date.now();
      if (left <= 0) throw new Error(`waited in vain until ${what}`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, Math.min(left, 250));
        this.waiting.add(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
  }

  async preview(name: string): Promise<PreviewResult> {
    return this.connection.sendRequest<PreviewResult>(PREVIEW_REQUEST, { uri: this.uri(name) });
  }

  async close(): Promise<void> {
    await this.connection.sendRequest(ShutdownRequest.type);
    this.connection.onError(() => undefined);
    this.connection.dispose();
    await rm(this.folder, { recursive: true, force: true });
  }

  private wake(): void {
    for (const resume of this.waiting) resume();
    this.waiting.clear();
  }
}
