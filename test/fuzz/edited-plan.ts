import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDesignCode } from '@ontarget/language';
import { selectionRangeAt } from '@ontarget/language/lsp';
import {
  documentsOf,
  type FileSystem,
  finished,
  openDocuments,
  type Snapshot,
  takeSnapshot,
} from '@ontarget/workspace';
import { URI } from 'langium';
import { expect, vi } from 'vitest';
import { type CodeAction, type Range, ResponseError } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { memoryFiles } from '../../packages/language/test/support/memory-files.ts';
import { CodeLenses } from '../../packages/server/src/lenses/index.ts';
import { previewModel } from '../../packages/server/src/preview/model.ts';
import { hoverValues } from '../../packages/server/src/requests/hover-values.ts';
import { createServerServices } from '../../packages/server/src/services/create.ts';
import type { Edit } from './edits.ts';

const root = join(import.meta.dirname, '../..');
const folder = 'memory:/plan';

/** A plan held in memory, of which a file can be replaced and everything an editor asks be asked. */
export class EditedPlan {
  /** The plan's files as they are on disk, by name. */
  readonly originals: Readonly<Record<string, string>>;
  private readonly files: Record<string, string>;
  private readonly provider;
  private readonly services;
  private snapshot: Snapshot | undefined;
  private edited: string | undefined;

  /** @param path of the plan's folder, from the project's root */
  constructor(path: string) {
    const names = readdirSync(join(root, path)).filter((name) => /\.ote$|^ontarget\.json$/.test(name));
    this.originals = Object.fromEntries(
      names.map((name) => [name, readFileSync(join(root, path, name), 'utf8')]),
    );
    this.files = Object.fromEntries(names.map((name) => [`/plan/${name}`, this.originals[name] as string]));
    this.provider = memoryFiles(this.files);
    this.services = createServerServices(
      { fileSystemProvider: () => this.provider },
      {
        canReview: false,
        valuesOf: async (node) => hoverValues(node, this.snapshot),
        pageOf: () => undefined,
        lastOf: () => this.snapshot,
        projects: () => [],
        snapshotOf: async () => this.snapshot,
        hintSettings: async () => ({
          money: true,
          baseRate: true,
          quotas: true,
          weights: true,
          targets: true,
        }),
        editorCommands: () => ({ preview: 'preview', places: 'places' }),
        show: () => undefined,
        diagnosticsOf: (document) => document.diagnostics ?? [],
        makesFiles: true,
      },
    );
    this.services.shared.workspace.DocumentBuilder.updateBuildOptions = { validation: true };
  }

  /** The names of its plan files. */
  get names(): string[] {
    return Object.keys(this.originals).filter((name) => name.endsWith('.ote'));
  }

  /** Puts a text in a file's place and works the plan out, through the services as they were left. */
  private async type(file: string, text: string): Promise<Snapshot> {
    this.files[`/plan/${file}`] = text;
    const { DocumentBuilder } = this.services.shared.workspace;
    const opened = await openDocuments(this.planFiles(), this.services, folder);
    await DocumentBuilder.update([URI.parse(`${folder}/${file}`)], []);
    // Files that were just opened, and those that the change touches.
    await DocumentBuilder.build(documentsOf(opened), { validation: true });
    this.snapshot = await takeSnapshot({ ...opened, services: this.services });
    return this.snapshot;
  }

  /** Does an edit to the plan as it is on disk, asks for everything at its cursor, and judges the answers. */
  async survives({ what, file, text, cursor }: Edit): Promise<Snapshot> {
    if (this.edited !== undefined && this.edited !== file) await this.restore();
    this.edited = file;
    const complaints = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const started = performance.now();
    try {
      const snapshot = await this.type(file, text);
      judge(snapshot, what);
      finished(previewModel(snapshot, undefined));
      await this.ask(file, text, cursor, what);
      await this.fixesApply(file, text, what);
      // Langium catches what checks and providers throw and writes it to the console.
      expect(complaints.mock.calls, what).toEqual([]);
      expect(performance.now() - started, `${what}: milliseconds`).toBeLessThan(20_000);
      return snapshot;
    } catch (error) {
      throw new Error(`${what}: ${(error as Error).message}`, { cause: error });
    } finally {
      complaints.mockRestore();
    }
  }

  /** The plan as it is on disk again. */
  async restore(): Promise<Snapshot> {
    const file = this.edited ?? this.names[0] ?? '';
    this.edited = undefined;
    return this.type(file, this.originals[file] ?? '');
  }

  private async ask(file: string, text: string, cursor: number, what: string): Promise<void> {
    const document = this.documentOf(file);
    const { lsp } = this.services.OnTarget;
    const textDocument = { uri: document.uri.toString() };
    const at = { textDocument, position: document.textDocument.positionAt(cursor) };
    const options = { tabSize: 2, insertSpaces: true };
    await lsp.CompletionProvider?.getCompletion(document, at);
    await lsp.HoverProvider?.getHoverContent(document, at);
    await lsp.DefinitionProvider?.getDefinition(document, at);
    await lsp.ReferencesProvider?.findReferences(document, { ...at, context: { includeDeclaration: true } });
    await lsp.DocumentSymbolProvider?.getSymbols(document, { textDocument });
    await lsp.FoldingRangeProvider?.getFoldingRanges(document, { textDocument });
    await lsp.DocumentHighlightProvider?.getDocumentHighlight(document, at);
    for (const item of (await lsp.CallHierarchyProvider?.prepareCallHierarchy(document, at)) ?? []) {
      await lsp.CallHierarchyProvider?.incomingCalls({ item });
      await lsp.CallHierarchyProvider?.outgoingCalls({ item });
    }
    await lsp.SignatureHelp?.provideSignatureHelp(document, at);
    await lsp.TypeProvider?.getTypeDefinition(document, at);
    await lsp.DocumentLinkProvider?.getDocumentLinks(document, { textDocument });
    await lsp.SemanticTokenProvider?.semanticHighlight(document, { textDocument });
    const whole = { start: { line: 0, character: 0 }, end: document.textDocument.positionAt(text.length) };
    await lsp.InlayHintProvider?.getInlayHints(document, { textDocument, range: whole });
    const lenses = lsp.CodeLensProvider;
    for (const lens of (await lenses?.provideCodeLens(document, { textDocument })) ?? [])
      if (lenses instanceof CodeLenses) lenses.resolve(lens);
    await unlessRefused(() => lsp.RenameProvider?.rename(document, { ...at, newName: 'Other' }));
    selectionRangeAt(document, at.position);
    const edits = await lsp.Formatter?.formatDocument(document, { textDocument, options });
    for (const { range } of edits ?? []) inside(range, text, what);
  }

  /** Every fix that is offered changes places that are there. */
  private async fixesApply(file: string, text: string, what: string): Promise<void> {
    const document = this.documentOf(file);
    const diagnostics = document.diagnostics ?? [];
    const whole = { start: { line: 0, character: 0 }, end: document.textDocument.positionAt(text.length) };
    const actions = await this.services.OnTarget.lsp.CodeActionProvider?.getCodeActions(document, {
      textDocument: { uri: document.uri.toString() },
      range: whole,
      context: { diagnostics },
    });
    for (const action of (actions ?? []) as CodeAction[]) {
      const edits = action.edit?.changes?.[document.uri.toString()] ?? [];
      for (const { range } of edits) inside(range, text, `${what}, fix "${action.title}"`);
      TextDocument.applyEdits(document.textDocument, edits);
    }
  }

  /** The files as the workspace asks for them. */
  private planFiles(): FileSystem {
    return {
      readFile: (uri) => this.provider.readFile(URI.parse(uri)),
      exists: (uri) => this.provider.exists(URI.parse(uri)),
      list: async () => Object.keys(this.originals).map((name) => ({ name, kind: 'file' })),
    };
  }

  private documentOf(file: string) {
    const document = this.services.shared.workspace.LangiumDocuments.getDocument(
      URI.parse(`${folder}/${file}`),
    );
    if (document === undefined) throw new Error(`${file} is not open`);
    return document;
  }
}

/** What holds of every snapshot: an evaluator or an error, and messages made for people. */
function judge({ plan, diagnostics, evaluator }: Snapshot, what: string): void {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (evaluator === undefined) expect(errors.length > 0 || plan.isLibrary, `${what}: an error`).toBe(true);
  else {
    // An example that is wrong, or a rule of design that is broken, says nothing against the evaluator that it was judged by.
    const others = errors.filter(({ code }) => !code.startsWith('example-') && !isDesignCode(code));
    expect(others, `${what}: compiled with errors`).toEqual([]);
  }
  for (const { message, code, range, file } of diagnostics) {
    expect(message, `${what}: ${code}`).not.toMatch(
      /undefined|\[object|NaN|An error occurred|^\s+at |TypeError|Cannot read prop/m,
    );
    expect(message.length, `${what}: ${code} has no words`).toBeGreaterThan(10);
    expect(range.line, `${what}: ${code} in ${file}`).toBeGreaterThan(0);
  }
}

/** A rename that is refused in words has been answered. */
async function unlessRefused(ask: () => unknown): Promise<void> {
  try {
    await ask();
  } catch (error) {
    if (!(error instanceof ResponseError)) throw error;
  }
}

function inside({ start, end }: Range, text: string, what: string): void {
  const lines = text.split(/\r\n|\r|\n/);
  for (const { line, character } of [start, end]) {
    // An edit may end at the beginning of the line behind the last one: that is the end of the text.
    const isEnd = line === lines.length && character === 0;
    expect(
      isEnd || character <= (lines[line]?.length ?? -1),
      `${what}: ${line}:${character} is outside`,
    ).toBe(true);
  }
}
