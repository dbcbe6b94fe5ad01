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
      return draw && { kind: 'sum', value: draw.out };
    case 'draw':
      return draw && { kind: 'sum', value: draw.draw };
    case 'repaid':
      return draw?.back === undefined ? undefined : { kind: 'sum', value: draw.back };
    case 'balance':
      return draw?.closing === undefined ? undefined : { kind: 'closing', value: draw.closing };
    case 'opening':
      return draw?.broughtIn === undefined ? undefined : { kind: 'opening', value: draw.broughtIn };
    case 'guaranteed': {
      const guarantee = balances['non-recoverable draw'];
      return guarantee && { kind: 'sum', value: guarantee.out };
    }
    default:
      return undefined;
  }
}
