import {
  type FastOptions,
  type FastReason,
  type PaidAlike,
  type PaidColumn,
  PayeeByPayee,
  quantityOf,
} from '@ontarget/evaluator/fast';
import {
  decimalPlaces,
  formatRational,
  mul,
  parseDecimal,
  rational,
  toFixed,
} from '@ontarget/evaluator/numbers';

/** Where people are paid otherwise payee by payee, decimals in and out, than all together in columns. */
export function differentPayeeByPayee(group: PaidAlike, options: FastOptions): string[] {
  const { fast, people, result } = group;
  const payees = new PayeeByPayee(fast, options);
  const columns = [...result.components, ...[result.total, result.paid].flatMap((one) => one ?? [])];
  return people.flatMap((_, row) => {
    const quantities = decimalsOf(group, row);
    if (quantities === undefined) return [];
    const { status, parts } = payees.pay(quantities);
    const found = parts.map(({ id, amount, reasons }) => [id, numberIn(amount), reasonsIn(reasons)] as const);
    const right = columns.map((column, at) => {
      const reasons = result.reasons(column, row);
      const value = column.values[row] as number;
      const isNear = column.errors !== undefined;
      const exact =
        isNear || reasons.length > 0 ? undefined : formatRational(mul(rational(BigInt(value)), column.unit));
      const amount = found[at]?.[1];
      // Columns of one size may hold an amount exactly and those of another not; only what is rounded is always told alone.
      const isOpen = isNear
        ? amount === undefined || isWithin(amount, column, row)
        : fast.lowered.parts[at]?.formula.op !== 'round' && amount === undefined;
      return [column.id, isOpen ? amount : exact, reasonsIn(reasons)];
    });
    const [all, expected] = [
      [status, found],
      [result.status(row), right],
    ].map((one) => JSON.stringify(one));
    return all === expected ? [] : [`${JSON.stringify(quantities)}: ${all}, and in columns ${expected}`];
  });
}

/** Whether an exact amount lies within the bound of the error of a column's. */
function isWithin(amount: string, { values, errors, unit }: PaidColumn, row: number): boolean {
  const [n = '', d = '1'] = amount.split('/');
  const scale = Number(unit.n) / Number(unit.d);
  const near = (values[row] as number) * scale;
  const within = ((errors?.[row] ?? 0) + Math.abs(values[row] as number) * 2 ** -50) * scale;
  return Math.abs(near - Number(n) / Number(d)) <= within + 2 ** -60;
}

/** What somebody has, in decimals; undefined where one has no end. */
function decimalsOf({ fast, columns }: PaidAlike, row: number): Record<string, string> | undefined {
  const decimals: Record<string, string> = {};
  for (const { name } of fast.inputs) {
    const column = columns[name];
    const quantity = column && quantityOf(column, row);
    if (quantity === undefined) continue;
    const places = decimalPlaces(quantity);
    if (places === undefined) return undefined;
    decimals[name] = toFixed(quantity, places, 'down');
  }
  return decimals;
}

/** The number that an amount is: the same amount may have more zeros. */
function numberIn(amount: string | undefined): string | undefined {
  const read = amount === undefined ? undefined : parseDecimal(amount);
  if (read === undefined) return undefined;
  return read.ok ? formatRational(read.value) : read.message;
}

function reasonsIn(reasons: readonly FastReason[]): string[] {
  return reasons.map(({ code, kind, value }) => `${kind} ${code} ${value}`).sort();
}
