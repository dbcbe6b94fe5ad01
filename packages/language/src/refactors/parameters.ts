import { type AstNode, AstUtils, type LangiumDocument, type ReferenceDescription } from 'langium';
import { insertAt, nodesAround, replace } from '../fixes/editing.ts';
import type { TextEdit } from '../fixes/fix.ts';
import * as ast from '../generated/ast.ts';
import { isRead, takeAway } from '../rewrites/pieces.ts';
import { refused } from '../rewrites/rewrite.ts';
import { folderOf } from '../scopes/folders.ts';
import { walk } from '../services/walk.ts';
import { freeName } from './names.ts';
import type { Refactor, Refactorer, RefactorServices } from './refactor.ts';

/** Writes a parameter's value wherever it is read, and takes the parameter away. */
export const inlineParameter: Refactorer = (document, range, services) => {
  if (!isRead(document)) return [];
  const parameter = parameterAt(document, range, services);
  const value = parameter?.value?.$cstNode?.text;
  if (parameter === undefined || value === undefined) return [];
  const uses = services.references.References.findReferences(parameter, {
    includeDeclaration: false,
  }).toArray();
  const title = `Write ${parameter.name} out where it is read (${uses.length === 1 ? 'one place' : `${uses.length} places`})`;
  if (uses.length === 0) return [];
  const why = uses.flatMap((use) => whyNot(use, parameter, services) ?? [])[0];
  if (why !== undefined) return [{ ...refused(title, why), kind: 'inline' }];
  const edits = new Map<string, TextEdit[]>();
  const add = (uri: string, edit: TextEdit) => edits.set(uri, [...(edits.get(uri) ?? []), edit]);
  const written = isLiteral(parameter.value) ? value : `(${value})`;
  for (const { sourceUri, segment } of uses) add(sourceUri.toString(), replace(segment.range, written));
  const home = AstUtils.getDocument(parameter);
  const { $cstNode: text } = parameter;
  if (text !== undefined) add(home.uri.toString(), takeAway(home, text.offset, text.end));
  return [{ kind: 'inline', title, edits }];
};

/** Names a number of a formula or a curve, so that it can be read and changed in one place. */
export const extractParameter: Refactorer = (document, range, services): readonly Refactor[] => {
  if (!isRead(document)) return [];
  const literal = nodesAround(document, range).find(isLiteral);
  const text = literal?.$cstNode;
  const around = literal && declarationOf(literal);
  if (literal === undefined || text === undefined || around?.$cstNode === undefined) return [];
  if (ast.isParameter(literal.$container)) return [];
  const name = freeName(WORDS[literal.$type] ?? 'Number', 'Parameter', document, services);
  const edits = [
    insertAt(around.$cstNode.range.start, `parameter ${name} = ${text.text}\n\n`),
    replace(text.range, name),
  ];
  // Some places take a number as it is and no name: the text would then no longer be read.
  if (!canBeRead(document, edits, services)) return [];
  const title = `Make ${text.text} a parameter`;
  return [{ kind: 'extract', title, edits: new Map([[document.uri.toString(), edits]]) }];
};

const WORDS: Readonly<Record<string, string>> = {
  PercentLiteral: 'Rate',
  MoneyLiteral: 'Amount',
  MultipleLiteral: 'Factor',
};

function parameterAt(
  document: LangiumDocument,
  range: Parameters<Refactorer>[1],
  services: RefactorServices,
): ast.Parameter | undefined {
  const [node] = nodesAround(document, range);
  if (ast.isParameter(node)) return node;
  const offset = document.textDocument.offsetAt(range.start);
  for (const reference of document.references) {
    const text = reference.$refNode;
    if (text === undefined || offset < text.offset || text.end < offset) continue;
    const [found] = services.references.References.findDeclarations(text);
    if (ast.isParameter(found)) return found;
  }
  return undefined;
}

/** Why a place cannot hold the value instead of the name. */
function whyNot(
  use: ReferenceDescription,
  parameter: ast.Parameter,
  { shared }: RefactorServices,
): string | undefined {
  const document = shared.workspace.LangiumDocuments.getDocument(use.sourceUri);
  if (document === undefined || !isRead(document)) return 'a file that reads it has an error';
  const place = nodesAround(document, use.segment.range)[0];
  const at = `in ${document.uri.path.split('/').at(-1)}, line ${use.segment.range.start.line + 1}`;
  if (place !== undefined && !ast.isReference(place)) {
    const takesNumber = ast.isCommission(place) ? place.rate === undefined : ast.isFactorAmount(place);
    if (!takesNumber || !isLiteral(parameter.value)) return `${at} only a name can stand`;
  }
  const isElsewhere = folderOf(document.uri) !== folderOf(AstUtils.getDocument(parameter).uri);
  if (isElsewhere && namesSomething(parameter)) return `${at} what it is made of may not be seen`;
  return undefined;
}

function namesSomething({ value }: ast.Parameter): boolean {
  let found = false;
  walk(value, (node) => {
    found ||= ast.isReference(node);
  });
  return found;
}

function isLiteral(node: AstNode): node is ast.Expression {
  return (
    ast.isMoneyLiteral(node) ||
    ast.isPercentLiteral(node) ||
    ast.isMultipleLiteral(node) ||
    ast.isNumberLiteral(node)
  );
}

function declarationOf(node: AstNode): AstNode | undefined {
  for (let at: AstNode | undefined = node; at !== undefined; at = at.$container)
    if (at.$container?.$type === 'Document') return at;
  return undefined;
}

function canBeRead(
  { textDocument }: LangiumDocument,
  edits: readonly TextEdit[],
  { parser }: RefactorServices,
): boolean {
  let text = textDocument.getText();
  for (const { range, newText } of edits.toSorted(
    (a, b) => textDocument.offsetAt(b.range.start) - textDocument.offsetAt(a.range.start),
  ))
    text =
      text.slice(0, textDocument.offsetAt(range.start)) +
      newText +
      text.slice(textDocument.offsetAt(range.end));
  const { lexerErrors, parserErrors } = parser.LangiumParser.parse(text);
  return lexerErrors.length + parserErrors.length === 0;
}
