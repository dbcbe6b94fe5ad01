import { add, formatPercent, ONE, sign, sub, sum } from '@ontarget/evaluator/numbers';
import type { Conversion, Goal, GoalNode, OverlapOfNode } from '../generated/ast.ts';
import { fractionOf } from '../literals/read.ts';
import { measureOfNode } from '../resolve/measured.ts';
import { tableOfMeasure } from '../resolve/tables.ts';
import { insertAfter, nodeAt, nodesAround, replace, textOf } from './editing.ts';
import type { Fix, Fixer } from './fix.ts';

const PHASINGS = ['evenly', '25% 25% 25% 25%'];

/** Changes one share by what is missing, or lets the last part take the rest. */
export const fixShares: Fixer<'shares-not-100'> = ({ document, range }) => {
  const node = nodesAround(document, range).find(
    (one): one is Goal | GoalNode => one.$type === 'Goal' || one.$type === 'GoalNode',
  );
  const parts = (node?.members ?? []).filter(
    (member): member is GoalNode => member.$type === 'GoalNode' && member.part.$type === 'ShareOfNode',
  );
  const shares = parts.map(({ part }) =>
    part.$type === 'ShareOfNode' ? fractionOf(part.percent) : undefined,
  );
  const plain = node?.members.every(
    (member) => member.$type !== 'GoalNode' || ['ShareOfNode', 'OverlapOfNode'].includes(member.part.$type),
  );
  if (plain !== true || !shares.every((share) => share !== undefined)) return [];
  const missing = sub(ONE, sum(shares));
  const changed = parts.flatMap(({ part, team }, index): Fix[] => {
    const share = add(shares[index] ?? ONE, missing);
    const written = formatPercent(share);
    if (part.$cstNode === undefined || sign(share) <= 0 || written.includes('…')) return [];
    return [{ title: `Make ${team.$refText} ${written}`, edits: [replace(part.$cstNode.range, written)] }];
  });
  const last = parts.at(-1);
  if (last?.part.$cstNode === undefined || sign(missing) < 0) return changed;
  const rest = [replace(last.part.$cstNode.range, 'the rest')];
  return [...changed, { title: `Give ${last.team.$refText} the rest`, edits: rest }];
};

export const fixGoalPhasing: Fixer<'choice-goal-phasing'> = ({ document, range }) => {
  const goal = nodeAt<Goal>(document, range, 'Goal');
  const year = goal?.$cstNode && /in\s+the\s+year/.exec(goal.$cstNode.text);
  if (goal?.$cstNode === undefined || !year) return [];
  const end = document.textDocument.positionAt(goal.$cstNode.offset + year.index + year[0].length);
  return PHASINGS.map((phasing) => ({
    title: `Phase it ${phasing}`,
    edits: [{ range: { start: end, end }, newText: `, phased ${phasing}` }],
  }));
};

export const fixNextYear: Fixer<'choice-next-year'> = ({ document, range }) => {
  const conversion = nodeAt<Conversion>(document, range, 'Conversion');
  const unit = conversion?.lead?.unit.startsWith('month') ? 'month' : 'quarter';
  return ['100%', '110%', '125%'].map((percent) => ({
    title: `Take next year's first ${unit} as ${percent} of this year's`,
    edits: insertAfter(
      conversion?.$cstNode,
      `, next year's first ${unit} taken as ${percent} of this year's`,
    ),
  }));
};

/** All rows of the company, or those with one value of a column that has a list of them. */
export const fixCounting: Fixer<'choice-counting'> = ({ document, range }) => {
  const overlap = nodeAt<OverlapOfNode>(document, range, 'OverlapOfNode');
  const measure = overlap && measureOfNode(overlap.$container.$container);
  const table = measure && tableOfMeasure(measure);
  const conditions = (table?.columns ?? []).flatMap((column) =>
    column.$type === 'InputColumn'
      ? column.type.choices.map(({ name }) => `${table?.name ?? ''} where ${column.name} is ${name}`)
      : [],
  );
  return ['all of it', ...conditions].map((words) => ({
    title: `Count ${words}`,
    edits: insertAfter(overlap?.$cstNode, `, counting ${words}`),
  }));
};

export const fixConversionSource: Fixer<'conversion-source-wrong'> = ({ range, params: { expected } }) => [
  { title: `Convert from ${expected}`, edits: [replace(range, expected)], preferred: true },
];

export const fixOverlapTable: Fixer<'overlap-table-wrong'> = ({ document, range, params: { expected } }) => {
  const overlap = nodeAt<OverlapOfNode>(document, range, 'OverlapOfNode');
  const table = overlap && textOf(overlap, 'table');
  return table === undefined
    ? []
    : [{ title: `Count rows of ${expected}`, edits: [replace(table.range, expected)] }];
};
