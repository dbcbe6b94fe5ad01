import {
  type AstNode,
  AstUtils,
  CstUtils,
  isLeafCstNode,
  type LangiumDocument,
  type LeafCstNode,
  type ReferenceDescription,
} from 'langium';
import type { RenameProvider } from 'langium/lsp';
import {
  LSPErrorCodes,
  type Range,
  type RenameParams,
  ResponseError,
  type TextDocumentPositionParams,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import * as ast from '../../generated/ast.ts';
import { tableOfColumn } from '../../resolve/tables.ts';
import { BUILT_IN_COLUMNS, isBuiltIn } from '../../scopes/built-in.ts';
import { declarationsIn } from '../../scopes/folders.ts';
import type { OnTargetLspServices } from '../../services/create-lsp.ts';
import { forEachChild } from '../../services/walk.ts';
import { bearerInWords, bearerOf } from './names-taken.ts';
import { SpokenReferences } from './references.ts';
import { unquoted } from './spoken.ts';

/**
 * Calls something by another name, everywhere: in all files that see it, also where it is written in headings and cells.
 * Refuses what would change a plan's meaning. What the data call it stays known: a column is read from its old heading,
 * and a value keeps its old spelling.
 */
export class OnTargetRename implements RenameProvider {
  private readonly services: OnTargetLspServices;

  constructor(services: OnTargetLspServices) {
    this.services = services;
  }

  /** @throws ResponseError with the reason, for what has a name that cannot be changed */
  prepareRename(document: LangiumDocument, { position }: TextDocumentPositionParams): Range | undefined {
    const leaf = this.leafAt(document, position);
    const target = leaf && this.targetOf(leaf);
    if (leaf === undefined || target === undefined) return undefined;
    refuseFixed(target);
    return leaf.range;
  }

  /** @throws ResponseError with the reason, where the new name is none, or stands for something else already */
  rename(document: LangiumDocument, { position, newName }: RenameParams): WorkspaceEdit | undefined {
    const leaf = this.leafAt(document, position);
    const target = leaf && this.targetOf(leaf);
    if (target === undefined) return undefined;
    refuseFixed(target);
    const name = nameFrom(newName, target);
    const references = this.references();
    const targets = references.calledAlike(target);
    const bearer = bearerOf(
      { targets, newName: name, documents: references.documentsSeeing(target) },
      this.services,
    );
    if (bearer !== undefined)
      refuse(`There is already ${bearerInWords(bearer)}. At some place ${name} would stand for both.`);
    const edits = this.editsOf(targets, name, references);
    for (const [uri, changes] of edits) this.refuseOtherReading(uri, changes, name);
    const all = withKept(edits, targets);
    return { changes: Object.fromEntries([...all].map(([uri, changes]) => [uri, inOrder(changes)])) };
  }

  private references(): SpokenReferences {
    const { References } = this.services.references;
    return References instanceof SpokenReferences ? References : new SpokenReferences(this.services);
  }

  private leafAt(document: LangiumDocument, position: Range['start']): LeafCstNode | undefined {
    const root = document.parseResult.value.$cstNode;
    if (root === undefined) return undefined;
    const offset = document.textDocument.offsetAt(position);
    const { nameRegexp } = this.services.parser.GrammarConfig;
    // A value in quotes is named by its quotes too.
    const found = [
      CstUtils.findDeclarationNodeAtOffset(root, offset, nameRegexp),
      CstUtils.findLeafNodeAtOffset(root, offset),
    ];
    return found.find(
      (leaf) =>
        leaf !== undefined && isLeafCstNode(leaf) && !leaf.hidden && this.targetOf(leaf) !== undefined,
    );
  }

  private targetOf(leaf: LeafCstNode): AstNode | undefined {
    return this.references().findDeclarations(leaf)[0];
  }

  private editsOf(targets: readonly AstNode[], name: string, references: SpokenReferences): Changes {
    const places = new Map<string, ReferenceDescription>();
    for (const target of targets) {
      for (const place of references.findReferences(target, { includeDeclaration: true }))
        places.set(`${place.sourceUri} ${place.segment.offset}`, place);
    }
    const edits: Changes = new Map();
    for (const { sourceUri, segment } of places.values()) {
      const uri = sourceUri.toString();
      const { offset, length, range } = segment;
      const newText = isWord(name) ? name : JSON.stringify(name);
      edits.set(uri, [...(edits.get(uri) ?? []), { offset, length, edit: { range, newText } }]);
    }
    return edits;
  }

  /** A word of the language may be a name almost everywhere; where it would be read as the word, the text would say something else. */
  private refuseOtherReading(uri: string, changes: readonly Change[], name: string): void {
    const { LangiumDocuments } = this.services.shared.workspace;
    const document = LangiumDocuments.all.find((one) => one.uri.toString() === uri);
    if (document === undefined) return;
    // Each declaration that is touched is read by itself, before and after: a long file need not be read again.
    const readOtherwise = declarationsIn(document.parseResult.value).some(({ $cstNode: text }) => {
      if (text === undefined) return false;
      const own = changes.filter(({ offset }) => text.offset <= offset && offset < text.end);
      if (own.length === 0) return false;
      const moved = own.map((change) => ({ ...change, offset: change.offset - text.offset }));
      return !this.readAlike(text.text, changed(text.text, moved), name);
    });
    if (!readOtherwise) return;
    const line = (changes[0]?.edit.range.start.line ?? 0) + 1;
    refuse(
      `${name} is a word of the language, and would be read as such where this name stands (first in ${uri.split('/').at(-1)}, line ${line}). Choose another name.`,
    );
  }

  private readAlike(before: string, after: string, name: string): boolean {
    const { LangiumParser } = this.services.parser;
    const [was, is] = [LangiumParser.parse(before), LangiumParser.parse(after)];
    const errors = [was, is].map(({ lexerErrors, parserErrors }) => lexerErrors.length + parserErrors.length);
    // A name in quotes is another kind of text than one without, and can be no word of the language.
    return errors[0] === errors[1] && (!isWord(name) || sameShape(was.value, is.value));
  }
}

interface Change {
  readonly offset: number;
  readonly length: number;
  readonly edit: TextEdit;
}

type Changes = Map<string, Change[]>;

/** With what keeps the data readable: the heading that a column has in them, the spelling that a value has. */
function withKept(edits: Changes, targets: readonly AstNode[]): Changes {
  for (const target of targets) {
    const { $cstNode: text } = target;
    const words = wordsKept(target);
    if (text === undefined || words === undefined) continue;
    const uri = AstUtils.getDocument(target).uri.toString();
    const range = { start: text.range.end, end: text.range.end };
    const kept = { offset: text.end, length: 0, edit: { range, newText: words } };
    edits.set(uri, [...(edits.get(uri) ?? []), kept]);
  }
  return edits;
}

function wordsKept(target: AstNode): string | undefined {
  if (ast.isChoice(target)) {
    const old = isWord(target.name) ? target.name : JSON.stringify(target.name);
    return target.spellings.length === 0 ? ` also ${old}` : ` or ${old}`;
  }
  const isRead = ast.isInputColumn(target) && target.header === undefined;
  return isRead ? ` from ${JSON.stringify(target.name)}` : undefined;
}

function inOrder(changes: readonly Change[]): TextEdit[] {
  return changes.toSorted((a, b) => a.offset - b.offset).map(({ edit }) => edit);
}

function changed(text: string, changes: readonly Change[]): string {
  let [out, at] = ['', 0];
  for (const { offset, length, edit } of changes.toSorted((a, b) => a.offset - b.offset)) {
    out += text.slice(at, offset) + edit.newText;
    at = offset + length;
  }
  return out + text.slice(at);
}

/** Whether two trees have the same nodes with the same parts, whatever these are called. */
function sameShape(a: AstNode, b: AstNode): boolean {
  if (a.$type !== b.$type || partsOf(a) !== partsOf(b)) return false;
  const [ofA, ofB]: [AstNode[], AstNode[]] = [[], []];
  forEachChild(a, (child) => ofA.push(child));
  forEachChild(b, (child) => ofB.push(child));
  return ofA.length === ofB.length && ofA.every((child, index) => sameShape(child, ofB[index] as AstNode));
}

/** Which parts a node has, and how many of each. */
function partsOf(node: AstNode): string {
  return Object.entries(node)
    .filter(([part, value]) => !part.startsWith('$') && value !== undefined && value !== false)
    .map(([part, value]) => (Array.isArray(value) ? `${part} ${value.length}` : part))
    .sort()
    .join();
}

/** The new name as it is kept; a value may be any text, everything else is one word. */
function nameFrom(typed: string, target: AstNode): string {
  const name = ast.isChoice(target) ? unquoted(typed.trim()) : typed.trim();
  if (isWord(name) || (ast.isChoice(target) && name !== '' && !/["\\\r\n]/.test(name))) return name;
  return refuse(
    `"${name}" cannot be a name: a name is one word of letters, digits and _, and does not begin with a digit. A title in quotes may say more.`,
  );
}

/** What a run looks for by its name cannot be called otherwise. */
function refuseFixed(target: AstNode): void {
  const table = ast.isTableColumn(target) ? tableOfColumn(target) : target;
  if (!ast.isDataTable(table)) return;
  const columns = BUILT_IN_COLUMNS.get(table.name);
  if (columns === undefined && !isBuiltIn(target)) return;
  if (table === target)
    refuse(`A run reads the table ${table.name} by this name, so it cannot be called otherwise.`);
  const { name } = target as ast.TableColumn;
  if (columns?.some((column) => column.name === name))
    refuse(
      `A run reads the column ${name} of ${table.name} by this name, so it cannot be called otherwise.${ast.isInputColumn(target) ? ' Where the data call it something else, say it behind "from".' : ''}`,
    );
}

function isWord(name: string): boolean {
  return /^[A-Za-z_]\w*$/.test(name);
}

function refuse(why: string): never {
  throw new ResponseError(LSPErrorCodes.RequestFailed, why);
}
