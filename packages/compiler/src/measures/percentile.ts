import type { Expression } from '@ontarget/evaluator/format';
import { unitCode, unitOfNamed } from '@ontarget/language';
import type { PercentileMeasure } from '@ontarget/language/ast';
import { readValue } from '../build/expressions.ts';
import { type Compilation, needed } from '../compilation.ts';
import { rowCondition } from '../conditions/row.ts';
import { ids } from '../names.ts';
import { cannotCompile, refuse } from '../problems.ts';
import { clauseOfMeasure } from './clauses.ts';
import { unitOfResult } from './measures.ts';
import { resultOf, resultValue, type Whose } from './results.ts';

/** Where a result stands among the numbers of a table; which end is the better one is the result's own to say. */
export function percentileOf(c: Compilation, node: PercentileMeasure, whose: Whose): Expression {
  const result = node.result.ref;
  const table = node.table.ref;
  const column = node.column.ref;
  if (result === undefined || table === undefined || column === undefined) {
    return cannotCompile(node, 'This percentile', 'it is of something unknown');
  }
  needed(c, ids.table(table.name), c.tables.get(table.name));
  const [own, others] = [unitOfResult(c, result), unitCode(unitOfNamed(column, undefined, c.header))];
  if (own !== others && own !== 'number') {
    refuse('unit-unexpected', node, { what: `${table.name} ${column.name}`, expected: own, found: others });
  }
  return {
    op: 'percentile',
    of: typeof whose === 'object' ? resultOf(c, result, whose) : readValue(resultValue(c, result, whose)),
    table: table.name,
    column: column.name,
    ...(node.condition === undefined ? {} : { where: rowCondition(c, node.condition) }),
    method: node.interpolated ? 'interpolated' : 'ranked',
    better: clauseOfMeasure(result, 'BetterClause')?.direction === 'lower' ? 'lower' : 'higher',
  };
}
