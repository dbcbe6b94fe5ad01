import { type AstNode, type CstNode, GrammarUtils } from 'langium';
import * as ast from '../../generated/ast.ts';

/** A part of a row that lines up with the same part of the rows around it. */
export interface CellStart {
  /** Where the cell begins in the text. */
  offset: number;
  /** `number`: whole parts end at one column. `right`: texts end at one column. */
  align?: 'left' | 'number' | 'right';
  /** Blanks at least before it. */
  gap: number;
  /** Does not widen its column. */
  elastic?: boolean;
}

/** How a row is cut into cells. Rows with one key that follow each other line up. */
export interface RowShape {
  key: string;
  cells: CellStart[];
}

/** The cells of a declaration, row or clause that lines up with its neighbours; others have none. */
export function rowShape(node: AstNode): RowShape | undefined {
  if (ast.isAccept(node)) return undefined;
  if (ast.isSetting(node)) return settingShape(node);
  if (ast.isInputColumn(node)) return columnShape(node);
  if (ast.isComputedColumn(node) || ast.isDerivedColumn(node))
    return shape('assignment', [start(node), keyword(node, '=', 1)]);
  if (ast.isParameter(node)) return shape('parameter', [start(node), keyword(node, '=', 1)]);
  if (ast.isMeasure(node)) return measureShape(node);
  if (ast.isTeam(node)) return shape('team', [start(node), property(node, 'title', 1)]);
  if (ast.isCurveRow(node)) return curveRowShape(node);
  if (ast.isComponent(node)) return componentShape(node);
  if (ast.isGoalNode(node)) return goalNodeShape(node);
  if (ast.isSupportNode(node)) return shape('support', [start(node), keyword(node, 'supports', 1)]);
  return undefined;
}

/** `target pay  phased evenly`: the setting's name, then what it is set to. */
function settingShape(node: ast.Setting): RowShape | undefined {
  const value = ast.isTargetPayPhasing(node) ? keyword(node, 'phased', 2) : secondToken(node, 2);
  return shape('setting', [start(node), value]);
}

function columnShape(node: ast.InputColumn): RowShape | undefined {
  const type = at(node.type, 2);
  if (type === undefined) return undefined;
  const long = node.type.choices.length > 0;
  const rest = firstOf(node, ['key', 'or', 'from'], node.type);
  return shape('column', [start(node), { ...type, elastic: long }, rest]);
}

function curveRowShape(node: ast.CurveRow): RowShape | undefined {
  const value = at(node.value, 1);
  if (value === undefined) return undefined;
  const end = { ...value, align: 'number' as const };
  if (ast.isGradeRow(node)) return shape('level', [start(node), end]);
  const bound = at(node.bound, 1);
  return shape('band', [start(node), bound && { ...bound, align: 'right' }, end]);
}

function componentShape(node: ast.Component): RowShape | undefined {
  const name = property(node, 'name', 2);
  if (name === undefined) return undefined;
  const inline = keyword(node, '{', 1);
  if (ast.isWeightedComponent(node)) {
    const reads = firstOf(node, ['curve', 'as'], node.timing);
    if (ast.isComponentSet(node.$container)) {
      return shape('listed component', [
        start(node),
        keyword(node, 'on', 2),
        at(node.timing, 2),
        reads,
        inline,
      ]);
    }
    const weight = start(node);
    return shape('component', [
      weight && { ...weight, align: 'number' },
      name,
      keyword(node, 'on', 2),
      at(node.timing, 2),
      reads,
      inline,
    ]);
  }
  if (ast.isFormulaPay(node)) {
    return shape('formula', [
      start(node),
      { ...name, gap: 1 },
      at(node.timing, 2),
      keyword(node, '=', 2),
      inline,
    ]);
  }
  // Commissions and bonuses line up with each other: what is paid on, over which stretch, and then how.
  const isByRate = ast.isCommission(node) || node.curve !== undefined;
  const paidOn = isByRate ? keyword(node, 'on', 2) : property(node, 'amount', 2);
  const rest = isByRate ? keyword(node, 'at', 2) : at(node.dates, 2);
  return shape('extra', [start(node), { ...name, gap: 1 }, paidOn, at(node.timing, 2), rest, inline]);
}

/** Measures written on one line each line up clause by clause where they have the same clauses. */
function measureShape(node: ast.Measure): RowShape | undefined {
  const clauses = node.clauses.filter((clause) => !ast.isAssessedByClause(clause) && !followsComma(clause));
  const key = ['measure', node.body?.$type, ...clauses.map((clause) => clause.$type)].join(' ');
  const starts = clauses.map((clause) => at(clause, 2));
  const brace = keyword(node, '{', 1);
  // Without a title its place stays empty, so that the braces still stand below each other.
  return shape(key, [start(node), property(node, 'title', 1) ?? withoutGap(brace), brace, ...starts]);
}

/** How far before a clause its comma may stand. */
const NEAR = 200;

function followsComma({ $cstNode }: AstNode): boolean {
  return (
    $cstNode !== undefined &&
    /,\s*$/.test($cstNode.root.fullText.slice(Math.max(0, $cstNode.offset - NEAR), $cstNode.offset))
  );
}

function goalNodeShape(node: ast.GoalNode): RowShape | undefined {
  return shape('node', [start(node), at(node.part, 1), at(node.conversion, 1), keyword(node, '{', 1)]);
}

function shape(key: string, cells: (CellStart | undefined)[]): RowShape | undefined {
  const present = cells.filter((cell) => cell !== undefined);
  return cells[0] === undefined || present.length < 2 ? undefined : { key, cells: present };
}

function withoutGap(cell: CellStart | undefined): CellStart | undefined {
  return cell === undefined ? undefined : { ...cell, gap: 0 };
}

function start(node: AstNode): CellStart | undefined {
  return at(node, 0);
}

function at(node: AstNode | undefined, gap: number): CellStart | undefined {
  return cell(node?.$cstNode, gap);
}

function property(node: AstNode, name: string, gap: number): CellStart | undefined {
  return cell(GrammarUtils.findNodeForProperty(node.$cstNode, name), gap);
}

function keyword(node: AstNode, text: string, gap: number): CellStart | undefined {
  return cell(GrammarUtils.findNodeForKeyword(node.$cstNode, text), gap);
}

/** The first of some keywords that stands behind a part of the row. */
function firstOf(node: AstNode, texts: string[], behind: AstNode | undefined): CellStart | undefined {
  const end = behind?.$cstNode?.end ?? 0;
  const offsets = texts
    .flatMap((text) => GrammarUtils.findNodesForKeyword(node.$cstNode, text))
    .map((found) => found.offset)
    .filter((offset) => offset >= end);
  return offsets.length === 0 ? undefined : { offset: Math.min(...offsets), gap: 2 };
}

/** The second word of a setting whose name is one word. */
function secondToken(node: AstNode, gap: number): CellStart | undefined {
  const text = node.$cstNode?.text ?? '';
  const blank = /\s/.exec(text)?.index;
  const offset = blank === undefined ? -1 : blank + text.slice(blank).search(/\S/);
  return node.$cstNode && offset > 0 ? { offset: node.$cstNode.offset + offset, gap } : undefined;
}

function cell(node: CstNode | undefined, gap: number): CellStart | undefined {
  return node === undefined ? undefined : { offset: node.offset, gap };
}
