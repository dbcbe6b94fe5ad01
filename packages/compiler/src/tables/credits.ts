import type { Credit, CreditsTable, RollUp } from '@ontarget/evaluator/format';
import { ONE } from '@ontarget/evaluator/numbers';
import { columnNamed, tableOfMeasure } from '@ontarget/language';
import type { CreditClause, DataTable, Measure, RollUpClause } from '@ontarget/language/ast';
import { sorted, sortedTexts } from '../build/canonical-order.ts';
import { constant, exact } from '../build/expressions.ts';
import type { Compilation } from '../compilation.ts';
import { rowCondition } from '../conditions/row.ts';
import { rowFormula } from '../formulas/row.ts';
import { fraction } from '../literals.ts';
import { clauseOfMeasure } from '../measures/clauses.ts';
import { ids } from '../names.ts';
import { refuse } from '../problems.ts';
import { levelOf } from './levels.ts';

type Split = CreditClause['splits'][number];

/** Who is credited with which share of the rows that a measure adds up or counts, and the id of that table. */
export function compileCredits(c: Compilation, measure: Measure): string {
  const id = ids.credits(measure.name);
  if (c.tables.has(id)) return id;
  const table = tableOfMeasure(measure);
  const dated = clauseOfMeasure(measure, 'DatedClause');
  if (dated === undefined || table === undefined) {
    return refuse('date-missing', measure, { measure: measure.name, table: table?.name ?? 'its table' });
  }
  const body = measure.body;
  const condition =
    body.$type === 'TotalMeasure' || body.$type === 'CountMeasure' ? body.condition : undefined;
  const credited = clauseOfMeasure(measure, 'CreditClause');
  const limit = clauseOfMeasure(measure, 'TotalCredit');
  const rollUp = clauseOfMeasure(measure, 'RollUpClause');
  const credits: CreditsTable = {
    kind: 'credits',
    from: table.name,
    date: dated.column.$refText,
    ...(condition === undefined ? {} : { where: rowCondition(c, condition) }),
    credits: sorted((credited?.splits ?? []).map((split) => creditOf(c, measure, table, split))),
    ...(rollUp === undefined ? {} : { rollUp: rollUpOf(rollUp) }),
    ...(limit === undefined ? {} : { atMost: exact(fraction(limit, limit.percent)) }),
  };
  c.places.put(id, credited ?? measure);
  c.tables.set(id, credits);
  return id;
}

function rollUpOf(clause: RollUpClause): RollUp {
  const [column = '', ...more] = clause.columns.map(({ $refText }) => $refText);
  const levels = clause.levels === undefined ? undefined : levelOf(clause, clause.levels);
  return {
    column,
    ...(more.length === 0 ? {} : { and: sortedTexts(more) }),
    ...(clause.relationship === undefined ? {} : { along: clause.relationship.$refText }),
    ...(levels === undefined ? {} : { levels }),
  };
}

function creditOf(c: Compilation, measure: Measure, table: DataTable, split: Split): Credit {
  const to = split.column.$refText;
  const overlay = split.$type === 'SplitCredit' && split.overlay;
  return {
    to,
    ...(split.each ? { members: 'each' as const } : split.evenly ? { members: 'evenly' as const } : {}),
    share: shareOf(c, split),
    ...(overlay ? { overlay } : {}),
    blank: whenBlank(c, measure, table, split),
  };
}

function shareOf(c: Compilation, split: Split): Credit['share'] {
  switch (split.$type) {
    case 'WholeCredit':
      return constant(ONE, 'percent');
    case 'SplitCredit':
      return rowFormula(c, split.share);
    case 'RestCredit':
      return 'rest';
  }
}

/** A column that must be filled is never blank, so nothing is lost by crediting nobody then. */
function whenBlank(c: Compilation, measure: Measure, table: DataTable, split: Split): Credit['blank'] {
  const { blank } = split;
  if (blank !== undefined) return blank.column === undefined ? 'nobody' : { to: blank.column.$refText };
  const column = columnNamed(table, split.column.$refText);
  const mayBeEmpty = split.each || split.evenly;
  if (!mayBeEmpty && (column?.$type !== 'InputColumn' || !column.blank)) return 'nobody';
  c.choices.settle({
    code: 'choice-blank-creditee',
    params: { measure: measure.name, column: split.column.$refText },
    node: split,
    owner: ids.measure(measure.name),
    readings: ['or if blank to nobody'],
  });
  return 'nobody';
}
