import {
  type CancellationToken,
  type DataTransfer,
  type Disposable,
  DocumentDropEdit,
  type DocumentDropEditProvider,
  DocumentDropOrPasteEditKind,
  DocumentPasteEdit,
  type DocumentPasteEditContext,
  type DocumentPasteEditProvider,
  languages,
  type Position,
  Range,
  type TextDocument,
  TextEdit,
  Disposable as VsDisposable,
  WorkspaceEdit,
} from 'vscode';
import type { ServerConnection } from '../client/connection.ts';
import { planDocuments } from '../client/options.ts';

const PLAIN_TEXT = 'text/plain';

/** Offers *Paste as rows of the table* for cells of a spreadsheet, and the same where they are dropped. */
export function registerPaste(connection: ServerConnection): Disposable {
  const kind = DocumentDropOrPasteEditKind.Text.append('ontarget', 'rows');
  const provider = new RowsOfCells(connection, kind);
  return VsDisposable.from(
    languages.registerDocumentPasteEditProvider(planDocuments(), provider, {
      providedPasteEditKinds: [kind],
      pasteMimeTypes: [PLAIN_TEXT],
    }),
    languages.registerDocumentDropEditProvider(planDocuments(), provider, {
      providedDropEditKinds: [kind],
      dropMimeTypes: [PLAIN_TEXT],
    }),
  );
}

class RowsOfCells implements DocumentPasteEditProvider, DocumentDropEditProvider {
  readonly #connection: ServerConnection;
  readonly #kind: DocumentDropOrPasteEditKind;

  constructor(connection: ServerConnection, kind: DocumentDropOrPasteEditKind) {
    this.#connection = connection;
    this.#kind = kind;
  }

  async provideDocumentPasteEdits(
    document: TextDocument,
    ranges: readonly Range[],
    data: DataTransfer,
    _context: DocumentPasteEditContext,
    token: CancellationToken,
  ): Promise<DocumentPasteEdit[]> {
    const [range, ...others] = ranges;
    // Into several places at once a table is pasted as plain text, as everything is.
    if (range === undefined || others.length > 0) return [];
    return (await this.#ways(document, range, data, token)).map(({ title, insert, rest }) => {
      const edit = new DocumentPasteEdit(insert, title, this.#kind);
      if (rest !== undefined) edit.additionalEdit = rest;
      return edit;
    });
  }

  async provideDocumentDropEdits(
    document: TextDocument,
    position: Position,
    data: DataTransfer,
    token: CancellationToken,
  ): Promise<DocumentDropEdit[]> {
    const range = new Range(position, position);
    return (await this.#ways(document, range, data, token)).map(({ title, insert, rest }) => {
      const edit = new DocumentDropEdit(insert, title, this.#kind);
      if (rest !== undefined) edit.additionalEdit = rest;
      return edit;
    });
  }

  async #ways(
    document: TextDocument,
    { start, end }: Range,
    data: DataTransfer,
    token: CancellationToken,
  ): Promise<{ title: string; insert: string; rest: WorkspaceEdit | undefined }[]> {
    const text = await data.get(PLAIN_TEXT)?.asString();
    if (text === undefined || !text.includes('\t') || token.isCancellationRequested) return [];
    try {
      const ways = await this.#connection.paste({
        uri: document.uri.toString(),
        range: { start: plain(start), end: plain(end) },
        text,
      });
      return ways.map(({ title, insert, edits }) => ({ title, insert, rest: asEdit(document, edits) }));
    } catch {
      // The connection has told why in the output; the text is pasted as it is.
      return [];
    }
  }
}

interface Edit {
  readonly range: { readonly start: Place; readonly end: Place };
  readonly newText: string;
}

interface Place {
  readonly line: number;
  readonly character: number;
}

/** A worker is sent the fields of an object and not its getters, of which VS Code's position is made. */
function plain({ line, character }: Position): Place {
  return { line, character };
}

function asEdit(document: TextDocument, edits: readonly Edit[]): WorkspaceEdit | undefined {
  if (edits.length === 0) return undefined;
  const edit = new WorkspaceEdit();
  const changes = edits.map(({ range: { start, end }, newText }) =>
    TextEdit.replace(new Range(start.line, start.character, end.line, end.character), newText),
  );
  edit.set(document.uri, changes);
  return edit;
}
