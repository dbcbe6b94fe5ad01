import type {
  Column,
  CountMeasure,
  CreditClause,
  DataTable,
  Measure,
  QuotaOverResult,
  RestCredit,
  SplitCredit,
  WholeCredit,
} from '../generated/ast.ts';
import { isOfTeam } from '../resolve/credits.ts';
import { tableOfMeasure } from '../resolve/tables.ts';
import { addToBody, insertAfter, nodeAt, nodesAround, replace } from './editing.ts';
import type { Fix, Fixer } from './fix.ts';

/** Offers each date column of the table. */
export const fixMissingDate: Fixer<'date-missing'> = ({ document, range }) => {
  const measure = nodeAt<Measure>(document, range, 'Measure');
  if (measure === undefined) return [];
  return columnsOfType(tableOfMeasure(measure), 'date').map(({ name }) => ({
    title: `Add "dated ${name}"`,
    edits: addToBody(document, measure, `dated ${name}`),
  }));
};

/** Offers each payee column of the table, and the company. */
export const fixMissingCredit: Fixer<'credit-missing'> = ({ document, range }) => {
  const measure = nodeAt<Measure>(document, range, 'Measure');
  if (measure === undefined) return [];
  const payees = columnsOfType(tableOfMeasure(measure), 'payee').map(({ name }) => `credited to ${name}`);
  return [...payees, 'for the company'].map((clause) => ({
    title: `Add "${clause}"`,
    edits: addToBody(document, measure, clause),
  }));
};

/** Gives what is left to somebody who is named in the row. */
export const fixCreditBelow100: Fixer<'credit-below-100'> = ({ document, range }) => {
  const clause = nodeAt<CreditClause>(document, range, 'CreditClause');
  if (clause === undefined) return [];
  const columns = columnsOfType(tableOfMeasure(clause.$container), 'payee');
  return columns.map(({ name }) => ({
    title: `Give the rest to ${name}`,
    edits: insertAfter(clause.$cstNode, `, the rest to ${name}`),
  }));
};

/** The share of a blank creditee goes to another column's payee, or to nobody. */
export const fixBlankCreditee: Fixer<'choice-blank-creditee'> = ({ document, range }) => {
  const split = nodesAround(document, range).find(
    (node): node is WholeCredit | SplitCredit | RestCredit =>
      node.$type === 'WholeCredit' || node.$type === 'SplitCredit' || node.$type === 'RestCredit',
  );
  if (split === undefined) return [];
  const others = columnsOfType(tableOfMeasure(split.$container.$container), 'payee').filter(
    (column) => column !== split.column.ref && !(column.$type === 'InputColumn' && column.blank),
  );
  return [...others.map(({ name }) => name), 'nobody'].map((name) => ({
    title: `Add "or if blank to ${name}"`,
    edits: insertAfter(split.$cstNode, ` or if blank to ${name}`),
  }));
};

export const fixMissingValue: Fixer<'choice-missing-value'> = ({ document, range }) => {
  const measure = nodeAt<Measure>(document, range, 'Measure');
  const last = measure?.clauses.at(-1) ?? measure?.body;
  return ['its component waits', 'pays nothing', 'pays at target', 'its weight is shared among the rest'].map(
    (rule) => ({
      title: `Add "if missing, ${rule}"`,
      edits: insertAfter(last?.$cstNode, `, if missing, ${rule}`),
    }),
  );
};

/** What the attainment of something that should fall is: both readings have 100% at quota. */
export const fixLowerAttainment: Fixer<'choice-lower-attainment'> = ({ document, range }) => {
  const measure = nodeAt<Measure>(document, range, 'Measure');
  const better = measure?.clauses.find((clause) => clause.$type === 'BetterClause');
  const last = better ?? measure?.clauses.at(-1) ?? measure?.body;
  const before = better === undefined ? ', better when lower' : '';
  return ['200% less result over quota', 'quota over result, at most 200%'].map((reading) => ({
    title: `Add "attainment is ${reading}"`,
    edits: insertAfter(last?.$cstNode, `${before}, attainment is ${reading}`),
  }));
};

/** The most that quota over result can be. */
export const fixZeroResult: Fixer<'zero-result-unsaid'> = ({ document, range }) => {
  const said = nodeAt<QuotaOverResult>(document, range, 'QuotaOverResult');
  return ['200%', '150%'].map((most) => ({
    title: `Add "at most ${most}"`,
    edits: insertAfter(said?.$cstNode, `, at most ${most}`),
  }));
};

/** Counts by share as a total of ones, or a whole one for each creditee. */
export const fixSplitCount: Fixer<'choice-split-count'> = ({ document, range }) => {
  const measure = nodeAt<Measure>(document, range, 'Measure');
  const credit = measure?.clauses.find((clause) => clause.$type === 'CreditClause');
  const body = measure?.body as CountMeasure | undefined;
  if (credit?.$type !== 'CreditClause' || body?.$cstNode === undefined) return [];
  const total = body.$cstNode.text.replace(/^count/, 'total 1');
  const whole = credit.splits
    .map(
      (split) =>
        `100% to ${isOfTeam(split) ? 'each member of ' : ''}${split.column.$refText}${blankOf(split)}`,
    )
    .join(', ');
  const fixes: Fix[] = [{ title: 'Count a share for each', edits: [replace(body.$cstNode.range, total)] }];
  if (credit.$cstNode !== undefined) {
    const edits = [replace(credit.$cstNode.range, `credited ${whole}`)];
    fixes.push({ title: 'Count a whole one for each', edits });
  }
  return fixes;
};

function blankOf({ blank }: WholeCredit | SplitCredit | RestCredit): string {
  return blank?.$cstNode === undefined ? '' : ` ${blank.$cstNode.text}`;
}

function columnsOfType(table: DataTable | undefined, type: string): Column[] {
  return (table?.columns ?? []).filter(
    (column) => column.$type === 'InputColumn' && column.type.kind === type,
  );
}
