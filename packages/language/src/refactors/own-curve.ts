import { AstUtils, GrammarUtils } from 'langium';
import { insertAt, nodesAround, replace } from '../fixes/editing.ts';
import type { TextEdit } from '../fixes/fix.ts';
import * as ast from '../generated/ast.ts';
import { roleAround } from '../resolve/place.ts';
import { isRead } from '../rewrites/pieces.ts';
import { freeName } from './names.ts';
import type { Refactorer, RefactorServices } from './refactor.ts';

/** Gives a component that shares a curve with others a copy of its own, to be changed for it alone. */
export const extractCurve: Refactorer = (document, range, services) => {
  if (!isRead(document)) return [];
  const component = nodesAround(document, range).find(ast.isComponent);
  const reference = component !== undefined && 'curve' in component ? component.curve : undefined;
  const curve = reference?.ref;
  const text = curve?.$cstNode;
  if (
    component === undefined ||
    !ast.isCurve(curve) ||
    text === undefined ||
    reference?.$refNode === undefined
  )
    return [];
  if (usesOf(curve, services) < 2) return [];
  const name = freeName(`${component.name}Curve`, 'Curve', document, services);
  const nameNode = GrammarUtils.findNodeForProperty(text, 'name');
  if (nameNode === undefined) return [];
  const copy =
    text.text.slice(0, nameNode.offset - text.offset) + name + text.text.slice(nameNode.end - text.offset);
  const edits: TextEdit[] = [replace(reference.$refNode.range, name)];
  // Beside the curve it is a copy of where that stands in this file, else above what it is for.
  const isHere = AstUtils.getDocument(curve) === document;
  const around = declarationAround(component);
  if (isHere) edits.push(insertAt(text.range.end, `\n\n${copy}`));
  else if (around?.$cstNode !== undefined) edits.push(insertAt(around.$cstNode.range.start, `${copy}\n\n`));
  else return [];
  const role = roleAround(component)?.name;
  const whose = role === undefined ? component.name : `${component.name} of ${role}`;
  const title = `Give ${whose} a curve of its own, as ${curve.name} is`;
  return [{ kind: 'extract', title, edits: new Map([[document.uri.toString(), edits]]) }];
};

function usesOf(curve: ast.Curve, { references }: RefactorServices): number {
  return references.References.findReferences(curve, { includeDeclaration: false }).count();
}

function declarationAround(component: ast.Component) {
  return [
    AstUtils.getContainerOfType(component, ast.isRole),
    AstUtils.getContainerOfType(component, ast.isScorecard),
    AstUtils.getContainerOfType(component, ast.isComponentSet),
  ].find((node) => node !== undefined);
}
