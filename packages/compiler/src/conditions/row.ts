import type { Condition, Relation } from '@ontarget/evaluator/format';
import type { ColumnCompare, ColumnIs, RowCondition } from '@ontarget/language/ast';
import { allOf, anyOf, compare, isAmong, isBlank, not } from '../build/conditions.ts';
import type { Compilation } from '../compilation.ts';
import { rowFormula } from '../formulas/row.ts';

/** A condition on the columns of one row. */
export function rowCondition(c: Compilation, condition: RowCondition): Condition {
  switch (condition.$type) {
    case 'AnyRow':
      return anyOf(condition.parts.map((part) => rowCondition(c, part)));
    case 'AllRows':
      return allOf(condition.parts.map((part) => rowCondition(c, part)));
    case 'ColumnIs':
      return columnIs(condition);
    case 'ColumnCompare':
      return columnCompare(c, condition);
  }
}

function columnIs(condition: ColumnIs): Condition {
  const column = { op: 'column' as const, name: condition.column.$refText };
  const holds = condition.blank
    ? isBlank(column)
    : isAmong(
        column,
        condition.values.map(({ value }) => value),
      );
  return condition.not ? not(holds) : holds;
}

function columnCompare(c: Compilation, { column, relation, right }: ColumnCompare): Condition {
  const left = { op: 'column' as const, name: column.$refText };
  return compare(left, relation as Relation, rowFormula(c, right));
}
