import type { AstNode, LangiumDocument } from 'langium';
import type { Formatter } from 'langium/lsp';
import type {
  DocumentFormattingParams,
  DocumentOnTypeFormattingOptions,
  DocumentOnTypeFormattingParams,
  DocumentRangeFormattingParams,
  Range,
  TextEdit,
} from 'vscode-languageserver-protocol';
import { declarationsIn } from '../scopes/folders.ts';
import type { OnTargetServices } from '../services/core-module.ts';
import { type GapEdit, gapEdits } from './format/edits.ts';
import { formatSource, formatText } from './format/index.ts';

/**
 * Formatting for editors. A text with a syntax error is left as it is; of a part of it, and while typing, each declaration
 * that can be read by itself is laid out.
 */
export class OnTargetFormatter implements Formatter {
  private readonly parser: OnTargetServices['parser'];

  constructor(services: OnTargetServices) {
    this.parser = services.parser;
  }

  formatDocument(document: LangiumDocument, _params: DocumentFormattingParams): TextEdit[] {
    return asTextEdits(document, this.ofWhole(document) ?? []);
  }

  /** The whole text decides how rows line up; of its edits, those that touch the range are made. */
  formatDocumentRange(document: LangiumDocument, { range }: DocumentRangeFormattingParams): TextEdit[] {
    const edits = this.ofWhole(document) ?? this.ofDeclarations(document, range);
    return asTextEdits(document, edits).filter((edit) => touches(edit.range, range));
  }

  /**
   * Lines rows up when one ends: with its last bar, with the line, or with the block. The line of the cursor is only touched
   * where what was typed ends it.
   */
  formatDocumentOnType(
    document: LangiumDocument,
    { ch, position }: DocumentOnTypeFormattingParams,
  ): TextEdit[] {
    const { line } = position;
    if (ch === '|' && !endsRow(document, line)) return [];
    const last = ch === '\n' ? line - 1 : line;
    const around = { start: { line: Math.max(0, last), character: 0 }, end: position };
    return asTextEdits(document, this.ofDeclarations(document, around)).filter(
      ({ range }) => range.end.line <= last,
    );
  }

  get formatOnTypeOptions(): DocumentOnTypeFormattingOptions {
    return { firstTriggerCharacter: '|', moreTriggerCharacter: ['\n', '}'] };
  }

  /** Undefined where the text has an error. */
  private ofWhole({ textDocument, parseResult }: LangiumDocument): GapEdit[] | undefined {
    const text = textDocument.getText();
    const formatted = formatText(text, parseResult, this.parser.Lexer);
    return formatted === undefined ? undefined : gapEdits(text, formatted, this.parser.Lexer);
  }

  private ofDeclarations(document: LangiumDocument, range: Range): GapEdit[] {
    return declarationsIn(document.parseResult.value)
      .filter(({ $cstNode: text }) => text !== undefined && touches(text.range, range))
      .flatMap((declaration) => this.ofDeclaration(declaration));
  }

  private ofDeclaration({ $cstNode: node }: AstNode): GapEdit[] {
    const text = node?.text;
    if (node === undefined || text === undefined) return [];
    const formatted = formatSource(text, this.parser);
    if (formatted === undefined) return [];
    // What stands behind it is not its own.
    return gapEdits(text, formatted, this.parser.Lexer)
      .filter(({ start }) => start < text.length)
      .map((edit) => ({ ...edit, start: node.offset + edit.start, end: node.offset + edit.end }));
  }
}

function asTextEdits({ textDocument }: LangiumDocument, edits: readonly GapEdit[]): TextEdit[] {
  return edits.map(({ start, end, text: newText }) => ({
    range: { start: textDocument.positionAt(start), end: textDocument.positionAt(end) },
    newText,
  }));
}

/** Whether a line is a row of a table with as many bars as the row above it. */
function endsRow({ textDocument }: LangiumDocument, line: number): boolean {
  const barsOf = (at: number) => {
    const start = { line: at, character: 0 };
    const text = textDocument.getText({ start, end: { line: at + 1, character: 0 } }).trim();
    return text.startsWith('|') && text.endsWith('|')
      ? text.replace(/"(\\.|[^"\\])*"/g, '').split('|').length
      : 0;
  };
  const bars = barsOf(line);
  return bars > 0 && line > 0 && bars === barsOf(line - 1);
}

function touches(a: Range, b: Range): boolean {
  return a.start.line <= b.end.line && b.start.line <= a.end.line;
}
