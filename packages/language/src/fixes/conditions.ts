import { AstUtils, type LangiumDocument } from 'langium';
import type { AllRows, ColumnIs, OverlapOfNode, RowCondition } from '../generated/ast.ts';
import { nodeAt, replace, textOf } from './editing.ts';
import type { Fixer, Range } from './fix.ts';

/** Two values of one column are both counted: `source is marketing or sales` for one `and` the other. */
export const fixConditionNeverMet: Fixer<'condition-never-met'> = ({ document, range }) => {
  const both = nodeAt<AllRows>(document, range, 'AllRows');
  if (both === undefined || !sameStart(both, range)) return [];
  const asked = both.parts.filter(
    (part): part is ColumnIs => part.$type === 'ColumnIs' && !part.not && !part.blank,
  );
  const [first] = asked;
  const alike = asked.filter(({ column }) => column.ref === first?.column.ref);
  if (first?.$cstNode === undefined || alike.length < 2 || both.$cstNode === undefined) return [];
  const values = alike.flatMap((part) => part.values.map((value) => value.$cstNode?.text ?? ''));
  const merged = `${first.column.$refText} is ${[...new Set(values)].join(' or ')}`;
  const kept = both.parts.flatMap((part): string[] => {
    if (part === first) return [merged];
    return alike.includes(part as ColumnIs) ? [] : [textWithin(document, part)];
  });
  return [
    { title: `Count what has either: ${merged}`, edits: [replace(both.$cstNode.range, kept.join(' and '))] },
  ];
};

/** Asks of the column what the measure itself asks of it, or counts all of the number. */
export const fixNodeNeverCounts: Fixer<'node-never-counts'> = ({ document, range, params }) => {
  const overlap = nodeAt<OverlapOfNode>(document, range, 'OverlapOfNode');
  const condition = overlap?.condition?.$cstNode;
  const table = overlap && textOf(overlap, 'table');
  if (overlap === undefined || condition === undefined || table === undefined) return [];
  const all = {
    title: 'Count all of it',
    edits: [replace({ start: table.range.start, end: condition.range.end }, 'all of it')],
  };
  const { inMeasure, here } = params;
  const clashing = AstUtils.streamAst(overlap).find(
    (node) =>
      node.$cstNode !== undefined &&
      node.$type.startsWith('Column') &&
      node.$cstNode.text.replace(/\s+/g, ' ') === here,
  );
  if (clashing?.$cstNode === undefined) return [all];
  return [{ title: `Count where ${inMeasure}`, edits: [replace(clashing.$cstNode.range, inMeasure)] }, all];
};

function sameStart({ $cstNode }: RowCondition, { start }: Range): boolean {
  return $cstNode?.range.start.line === start.line && $cstNode.range.start.character === start.character;
}

function textWithin(document: LangiumDocument, part: RowCondition): string {
  return part.$cstNode === undefined ? '' : document.textDocument.getText(part.$cstNode.range);
}
