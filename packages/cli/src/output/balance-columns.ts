import type { BalanceLine, Statement } from '@ontarget/evaluator/engine';
import type { Plan } from '@ontarget/evaluator/format';
import { formatRational, sum } from '@ontarget/evaluator/numbers';
import { quantityText, rationalOf } from './quantity.ts';
import type { TextColumn } from './table.ts';

/** A column about a role's balances, with its cell of each statement. */
export interface BalanceColumn extends TextColumn {
  readonly cell: (statement: Statement) => string;
}

const COLUMNS: readonly (readonly [string, BalanceLine['kind'], keyof BalanceLine])[] = [
  ['Guaranteed', 'guarantee', 'out'],
  ['Drawn', 'draw', 'out'],
  ['Repaid', 'draw', 'back'],
  ['Still owed', 'draw', 'closing'],
  ['Taken for shortfalls', 'shortfall', 'back'],
  ['Shortfalls still owed', 'shortfall', 'closing'],
  ['Held back', 'held back', 'out'],
  ['Released', 'held back', 'back'],
  ['Still held back', 'held back', 'closing'],
];

/** What balances add to the components' pay and take from it; none for a role without any. */
export function balanceColumns(statements: readonly Statement[], { currency }: Plan): BalanceColumn[] {
  const kinds = new Set(statements.flatMap(({ balances = [] }) => balances.map(({ kind }) => kind)));
  return COLUMNS.filter(([, kind]) => kinds.has(kind)).map(([heading, kind, part]) => ({
    heading,
    align: 'right',
    cell: ({ balances = [] }) => {
      const found = balances.flatMap((one) => {
        const amount = one.kind === kind ? one[part] : undefined;
        return typeof amount === 'object' ? [rationalOf(amount.value)] : [];
      });
      return found.length === 0
        ? ''
        : quantityText({ value: formatRational(sum(found)), unit: currency }, currency);
    },
  }));
}
