import {
  CancellationToken,
  CancellationTokenSource,
  type ProtocolConnection,
  ResponseError,
} from 'vscode-languageserver-protocol/node';
import * as protocol from '../src/protocol.ts';
import type { Client } from './client.ts';

/** What each request of an editor was answered, by its method. */
export type Answers = Readonly<Record<string, unknown>>;

type Ask = (method: string, params: object, token?: CancellationToken) => Promise<unknown>;

/** The requests that the server asks of the editor, and not the other way round. */
const OF_THE_EDITOR: readonly string[] = [protocol.READ_FILE_REQUEST, protocol.LIST_FOLDER_REQUEST];

/** Every request of our own that an editor may send. */
export const ownRequests: readonly string[] = Object.entries(protocol).flatMap(([name, method]) =>
  name.endsWith('_REQUEST') && typeof method === 'string' && !OF_THE_EDITOR.includes(method) ? [method] : [],
);

/** The requests behind each thing that the server says it can do, by the name under which it says so. */
export const requestsOf: Readonly<Record<string, readonly string[]>> = {
  completionProvider: ['textDocument/completion'],
  hoverProvider: ['textDocument/hover'],
  signatureHelpProvider: ['textDocument/signatureHelp'],
  definitionProvider: ['textDocument/definition'],
  typeDefinitionProvider: ['textDocument/typeDefinition'],
  referencesProvider: ['textDocument/references'],
  documentHighlightProvider: ['textDocument/documentHighlight'],
  documentSymbolProvider: ['textDocument/documentSymbol'],
  workspaceSymbolProvider: ['workspace/symbol'],
  codeActionProvider: ['textDocument/codeAction'],
  codeLensProvider: ['textDocument/codeLens', 'codeLens/resolve'],
  documentLinkProvider: ['textDocument/documentLink'],
  documentFormattingProvider: ['textDocument/formatting'],
  documentRangeFormattingProvider: ['textDocument/rangeFormatting'],
  documentOnTypeFormattingProvider: ['textDocument/onTypeFormatting'],
  renameProvider: ['textDocument/prepareRename', 'textDocument/rename'],
  foldingRangeProvider: ['textDocument/foldingRange'],
  selectionRangeProvider: ['textDocument/selectionRange'],
  executeCommandProvider: ['workspace/executeCommand'],
  callHierarchyProvider: [
    'textDocument/prepareCallHierarchy',
    'callHierarchy/incomingCalls',
    'callHierarchy/outgoingCalls',
  ],
  semanticTokensProvider: ['textDocument/semanticTokens/full', 'textDocument/semanticTokens/range'],
  inlayHintProvider: ['textDocument/inlayHint'],
  diagnosticProvider: ['textDocument/diagnostic', 'workspace/diagnostic'],
  workspace: ['workspace/willRenameFiles'],
};

/**
 * Asks for everything that an editor can ask for, all at once as it does while somebody types, with the cursor at an offset
 * of the text. A request that fails is an error; a rename may be refused in words.
 *
 * @param name of the file, which the client shows with this text
 * @param role node id of a role, which the text may not have
 */
export async function askEverything(
  client: Client,
  name: string,
  text: string,
  offset: number,
  role: string,
): Promise<Answers> {
  const answers: Record<string, unknown> = {};
  const ask: Ask = async (method, params, token) => {
    const answer = await refusable(client.connection, method, params, token);
    // What is asked for several times has answered when one of them has.
    answers[method] = isSomething(answer) ? answer : (answers[method] ?? answer);
    return answer;
  };
  const asked = {
    ask,
    uri: client.uri(name),
    position: positionAt(text, offset),
    end: positionAt(text, text.length),
  };
  await Promise.all([atTheCursor(asked), ofTheText(asked), ofTheWorkspace(asked), ofThePlan(asked, role)]);
  return answers;
}

interface Asked {
  readonly ask: Ask;
  readonly uri: string;
  readonly position: Position;
  readonly end: Position;
}

interface Position {
  readonly line: number;
  readonly character: number;
}

const options = { tabSize: 2, insertSpaces: true };

async function atTheCursor({ ask, uri, position, end }: Asked): Promise<void> {
  const textDocument = { uri };
  const at = { textDocument, position };
  const range = { start: position, end: position };
  const whole = { start: { line: 0, character: 0 }, end };
  const context = { diagnostics: [] };
  await Promise.all([
    ask('textDocument/completion', at),
    ask('textDocument/hover', at),
    ask('textDocument/signatureHelp', at),
    ask('textDocument/definition', at),
    ask('textDocument/typeDefinition', at),
    ask('textDocument/references', { ...at, context: { includeDeclaration: true } }),
    ask('textDocument/documentHighlight', at),
    ask('textDocument/prepareRename', at),
    ask('textDocument/rename', { ...at, newName: 'Other' }),
    ask('textDocument/selectionRange', { textDocument, positions: [position] }),
    ask('textDocument/codeAction', { textDocument, range, context }),
    ask('textDocument/codeAction', { textDocument, range: whole, context }),
    ...['|', '\n', '}'].map((ch) => ask('textDocument/onTypeFormatting', { ...at, ch, options })),
    hierarchy(ask, at),
    ask(protocol.PASTE_REQUEST, { uri, range, text: '$150K\t100%\t15.000,00\n$165K\t110%\t“x”' }),
  ]);
}

async function hierarchy(ask: Ask, at: object): Promise<void> {
  const items = (await ask('textDocument/prepareCallHierarchy', at)) as object[] | null;
  for (const item of items ?? []) {
    await Promise.all([
      ask('callHierarchy/incomingCalls', { item }),
      ask('callHierarchy/outgoingCalls', { item }),
    ]);
  }
}

async function ofTheText({ ask, uri, position, end }: Asked): Promise<void> {
  const textDocument = { uri };
  const range = { start: { line: 0, character: 0 }, end };
  const lenses = ask('textDocument/codeLens', { textDocument }).then(async (found) => {
    for (const lens of (found as object[] | null) ?? []) await ask('codeLens/resolve', lens);
  });
  await Promise.all([
    ask('textDocument/documentSymbol', { textDocument }),
    ask('textDocument/documentLink', { textDocument }),
    ask('textDocument/formatting', { textDocument, options }),
    ask('textDocument/rangeFormatting', { textDocument, range: { start: position, end }, options }),
    ask('textDocument/rangeFormatting', {
      textDocument,
      range: { start: range.start, end: position },
      options,
    }),
    ask('textDocument/foldingRange', { textDocument }),
    ask('textDocument/semanticTokens/full', { textDocument }),
    ask('textDocument/semanticTokens/range', { textDocument, range }),
    ask('textDocument/inlayHint', { textDocument, range }),
    ask('textDocument/diagnostic', { textDocument }),
    lenses,
  ]);
}

async function ofTheWorkspace({ ask, uri, position }: Asked): Promise<void> {
  // It answers once there is something new: an editor that has heard enough gives it up.
  const enough = new CancellationTokenSource();
  const news = ask('workspace/diagnostic', { previousResultIds: [] }, enough.token);
  await Promise.all([
    ask('workspace/symbol', { query: 'New' }),
    ask('workspace/executeCommand', { command: 'ontarget.runExamples', arguments: [uri, position.line] }),
    ask('workspace/willRenameFiles', {
      files: [{ oldUri: uri, newUri: new URL('../../moved/plan.ote', uri).href }],
    }),
    ask(protocol.NEW_PLAN_REQUEST, { folderName: 'Next year', year: 2028 }),
  ]);
  enough.cancel();
  await news;
}

async function ofThePlan({ ask, uri }: Asked, role: string): Promise<void> {
  const folder = uri.slice(0, uri.lastIndexOf('/'));
  const supposed = { uri, role, settings: { levers: {}, amounts: {} } };
  await Promise.all([
    ask(protocol.PREVIEW_REQUEST, { uri }),
    ask(protocol.WHAT_IF_REQUEST, supposed),
    ask(protocol.TOTAL_CURVE_REQUEST, supposed),
    ask(protocol.STATEMENT_REQUEST, supposed),
    ask(protocol.PROOFS_REQUEST, { uri, role }),
    ask(protocol.COST_REQUEST, { uri, settings: { attainments: {}, results: {}, draws: '10' } }),
    ask(protocol.COMPARE_REQUEST, { uri, earlier: {}, name: 'HEAD' }),
    ask(protocol.RUN_TESTS_REQUEST, { folder, coverage: true }),
    pay(ask, uri),
  ]);
}

async function pay(ask: Ask, uri: string): Promise<void> {
  const sources = (await ask(protocol.PAY_SOURCES_REQUEST, { uri })) as protocol.PaySourcesResult;
  // Nobody can be paid by what is broken; that is asked, too.
  const period = sources?.periods[0]?.key ?? '2027-01-01/2027-03-31';
  await ask(protocol.PAY_RUN_REQUEST, { uri, period, quarantine: true });
  await Promise.all([
    ask(protocol.PAY_EXPLAIN_REQUEST, { uri, payee: 'Ana Silva' }),
    ask(protocol.PAY_ROW_REQUEST, { uri, table: 'deals', file: 'deals.csv', record: 1 }),
  ]);
}

/** The answer of a request; the words of a rename that is refused. Any other failure is thrown with what was asked. */
async function refusable(
  connection: ProtocolConnection,
  method: string,
  params: object,
  token: CancellationToken = CancellationToken.None,
): Promise<unknown> {
  try {
    return await connection.sendRequest(method, params, token);
  } catch (error) {
    const isRefusal = error instanceof ResponseError && error.code === REFUSED && /ename$/.test(method);
    if (isRefusal && error.message.length > 10) return null;
    throw new Error(`${method}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

/** `RequestFailed` of the protocol: it was understood, and is refused. */
const REFUSED = -32803;

/** Whether an answer says something. */
export function isSomething(answer: unknown): boolean {
  if (Array.isArray(answer)) return answer.length > 0;
  return answer !== null && answer !== undefined;
}

function positionAt(text: string, offset: number): Position {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}
