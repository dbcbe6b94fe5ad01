import type { EvaluatorFile, NodeId } from '@ontarget/evaluator/format';
import { eq, type Rational } from '@ontarget/evaluator/numbers';
import { fractionOf, headingOf } from '@ontarget/language';
import { isGoal, isGoalNode, isHandedDownTo, isRoleCell } from '@ontarget/language/ast';
import { type AstNode, CstUtils, GrammarUtils, type LangiumDocument } from 'langium';
import type { TextRange } from '../../diagnostics/diagnostic.ts';
import { rangeOfNode } from '../../diagnostics/ranges.ts';
import { place, relativePath } from '../../places.ts';

/** Where a node of the evaluator stands in the text. */
export interface TextPlace {
  readonly file: string;
  readonly uri: string;
  readonly range: TextRange;
  /** The node of the text, and those around it, the innermost first. */
  readonly around: readonly AstNode[];
}

/** Finds the nodes of an evaluator in the text that it was compiled from. */
export class PlacesInText {
  private readonly file: EvaluatorFile;
  private readonly folder: string;
  private readonly documents: ReadonlyMap<string, LangiumDocument>;

  constructor(file: EvaluatorFile, documents: readonly LangiumDocument[], folder: string) {
    this.file = file;
    this.folder = folder;
    this.documents = new Map(documents.map((one) => [relativePath(folder, place(one.uri)), one]));
  }

  /** The place of a node: its name where it has one. */
  of(id: NodeId): TextPlace | undefined {
    const source = this.file.map.nodes[id];
    const document = source && this.documents.get(source.file);
    const root = document?.parseResult.value.$cstNode;
    if (source === undefined || document === undefined || root === undefined) return undefined;
    const start = { line: source.line - 1, character: source.column - 1 };
    const offset = document.textDocument.offsetAt(start);
    const end = document.textDocument.offsetAt({ line: source.endLine - 1, character: source.endColumn - 1 });
    const around: AstNode[] = [];
    const leaf = CstUtils.findLeafNodeAtOffset(root, offset);
    for (let node = leaf?.astNode; node !== undefined; node = node.$container) {
      if ((node.$cstNode?.end ?? 0) >= end) around.push(node);
    }
    const named = around[0];
    // A cell weighs a component that stands elsewhere, and what is accepted there is accepted for it.
    const weighed = isRoleCell(named) ? headingOf(named)?.component?.ref : undefined;
    if (weighed !== undefined) around.splice(1, 0, weighed);
    const uri = place(document.uri);
    return { file: relativePath(this.folder, uri), uri, range: rangeOfName(named), around };
  }
}

/** The name of a node, or the team that a part of a goal is named by. */
export function rangeOfName(node: AstNode | undefined): TextRange {
  const name =
    GrammarUtils.findNodeForProperty(node?.$cstNode, 'name') ??
    GrammarUtils.findNodeForProperty(node?.$cstNode, 'team') ??
    GrammarUtils.findNodeForProperty(node?.$cstNode, 'title') ??
    (isRoleCell(node) ? GrammarUtils.findNodeForProperty(node.$cstNode, 'value') : undefined);
  return name === undefined ? rangeOfNode(node) : rangeOfCst(name.range);
}

function rangeOfCst(range: NonNullable<AstNode['$cstNode']>['range']): TextRange {
  return {
    line: range.start.line + 1,
    column: range.start.character + 1,
    endLine: range.end.line + 1,
    endColumn: range.end.character + 1,
  };
}

/** The percent that a node is handed down at, in place of the node's name. */
export function atHanding(place: TextPlace, at: Rational): TextPlace {
  const node = place.around.find((one) => isGoal(one) || isGoalNode(one));
  if (!isGoal(node) && !isGoalNode(node)) return place;
  const clauses = [
    ...(node.handingDown === undefined ? [] : [node.handingDown]),
    ...node.members.filter(isHandedDownTo),
  ];
  const clause = clauses.find(({ percent }) => {
    const read = fractionOf(percent);
    return read !== undefined && eq(read, at);
  });
  const written = GrammarUtils.findNodeForProperty(clause?.$cstNode, 'percent');
  return written === undefined ? place : { ...place, range: rangeOfCst(written.range) };
}
