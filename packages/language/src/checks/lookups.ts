import type { InputColumn, Lookup } from '../generated/ast.ts';
import { columnsOf } from '../resolve/tables.ts';
import type { Check } from './context.ts';

/** A row is found by the whole key of its table; one whose key has a date holds from that day on. */
export const lookupsMustGiveTheKeyOfTheTable: Check<Lookup> = (lookup, say) => {
  const table = lookup.table?.ref;
  if (table === undefined) return;
  const keys = columnsOf(table).filter((one): one is InputColumn => one.$type === 'InputColumn' && one.key);
  const dates = keys.filter(({ type }) => type?.kind === 'date');
  const others = keys.filter((key) => !dates.includes(key));
  const why = whyNot(lookup, keys.length, others, dates);
  if (why !== undefined) say('lookup-key-wrong', { node: lookup }, { table: table.name, why });
};

function whyNot(
  { keys: given, date }: Lookup,
  all: number,
  others: readonly InputColumn[],
  dates: readonly InputColumn[],
): string | undefined {
  if (all === 0) return 'it has no key to look for';
  if (others.length !== given.length) {
    const names = others.map(({ name }) => name).join(' and ') || 'a date alone';
    return `its key is ${names}, and ${given.length} ${given.length === 1 ? 'value is' : 'values are'} given`;
  }
  const [from, second] = dates;
  if (second !== undefined) return 'its key has two dates, and only one can say from when a row holds';
  if (from === undefined && date !== undefined)
    return 'its rows have no date in their key, so "on" picks nothing';
  if (from !== undefined && date === undefined) {
    return `its rows hold from the date in ${from.name}, so it must say "on" which day`;
  }
  return undefined;
}
