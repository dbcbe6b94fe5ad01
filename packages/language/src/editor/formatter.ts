import type { LangiumDocument, Lexer, MaybePromise } from 'langium';
import type { Formatter } from 'langium/lsp';
import type {
  DocumentFormattingParams,
  DocumentOnTypeFormattingParams,
  DocumentRangeFormattingParams,
  Range,
  TextEdit,
} from 'vscode-languageserver-protocol';
import type { OnTargetServices } from '../services/core-module.ts';
import { gapEdits } from './format/edits.ts';
import { formatText } from './format/index.ts';

/** Formatting for editors. A text with a syntax error is left as it is. */
export class OnTargetFormatter implements Formatter {
  private readonly lexer: Lexer;

  constructor(services: OnTargetServices) {
    this.lexer = services.parser.Lexer;
  }

  formatDocument(document: LangiumDocument, _params: DocumentFormattingParams): MaybePromise<TextEdit[]> {
    return this.edits(document);
  }

  /** The whole text decides how rows line up; of its edits, those that touch the range are made. */
  formatDocumentRange(
    document: LangiumDocument,
    params: DocumentRangeFormattingParams,
  ): MaybePromise<TextEdit[]> {
    return this.edits(document).filter(({ range }) => touches(range, params.range));
  }

  formatDocumentOnType(
    _document: LangiumDocument,
    _params: DocumentOnTypeFormattingParams,
  ): MaybePromise<TextEdit[]> {
    return [];
  }

  get formatOnTypeOptions(): undefined {
    return undefined;
  }

  private edits(document: LangiumDocument): TextEdit[] {
    const text = document.textDocument.getText();
    const formatted = formatText(text, document.parseResult, this.lexer);
    if (formatted === undefined) return [];
    return gapEdits(text, formatted, this.lexer).map(({ start, end, text: newText }) => ({
      range: { start: document.textDocument.positionAt(start), end: document.textDocument.positionAt(end) },
      newText,
    }));
  }
}

function touches(a: Range, b: Range): boolean {
  return a.start.line <= b.end.line && b.start.line <= a.end.line;
}
