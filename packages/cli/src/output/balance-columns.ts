import type { BalanceLine, Statement } from '@ontarget/evaluator/engine';
import type { Plan, Quantity } from '@ontarget/evaluator/format';
import { quantityText } from './quantity.ts';
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
];

/** What draws add to the components' pay and take from it; none for a role without draws. */
export function balanceColumns(statements: readonly Statement[], { currency }: Plan): BalanceColumn[] {
  const kinds = new Set(statements.flatMap(({ balances = [] }) => balances.map(({ kind }) => kind)));
  return COLUMNS.filter(([, kind]) => kinds.has(kind)).map(([heading, kind, part]) => ({
    heading,
    align: 'right',
    cell: ({ balances = [] }) => {
      const found = balances.find((one) => one.kind === kind)?.[part];
      return typeof found === 'object' ? quantityText(found as Quantity, currency) : '';
    },
  }));
}
