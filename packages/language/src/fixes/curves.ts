import { compare } from '@ontarget/evaluator/numbers';
import type { AstNode } from 'langium';
import type { Curve, CurveRow, Expression } from '../generated/ast.ts';
import { amountOf } from '../literals/read.ts';
import { currencyOfDocument } from './currency.ts';
import { indentOf, insertAfter, insertAt, keywordOf, nodeAt, replace, textOf } from './editing.ts';
import type { Fix, Fixer } from './fix.ts';

/** Says what holds below the first row: nothing, or the same as from there on. */
export const fixCurveStart: Fixer<'curve-start-missing'> = ({ document, range, params }) => {
  const curve = nodeAt<Curve>(document, range, 'Curve');
  const open = curve && keywordOf(curve, '{');
  const first = curve?.rows[0]?.$cstNode;
  if (curve === undefined || open === undefined || first === undefined) return [];
  const zero = params.value.endsWith('%') ? '0%' : params.value.endsWith('x') ? '0x' : '$0';
  const lineOfItsOwn = first.range.start.line > open.range.start.line;
  const indent = indentOf(document, first.range.start.line);
  return [...new Set([zero, params.value])].map((value) => {
    const row = `below ${params.first}: ${value}`;
    const words = lineOfItsOwn ? `${row}\n${indent}` : `${row}  `;
    return { title: `Add "${row}"`, edits: [insertAt(first.range.start, words)] };
  });
};

/** Says what comes after the last point. */
export const fixCurveEnd: Fixer<'curve-end-missing'> = ({ document, range }) => {
  const curve = nodeAt<Curve>(document, range, 'Curve');
  const points = curve?.rows.filter(({ $type }) => $type === 'AtRow') ?? [];
  const last = points.at(-1);
  const tails = points.length > 1 ? ['then flat', 'then same slope'] : ['then flat'];
  return tails.map((tail) => ({ title: `Add "${tail}"`, edits: insertAfter(last?.$cstNode, `, ${tail}`) }));
};

/** Puts the rows into rising order; what is below the first stays first. */
export const fixCurveOrder: Fixer<'curve-out-of-order'> = ({ document, range }) => {
  const curve = nodeAt<Curve>(document, range, 'Curve');
  if (curve === undefined) return [];
  const currency = currencyOfDocument(document);
  const rows = curve.rows.flatMap((row) => {
    const bound = row.$type === 'GradeRow' ? undefined : literal(row.bound, currency);
    return bound === undefined || row.$cstNode === undefined ? [] : [{ row, bound, text: row.$cstNode }];
  });
  // A tail belongs to the last point; moving it along would change what it says.
  const tail = rows.some(({ row }) => row.$type === 'AtRow' && row.tail !== undefined);
  if (rows.length < curve.rows.length || tail) return [];
  const sorted = rows.toSorted(
    (a, b) =>
      Number(b.row.$type === 'BelowRow') - Number(a.row.$type === 'BelowRow') || compare(a.bound, b.bound),
  );
  const edits = rows.map(({ text }, index) => replace(text.range, sorted[index]?.text.text ?? text.text));
  return [{ title: 'Put the rows in rising order', edits, preferred: true }];
};

/** Moves the bound of `below` to where the first row begins. */
export const fixBelowBound: Fixer<'curve-gap'> & Fixer<'curve-overlap'> = ({ document, range }) => {
  const curve = nodeAt<Curve>(document, range, 'Curve');
  const below = curve?.rows.find(({ $type }) => $type === 'BelowRow');
  const first = curve?.rows.find(({ $type }) => $type !== 'BelowRow' && $type !== 'GradeRow');
  if (below === undefined || first === undefined || first.$type === 'GradeRow') return [];
  const place = textOf(below, 'bound');
  const start = first.bound.$cstNode?.text;
  if (place === undefined || start === undefined) return [];
  const edits = place.text === start ? [] : [replace(place.range, start)];
  if (first.$type === 'AboveRow') {
    const word = keywordOf(first, 'above');
    return word === undefined
      ? []
      : [{ title: `Make the first row "from ${start}"`, edits: [...edits, replace(word.range, 'from')] }];
  }
  return [{ title: `Make it "below ${start}"`, edits }];
};

/** Begins the row with the word that this kind of curve uses, or makes the curve of the kind of the row. */
export const fixRowKind: Fixer<'curve-row-wrong'> = ({ document, range, params }) => {
  const curve = nodeAt<Curve>(document, range, 'Curve');
  const row =
    nodeAt<CurveRow & AstNode>(document, range, 'AtRow') ??
    nodeAt<CurveRow & AstNode>(document, range, 'FromRow');
  if (curve === undefined || row === undefined) return [];
  const word = keywordOf(row, params.row);
  const other = row.$type === 'AtRow' ? 'from' : 'at';
  if (word === undefined || params.kind === 'by grade') return [];
  return [{ title: `Begin the row with "${other}"`, edits: [replace(word.range, other)] }];
};

/** The two things that tiers can mean. */
export const fixTiers: Fixer<'choice-tiers'> = ({ document, range }) => {
  const curve = nodeAt<Curve>(document, range, 'Curve');
  const place = curve && textOf(curve, 'kind');
  if (place === undefined) return [];
  return [
    { title: 'Make it marginal: each slice at its own rate', edits: [replace(place.range, 'marginal')] },
    {
      title: 'Make it retroactive: all of it at the rate reached',
      edits: [replace(place.range, 'retroactive')],
    },
  ] satisfies Fix[];
};

/** Whether the amounts of several steps are paid together. */
export const fixMilestones: Fixer<'choice-milestones'> = ({ document, range }) => {
  const curve = nodeAt<Curve>(document, range, 'Curve');
  const kind = curve && textOf(curve, 'kind');
  return ['that replace each other', 'that add up'].map((words) => ({
    title: `Make it "steps ${words}"`,
    edits: insertAfter(kind, ` ${words}`),
  }));
};

function literal(expression: Expression, currency: string) {
  const text = 'value' in expression ? expression.value : undefined;
  return amountOf(text, currency)?.value;
}
