import type { Role, ValueId } from '@ontarget/evaluator/format';

/** What a heading asks or gives of a role's draws. */
export type BalanceHeading =
  /** Money that moves in a payment: it adds up over several of them. */
  | { kind: 'sum'; value: ValueId }
  /** What is owed at the end of the last payment. */
  | { kind: 'closing'; value: ValueId }
  /** What is owed before the first one. */
  | { kind: 'opening'; value: ValueId };

/**
 * `draw`, `drawn`, `repaid`, `balance` and `opening` are of the role's recoverable draw, `guaranteed` of the one that is never
 * owed back; undefined for any other word, and where the role has no such draw.
 */
export function balanceHeading(name: string, { balances = {} }: Role): BalanceHeading | undefined {
  const draw = balances['recoverable draw'];
  switch (name) {
    case 'drawn':
      return sumOf(draw?.out);
    case 'draw':
      return sumOf(draw?.draw);
    case 'repaid':
      return sumOf(draw?.back);
    case 'balance':
      return draw?.closing === undefined ? undefined : { kind: 'closing', value: draw.closing };
    case 'opening':
      return draw?.broughtIn === undefined ? undefined : { kind: 'opening', value: draw.broughtIn };
    case 'guaranteed':
      return sumOf(balances['non-recoverable draw']?.out);
    default:
      return undefined;
  }
}

function sumOf(value: ValueId | undefined): BalanceHeading | undefined {
  return value === undefined ? undefined : { kind: 'sum', value };
}
