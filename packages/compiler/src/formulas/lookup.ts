import type { Expression as Formula, LookupExpression } from '@ontarget/evaluator/format';
import { columnsOf } from '@ontarget/language';
import type { InputColumn, Lookup } from '@ontarget/language/ast';
import type { Compilation } from '../compilation.ts';
import { refuse } from '../problems.ts';
import { formulaOf, type Resolve } from './expression.ts';

/**
 * `the C of T for K`: the column of the row whose key is K. A table whose key has a date holds rows that begin on it,
 * so it is asked `on` a day and gives the last row that begins by then.
 */
export function lookupOf(c: Compilation, node: Lookup, resolve: Resolve): LookupExpression {
  const table = node.table.ref;
  if (table === undefined) return wrong(node, 'it is no table of the plan');
  const keys = columnsOf(table).filter((one): one is InputColumn => one.$type === 'InputColumn' && one.key);
  const dates = keys.filter(({ type }) => type.kind === 'date');
  const others = keys.filter((key) => !dates.includes(key));
  if (keys.length === 0) wrong(node, 'it has no key to look for');
  if (others.length !== node.keys.length) {
    wrong(
      node,
      `its key is ${namesOf(others)}, and ${node.keys.length} ${node.keys.length === 1 ? 'value is' : 'values are'} given`,
    );
  }
  const [from, second] = dates;
  if (second !== undefined) wrong(node, 'its key has two dates, and only one can say from when a row holds');
  if ((from === undefined) !== (node.date === undefined)) {
    wrong(
      node,
      from === undefined
        ? 'its rows have no date in their key, so "on" picks nothing'
        : `its rows hold from their ${from.name}, so it must be said "on" which day`,
    );
  }
  const match = node.keys.map((key, index): [string, Formula] => [
    others[index]?.name ?? '',
    formulaOf(c, key, resolve),
  ]);
  return {
    op: 'lookup',
    table: table.name,
    column: node.column.$refText,
    match: Object.fromEntries(match),
    ...(from === undefined || node.date === undefined
      ? {}
      : { from: from.name, on: formulaOf(c, node.date, resolve) }),
  };
}

function namesOf(keys: readonly InputColumn[]): string {
  return keys.map(({ name }) => name).join(' and ') || 'a date alone';
}

function wrong(node: Lookup, why: string): never {
  return refuse('lookup-key-wrong', node, { table: node.table.$refText, why });
}
