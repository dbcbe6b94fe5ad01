import type { Role, ValueId } from '@ontarget/evaluator/format';

/** What a heading asks or gives of a role's balances. */
export type BalanceHeading =
  /** Money that moves in a payment: it adds up over several of them. */
  | { kind: 'sum'; value: ValueId; also?: ValueId[] }
  /** What is owed, or still held back, at the end of the last payment. */
  | { kind: 'closing'; value: ValueId; also?: ValueId[] }
  /** What is owed before the first one. */
  | { kind: 'opening'; value: ValueId };

/**
 * `held back`, `released` and `open` of a component, or of all that the role holds back where the total is asked; undefined
 * for any other words, and where nothing of it is held back.
 */
export function heldBackHeading(
  name: string,
  stage: string | undefined,
  { balances = {} }: Role,
): BalanceHeading | undefined {
  const asked = PARTS[stage ?? ''];
  if (asked === undefined) return undefined;
  const values = Object.entries(balances).flatMap(([balance, one]) => {
    const isAsked = one.kind === 'held back' && (name === 'total' || OWNER.exec(balance)?.[1] === name);
    return isAsked ? (one[asked] ?? []) : [];
  });
  const [value, ...also] = values;
  return value === undefined ? undefined : { kind: asked === 'closing' ? 'closing' : 'sum', value, also };
}

const PARTS: Readonly<Record<string, 'out' | 'back' | 'closing'>> = {
  'held back': 'out',
  released: 'back',
  open: 'closing',
};

/** Balances are called by what is held back, such as `instalments of Deals`. */
const OWNER = / of (.+)$/;

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
