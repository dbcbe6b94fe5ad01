import type { ExplanationNode } from '@ontarget/evaluator/engine';
import { paint } from '../../terminal.ts';
import { sourceText } from './context.ts';
import { curveLines } from './curves.ts';
import { paidBy } from './headline.ts';
import { nameIn, shortened } from './names.ts';
import { rowLines } from './rows.ts';
import { ASIDE, type Section, valueKey, worth } from './sections.ts';

/**
 * What lies beside this period's derivation, a line each: amounts of other periods, what would have been paid without
 * canceled rows, and rows that each read a curve. Their own derivations are for `--all`.
 */
export function asideLines(node: ExplanationNode, section: Section): readonly string[] {
  if (ASIDE.has(node.kind)) return node.children.flatMap((child) => lineOf(child, section));
  return node.kind === 'rows' ? eachRow(node, section) : [];
}

function lineOf(node: ExplanationNode, section: Section): readonly string[] {
  const place = node.source === undefined ? '' : paint('dim', `  [${sourceText(node.source, section.file)}]`);
  if (node.kind === 'clawback') {
    const formula = node.formula === undefined ? '' : ` = ${shortened(node.formula, section)}`;
    const below = [
      ...(node.text === undefined ? [] : [shortened(node.text, section)]),
      ...rowLines(node, section),
      ...asideLines(node, section),
    ];
    return [`${node.title}: ${worth(node, section)}${formula}${place}`, ...below.map((line) => `  ${line}`)];
  }
  if (node.kind !== 'value' && node.kind !== 'conversion' && node.children.length > 0) {
    return node.children.flatMap((child) => lineOf(child, section));
  }
  const name = node.kind === 'value' ? nameIn(node, section) : shortened(node.title, section);
  const when =
    node.period === undefined || node.period.key === section.period ? '' : `, ${node.period.label}`;
  const told = section.told.get(valueKey(node));
  const again = told === undefined ? '' : paint('dim', `, see ${told}`);
  return [`${name}${when}: ${worth(node, section)}${howOf(node, section)}${again}${place}`];
}

/** How what a period paid came about, where a clawback shows it with and without the canceled rows: which band it reached. */
function howOf(node: ExplanationNode, section: Section): string {
  if (node.kind !== 'value' || node.stage !== 'before clawback') return '';
  const how = paidBy({ ...section, root: node });
  return how === undefined ? '' : ` = ${how}`;
}

/** What each row pays where each reads a curve of its own, and the band that it reached there. */
function eachRow({ children }: ExplanationNode, section: Section): readonly string[] {
  const rows = children.filter(({ kind }) => kind === 'row');
  const shown = rows
    .slice(0, section.mostRows)
    .flatMap((row) => [
      `${row.title}: ${worth(row, section)}`,
      ...readFor(row, section).map((line) => `  ${line}`),
    ]);
  const rest = rows.length - section.mostRows;
  return rest > 0 ? [...shown, `… and ${rest} more rows; --all shows them`] : shown;
}

/** The slices of a row that is taken in an order; else the curves and tables that were read for it. */
function readFor(row: ExplanationNode, section: Section): readonly string[] {
  if (row.slices !== undefined) return curveLines(row, section);
  return row.children.flatMap((child): readonly string[] => {
    if (child.kind === 'curve') return curveLines(child, section);
    return child.kind === 'roster' || child.kind === 'conversion'
      ? lineOf(child, section)
      : readFor(child, section);
  });
}
