import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, expect, test } from 'vitest';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import {
  createProtocolConnection,
  InitializedNotification,
  InitializeRequest,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { type FileParams, LIST_FOLDER_REQUEST, READ_FILE_REQUEST } from '../src/protocol.ts';
import { ClientFiles } from '../src/services/client-files.ts';
import { startServer } from '../src/start.ts';
import { smallPlan } from './plan.ts';

let connection: ProtocolConnection | undefined;
let child: ChildProcess | undefined;
afterEach(() => {
  connection?.dispose();
  child?.kill();
});

async function initialize(on: ProtocolConnection, folder: string) {
  const told = new Promise<PublishDiagnosticsParams>((resolve) => {
    on.onNotification(PublishDiagnosticsNotification.type, (params) => {
      if (params.diagnostics.length > 0) resolve(params);
    });
  });
  const { capabilities } = await on.sendRequest(InitializeRequest.type, {
    processId: null,
    rootUri: folder,
    capabilities: {},
    workspaceFolders: [{ uri: folder, name: 'plans' }],
  });
  await on.sendNotification(InitializedNotification.type, {});
  return { capabilities, told };
}

test('serves standard input and output as a process of its own', async () => {
  const main = join(import.meta.dirname, '../src/main.ts');
  const started = spawn(process.execPath, [main, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  child = started;
  connection = createProtocolConnection(
    new StreamMessageReader(started.stdout),
    new StreamMessageWriter(started.stdin),
  );
  connection.listen();
  const { capabilities } = await initialize(connection, 'file:///nowhere');
  expect(capabilities).toMatchObject({
    completionProvider: {},
    hoverProvider: true,
    definitionProvider: true,
    documentFormattingProvider: true,
    documentSymbolProvider: true,
    codeActionProvider: true,
  });
});

test('reads files through the editor where it has no file system', async () => {
  const folder = 'vscode-vfs://github/team/plans';
  const files = new Map([
    [`${folder}/plan.ote`, smallPlan.replace('20%  Company', '30%  Company')],
    [`${folder}/notes.txt`, 'nothing of it'],
  ]);
  const [toServer, toClient] = [new PassThrough(), new PassThrough()];
  const server = createConnection(
    ProposedFeatures.all,
    new StreamMessageReader(toServer),
    new StreamMessageWriter(toClient),
  );
  startServer({ connection: server, fileSystemProvider: () => new ClientFiles(server) });
  connection = createProtocolConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
  connection.onRequest(READ_FILE_REQUEST, ({ uri }: FileParams) => {
    const text = files.get(uri);
    return text === undefined ? null : Buffer.from(text).toString('base64');
  });
  connection.onRequest(LIST_FOLDER_REQUEST, ({ uri }: FileParams) => {
    const names = [...files.keys()]
      .filter((file) => file.startsWith(`${uri}/`))
      .map((file) => file.slice(uri.length + 1));
    return names.length === 0 ? null : names.map((name) => ({ name, kind: 'file' }));
  });
  connection.listen();
  const { told } = await initialize(connection, folder);
  const { uri, diagnostics } = await told;
  expect(uri).toBe(`${folder}/plan.ote`);
  expect(diagnostics.map(({ code }) => code)).toContain('weights-not-100');
});
